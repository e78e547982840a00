"""Survive: a plug pulled, a change from outside, a colleague, a damaged file."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from dateline_db.case import list_backups
from dateline_desktop.history.entries_model import ENTRY
from dateline_desktop.history.panel import HistoryPanel
from dateline_desktop.main_window import MainWindow
from dateline_desktop.start.backups import BackupsDialog
from desk import Desk

EDIT_WITHOUT_END = """
import sys
from itertools import count
from pathlib import Path
from dateline_db.case import Case
from dateline_db.edits.events import create_event
from dateline_db.model.event import Event

case = Case.open(Path(sys.argv[1]), analyst="Bea Baloch")
for n in count():
    create_event(case, Event(title=f"Event {n}"))
    print(n, flush=True)
"""
CHANGE_FROM_OUTSIDE = """
import sys
from pathlib import Path
from dateline_db.store.engine import connect

connection = connect(Path(sys.argv[1]))
connection.execute("UPDATE event SET title = 'Changed by a shell' WHERE ref = 'E01'")
connection.close()
"""
HOLD_OPEN = """
import sys
from pathlib import Path
from dateline_db.case import Case
from dateline_db.edits.events import create_event
from dateline_db.model.event import Event

case = Case.open(Path(sys.argv[1]), analyst="Bea Baloch")
print("open", flush=True)
for title in sys.stdin:
    create_event(case, Event(title=title.strip()))
case.close()
"""


def another_program(code: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def history(window: MainWindow) -> HistoryPanel:
    found = window.findChild(HistoryPanel)
    assert found is not None
    return found


def test_nothing_is_lost_when_the_plug_is_pulled(desk: Desk, sample_file: Path) -> None:
    with another_program(EDIT_WITHOUT_END, sample_file) as writing:
        assert writing.stdout is not None
        on_disk = [writing.stdout.readline() for _ in range(25)][-1]
        writing.kill()
        writing.wait()

    window = desk.start(sample_file)

    assert window.session.writable
    titles = {event.title for event in desk.case.events.all()}
    assert {f"Event {n}" for n in range(int(on_disk) + 1)} <= titles
    assert desk.case.check() == []
    window.commands["undo"].trigger()
    assert desk.case.redo_label is not None


def test_a_change_from_outside_is_told_and_can_be_undone(
    desk: Desk, sample_file: Path
) -> None:
    with another_program(CHANGE_FROM_OUTSIDE, sample_file) as shell:
        assert shell.wait() == 0

    window = desk.start(sample_file)

    assert "changed outside Dateline" in window.workspace.notice.text
    [event] = desk.case.events.where(ref="E01")
    assert event.title == "Changed by a shell"
    panel = history(window)
    assert panel.entries.index(0).data(ENTRY).kind == "outside"
    panel.list.setCurrentIndex(panel.entries.index(0))
    assert "Changed by a shell" in panel.details.toPlainText()
    window.commands["undo"].trigger()
    assert desk.case.events.get(event.id).title != "Changed by a shell"


def test_what_a_program_changes_shows_in_the_open_window(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    [event] = desk.case.events.where(ref="E01")
    window.session.select("event", event.id)
    with another_program(CHANGE_FROM_OUTSIDE, sample_file) as shell:
        assert shell.wait() == 0

    news = window.status.news
    qtbot.waitUntil(lambda: news.text() == "Changed outside Dateline: 1 row")

    assert history(window).entries.index(0).data(ENTRY).kind == "outside"
    window.commands["undo"].trigger()
    assert desk.case.events.get(event.id).title == event.title


def test_a_colleagues_case_can_be_read_and_shows_what_she_does(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    with another_program(HOLD_OPEN, sample_file) as colleague:
        assert colleague.stdin is not None
        assert colleague.stdout is not None
        assert colleague.stdout.readline() == "open\n"
        window = desk.start(sample_file)
        assert "Bea Baloch has this case open" in window.workspace.notice.text
        assert not window.session.writable
        assert window.status.shown.text() == "36 events"
        colleague.stdin.write("Talks are announced\n")
        colleague.stdin.flush()
        qtbot.waitUntil(lambda: window.status.shown.text().startswith("37 events"))
        said = "Bea Baloch: Create event “Talks are announced”"
        assert window.status.news.text() == said
        colleague.stdin.close()
        assert colleague.wait() == 0
    window.files.reopen()
    assert window.session.writable
    assert window.workspace.notice.isHidden()


def test_a_damaged_case_leads_to_its_backup(
    desk: Desk, sample_file: Path, qtbot: QtBot
) -> None:
    desk.start(sample_file)
    desk.case.back_up()
    desk.end()
    sample_file.write_bytes(sample_file.read_bytes()[: 40 * 4096])

    window = desk.start(sample_file)

    assert window.session.case is None
    assert "cut short" in window.start.trouble.text
    window.start.trouble.offers[0].click()
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    dialog.restore.click()
    qtbot.waitUntil(lambda: window.session.case is not None)
    assert desk.case.events.count() == 36
    assert desk.case.check() == []
    assert window.start.trouble.isHidden()
    kept = [path.name for path in list_backups(sample_file)[0].path.parent.iterdir()]
    assert any("damaged" in name for name in kept)
