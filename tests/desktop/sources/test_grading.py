"""Grading publishers and sources, one or many."""

from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.grades import grade_publisher
from dateline_db.model.grade import Reliability
from dateline_desktop.core.session import Session
from dateline_desktop.sources.grading import (
    PublisherLetterEditor,
    SourceLetterEditor,
)
from newsroom import add_source


def test_a_publisher_is_regraded_and_the_history_says_so(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    source = add_source(case, "Dawn")
    grade_publisher(case, source.publisher_id, Reliability.B, "Mostly right.")
    publisher = case.publishers.get(source.publisher_id)
    editor = PublisherLetterEditor(session, publisher, {})
    qtbot.addWidget(editor)
    editor.letter.part.set_value(Reliability.C)
    editor.letter.reason.set_value("Two retractions in a year.")
    editor.save()
    assert case.grades().letter(source.id) is Reliability.C
    assert str(case.undo_label) == "Regrade Dawn from B to C"


def test_sources_are_graded_in_one_action(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    sources = [add_source(case, name) for name in ("Dawn", "BBC")]
    ids = tuple(one.id for one in sources)
    editor = SourceLetterEditor(session, sources[0], {"ids": ids})
    qtbot.addWidget(editor)
    editor.letter.part.set_value(Reliability.D)
    editor.letter.reason.set_value("Both were withdrawn.")
    editor.save()
    assert {case.grades().letter(one) for one in ids} == {Reliability.D}
    assert str(case.undo_label) == "Grade 2 sources D"
