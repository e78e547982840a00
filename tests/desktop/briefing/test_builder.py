"""The builder: a preview that follows, briefings kept in the case, problems, issues."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from answers import Answers
from dateline_db.case import Case
from dateline_db.edits.briefings import delete_briefing
from dateline_db.model.briefing import Paper, Section
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from dateline_desktop.briefing.dialog import BriefingDialog
from dateline_desktop.core.session import Selection, Session

LONG = 30_000


@pytest.fixture
def case(sample: Session) -> Case:
    assert sample.case is not None
    return sample.case


@pytest.fixture
def dialog(sample: Session, tmp_path: Path) -> Iterator[BriefingDialog]:
    made = BriefingDialog(sample)
    made.target = tmp_path / "brief.pdf"
    made.show()
    yield made
    if isValid(made):  # it goes when it is closed
        made.preview.end()
        delete(made)


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def told(dialog: BriefingDialog) -> list[str]:
    listed = dialog.problems.list
    return [listed.item(row).text() for row in range(listed.count())]


def test_the_pages_follow_what_is_typed(dialog: BriefingDialog, qtbot: QtBot) -> None:
    preview = dialog.preview
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        pass
    pages, before = preview.page_count, preview.page.pixmap().toImage()
    assert pages > 10
    assert preview.thumbs.count() == pages
    dialog.form.sections.set_value((Section.JUDGEMENTS, Section.METHOD))
    dialog.title_field.set_value("Quite another title")
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        pass
    assert preview.page_count < pages
    assert preview.thumbs.count() == preview.page_count
    assert preview.page.pixmap().toImage() != before


def test_a_page_is_shown_when_it_is_chosen(
    dialog: BriefingDialog, qtbot: QtBot
) -> None:
    preview = dialog.preview
    with qtbot.waitSignal(preview.shown, timeout=LONG):
        pass
    before = preview.page.pixmap().toImage()
    preview.thumbs.setCurrentRow(1)
    qtbot.waitUntil(lambda: preview.page.pixmap().toImage() != before, timeout=LONG)


def test_a_problem_leads_to_its_place(
    dialog: BriefingDialog, sample: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.preview.problems_found, timeout=LONG):
        pass
    author = dialog.form.field("author")
    author.set_value("")
    qtbot.waitUntil(lambda: "No author is named." in told(dialog), timeout=LONG)
    first = dialog.problems.list.item(told(dialog).index("No author is named."))
    dialog.problems.list.itemActivated.emit(first)
    assert dialog.focusWidget() is author.focusProxy()
    opened: list[Selection] = []
    sample.opened.connect(opened.append)
    row = next(n for n, text in enumerate(told(dialog)) if text.startswith("E03"))
    dialog.problems.list.itemActivated.emit(dialog.problems.list.item(row))
    assert opened[0].kind == "event"


def test_a_briefing_is_kept_with_all_its_choices(
    dialog: BriefingDialog, case: Case, qtbot: QtBot
) -> None:
    form = dialog.form
    dialog.title_field.set_value("For the minister")
    form.field("paper").set_value(Paper.LETTER)
    form.field("period").set_value(When.parse("2022/2023"))
    form.field("kinds").set_value(("attack",))
    form.sections.set_value((Section.EVENTS, Section.SOURCES))
    form.sections.set_texts({"events": "In order of date."})
    assert dialog.is_changed
    press(qtbot, dialog.save)
    [kept] = case.briefings.all()
    assert (kept.title, kept.paper, kept.kinds) == (
        "For the minister",
        Paper.LETTER,
        ("attack",),
    )
    assert kept.layout == (Section.EVENTS, Section.SOURCES)
    assert kept.texts == {"events": "In order of date."}
    assert not dialog.is_changed
    case.undo()
    assert case.briefings.all()[0].title != "For the minister"


def test_a_case_keeps_several_briefings(
    dialog: BriefingDialog, case: Case, qtbot: QtBot
) -> None:
    press(qtbot, dialog.kept.new)
    dialog.title_field.set_value("The short one")
    press(qtbot, dialog.save)
    assert [one.title for one in case.briefings.all()][1] == "The short one"
    first = case.briefings.all()[0]
    dialog.kept.chosen.emit(first.id)
    assert dialog.title_field.value() == first.title
    press(qtbot, dialog.kept.delete)
    assert [one.title for one in case.briefings.all()] == ["The short one"]


def test_a_first_briefing_begins_with_today_and_the_organisation_of_before(
    dialog: BriefingDialog, case: Case, sample: Session, qtbot: QtBot
) -> None:
    assert dialog.form.field("as_of").value() == When.parse("2023-09-30")
    dialog.form.field("organisation").set_value("Desk Four")
    press(qtbot, dialog.save)
    delete_briefing(case, case.briefings.all()[0].id)
    first = BriefingDialog(sample)
    assert first.form.field("organisation").value() == "Desk Four"
    today = When.parse(dt.date.today().isoformat())  # noqa: DTZ011
    assert first.form.field("as_of").value() == today
    assert not first.is_changed
    first.preview.end()
    delete(first)


def test_what_is_issued_is_recorded_with_its_hash(
    dialog: BriefingDialog, case: Case, qtbot: QtBot
) -> None:
    dialog.marking.set_value(Marking.GREEN)
    press(qtbot, dialog.issue)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=LONG)
    [issued] = case.issued_briefings.all()
    data = dialog.target.read_bytes()
    assert issued.sha256 == hashlib.sha256(data).hexdigest()
    assert (issued.size, issued.marking) == (len(data), Marking.GREEN)
    assert issued.head != case.head  # that of the state which was printed
    assert b'"events"' in case.blob(issued.content_sha256)
    assert case.check() == []


def test_an_issue_that_failed_is_not_made_up_for_by_writing(
    dialog: BriefingDialog, case: Case, qtbot: QtBot, tmp_path: Path
) -> None:
    place, dialog.target = dialog.target, tmp_path / "gone" / "brief.pdf"
    press(qtbot, dialog.issue)
    qtbot.waitUntil(lambda: "could not" in dialog.outcome.text(), timeout=LONG)
    dialog.target = place
    press(qtbot, dialog.write)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=LONG)
    assert case.issued_briefings.count() == 0


def test_sections_are_moved_and_one_at_least_is_left(dialog: BriefingDialog) -> None:
    sections = dialog.form.sections
    assert sections.value() == ()
    sections.list.setCurrentRow(1)
    sections.up.click()
    assert sections.value()[:2] == (Section.CHANGES, Section.JUDGEMENTS)
    for row in range(sections.list.count()):
        sections.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.form.changed_from(dialog._kept) is None
    assert "at least one section" in dialog.form.error("sections")


def test_it_is_written_as_markdown_by_its_name(
    dialog: BriefingDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.target = tmp_path / "brief.md"
    press(qtbot, dialog.write)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=LONG)
    text = dialog.target.read_text(encoding="utf-8")
    assert text.startswith("**TLP:CLEAR**\n\n# The TTP and Pakistan")


def test_what_was_typed_is_not_lost_without_asking(
    dialog: BriefingDialog, answers: Answers, qtbot: QtBot
) -> None:
    dialog.title_field.set_value("Typed")
    answers.confirms = False
    press(qtbot, dialog.stop)
    assert dialog.isVisible()
    assert "not kept in the case" in answers.told[-1]
