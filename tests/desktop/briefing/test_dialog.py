"""The briefing dialog: it writes in the background and stays in the way of nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from answers import Answers
from dateline_db.model.marking import Marking
from dateline_desktop.briefing.dialog import BriefingDialog
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from pdf_reading import Printed


@pytest.fixture
def dialog(sample: Session, tmp_path: Path) -> Iterator[BriefingDialog]:
    made = BriefingDialog(sample)
    made.target = tmp_path / "brief.pdf"
    made.show()
    yield made
    if isValid(made):  # it goes when it is closed
        delete(made)


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_knows_the_briefing_of_the_case(dialog: BriefingDialog) -> None:
    assert dialog.title_field.value().startswith("The TTP and Pakistan, 2011-2023")
    assert dialog.marking.value() is Marking.CLEAR
    assert dialog.form.hint("reviewed_only") == "30 of 36 events have been reviewed."


def test_it_writes_what_was_asked_for(dialog: BriefingDialog, qtbot: QtBot) -> None:
    dialog.title_field.set_value("For the minister")
    dialog.marking.set_value(Marking.AMBER_STRICT)
    dialog.reviewed_only.set_value(False)
    press(qtbot, dialog.write)
    assert dialog.writing
    assert not dialog.form.isEnabled()
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=20_000)
    printed = Printed(dialog.target)
    assert "For the minister" in printed.pages[0]
    assert printed.pages[-1].count("TLP:AMBER+STRICT") >= 2
    assert "draft" in printed.text
    printed.close()


def test_the_case_is_not_changed_by_it(
    dialog: BriefingDialog, sample: Session, qtbot: QtBot
) -> None:
    assert sample.case is not None
    before = sample.case.head
    press(qtbot, dialog.write)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=20_000)
    assert sample.case.head == before


def test_cancel_leaves_the_old_file(
    dialog: BriefingDialog, jobs: Jobs, qtbot: QtBot
) -> None:
    dialog.target.write_bytes(b"old")
    press(qtbot, dialog.write)
    with qtbot.waitSignal(jobs.idle):
        press(qtbot, dialog.stop)
    assert dialog.isVisible()
    assert dialog.target.read_bytes() == b"old"
    assert "Nothing was written" in dialog.outcome.text()
    with qtbot.waitSignal(dialog.destroyed):
        press(qtbot, dialog.stop)


def test_a_briefing_needs_a_title(dialog: BriefingDialog, qtbot: QtBot) -> None:
    dialog.title_field.set_value("  ")
    press(qtbot, dialog.write)
    assert not dialog.writing
    assert dialog.form.error("title") == "A briefing needs a title."


def test_a_file_that_is_there_is_replaced_only_when_agreed(
    dialog: BriefingDialog, answers: Answers, qtbot: QtBot
) -> None:
    dialog.target.write_bytes(b"old")
    answers.confirms = False
    press(qtbot, dialog.write)
    assert not dialog.writing
    assert answers.told == ["brief.pdf is there already."]


def test_a_place_is_chosen_and_gets_its_suffix(
    dialog: BriefingDialog, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.saves = tmp_path / "chosen"
    press(qtbot, dialog.choose)
    assert dialog.target == tmp_path / "chosen.pdf"


def test_a_dot_in_a_name_is_no_suffix(
    dialog: BriefingDialog, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.saves = tmp_path / "brief v1.2"
    press(qtbot, dialog.choose)
    assert dialog.target == tmp_path / "brief v1.2.pdf"


def test_a_folder_that_is_gone_is_told(
    dialog: BriefingDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.target = tmp_path / "gone" / "brief.pdf"
    press(qtbot, dialog.write)
    qtbot.waitUntil(lambda: not dialog.writing, timeout=20_000)
    assert "could not be written" in dialog.outcome.text()
    assert dialog.write.isEnabled()


class Opener(QObject):
    """Stands where the system would open a file."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def opener(qapp: object) -> Iterator[Opener]:
    made = Opener()
    # It takes a str; its stub asks for bytes, which it refuses.
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_the_file_can_be_opened_when_it_is_there(
    dialog: BriefingDialog, opener: Opener, qtbot: QtBot
) -> None:
    assert not dialog.open_file.isVisible()
    press(qtbot, dialog.write)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=20_000)
    press(qtbot, dialog.open_file)
    assert opener.opened == [str(dialog.target)]
    dialog.title_field.set_value("Another title")
    assert not dialog.open_file.isVisible()
