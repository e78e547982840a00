"""The export dialog: what it says before and after, by real keys and clicks."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from answers import Answers
from dateline_db.errors import say
from dateline_db.model.event import Event
from dateline_db.model.marking import Marking
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.exporting.dialog import ExportDialog
from dateline_desktop.exporting.known import known_formats
from dateline_desktop.main_window import MainWindow
from desk import Desk

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(sample: Session, tmp_path: Path, qtbot: QtBot) -> Iterator[ExportDialog]:
    made = ExportDialog(sample)
    made.target = tmp_path / "out" / "x.html"
    made.target.parent.mkdir()
    choose(made, "geojson")
    made.show()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        delete(made)


def choose(dialog: ExportDialog, name: str) -> None:
    dialog.formats.setCurrentRow(list(known_formats()).index(name))


def export(dialog: ExportDialog, qtbot: QtBot) -> Path:
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=20_000)
    path: Path = dialog.written.path
    return path


def titles(path: Path) -> list[str]:
    found = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [one["properties"]["title"] for one in found]


def lost(dialog: ExportDialog) -> list[str]:
    return [dialog.losses.item(row).text() for row in range(dialog.losses.count())]


def test_each_format_says_what_it_is_for_and_cannot_carry(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.formats.setFocus()
    QTest.keyClick(dialog.formats, Qt.Key.Key_Home)
    told = set()
    for name, one in known_formats().items():
        assert dialog.name == name
        assert dialog.use.text() == one.use
        assert one.cannot in dialog.cannot.text()
        assert dialog.target.suffix == one.suffixes[0]
        told.add(dialog.target.name)
        QTest.keyClick(dialog.formats, Qt.Key.Key_Down)
    assert len(told) == len(known_formats())


def test_what_was_left_behind_is_listed_and_the_folder_can_be_opened(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    path = export(dialog, qtbot)
    assert len(titles(path)) == 36
    assert "Events without a point on the map: 12." in lost(dialog)
    assert dialog.losses.isVisible()
    assert dialog.open_folder.isVisible()
    assert dialog.open_file.hasFocus()


def test_a_bundle_has_no_scope_and_no_marking(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    choose(dialog, "bundle")
    assert not dialog.marking.isVisible()
    assert not dialog.scope.isVisible()
    assert "Give it only to those who may see all" in dialog.cannot.text()
    assert export(dialog, qtbot).read_bytes().startswith(b"PK")
    assert not dialog.losses.isVisible()


def test_what_the_filter_shows_is_offered_first(
    sample: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    sample.set_filter(Filter(kinds=frozenset({"attack"})))
    dialog = ExportDialog(sample)
    qtbot.addWidget(dialog)
    choose(dialog, "geojson")
    dialog.target = tmp_path / "a.geojson"
    assert dialog.scope.box.currentText() == "What the filter shows (7 events)"
    assert len(titles(export(dialog, qtbot))) == 7
    assert "Events outside what was chosen: 29." in lost(dialog)
    dialog.scope.set_value("all")
    assert len(titles(export(dialog, qtbot))) == 36


def test_the_selected_event_can_go_alone(
    sample: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    assert sample.case is not None
    chosen = sample.case.events.all()[3]
    sample.select("event", chosen.id)
    dialog = ExportDialog(sample)
    qtbot.addWidget(dialog)
    choose(dialog, "geojson")
    dialog.target = tmp_path / "a.geojson"
    dialog.scope.set_value("chosen")
    assert titles(export(dialog, qtbot)) == [chosen.title]


def test_what_is_marked_more_strictly_stays(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    case = session.case
    assert case is not None
    with case.action(say("Add two")):
        case.events.insert(Event(title="Open"))
        case.events.insert(Event(title="Secret", marking=Marking.RED))
    dialog = ExportDialog(session)
    qtbot.addWidget(dialog)
    choose(dialog, "geojson")
    dialog.target = tmp_path / "a.geojson"
    assert titles(export(dialog, qtbot)) == ["Open"]
    assert "Events marked too strictly, and left out: 1." in lost(dialog)
    dialog.marking.set_value(Marking.RED)
    assert lost(dialog) == []
    assert titles(export(dialog, qtbot)) == ["Open", "Secret"]


def test_a_file_that_is_there_is_replaced_only_when_agreed(
    dialog: ExportDialog, answers: Answers, qtbot: QtBot
) -> None:
    dialog.target.write_text("before")
    answers.confirms = False
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    assert not dialog.writing
    assert dialog.target.read_text() == "before"
    answers.confirms = True
    assert len(titles(export(dialog, qtbot))) == 36


def test_an_export_that_is_stopped_leaves_the_file_as_it_was(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.target.write_text("before")
    with qtbot.waitSignal(dialog._session.jobs.idle):
        qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.outcome.text() == "Stopped. Nothing was written."
    assert [path.name for path in dialog.target.parent.iterdir()] == ["sample.geojson"]
    assert dialog.target.read_text() == "before"


def test_a_folder_that_is_gone_gets_a_sentence(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.target = dialog.target.parent / "nowhere" / "a.geojson"
    qtbot.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.writing)
    assert "could not be written" in dialog.outcome.text()


def test_another_place_gets_the_suffix_of_the_format(
    dialog: ExportDialog, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.saves = tmp_path / "map.v2"
    qtbot.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    assert dialog.target == tmp_path / "map.v2.geojson"
    choose(dialog, "ris")
    assert dialog.target == tmp_path / "sample.ris"


@pytest.fixture
def window(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, sample_file: Path
) -> Iterator[MainWindow]:
    desk = Desk(qapp, tmp_path, qtbot)
    yield desk.start(sample_file)
    desk.end()


def test_a_key_opens_it_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_X, CTRL_SHIFT)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is not None)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.name == "html"
    qtbot.waitUntil(dialog.formats.hasFocus)
    QTest.keyClick(dialog.formats, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
