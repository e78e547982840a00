"""The editors of a source and of a publisher."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.grades import grade_publisher, grade_source
from dateline_db.edits.lineage import set_lineage
from dateline_db.model.grade import Reliability
from dateline_db.model.publisher import PublisherKind
from dateline_db.model.source import Lineage, LineageKind, LineageState, Source
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.sources.editor import SourceEditor
from dateline_desktop.sources.lineage_row import LineageRow
from dateline_desktop.sources.publisher_editor import PublisherEditor
from dateline_desktop.widgets.rows import RowsField
from newsroom import add_publisher, add_source


def an_editor(
    session: Session, qtbot: QtBot, source: Source | None = None
) -> SourceEditor:
    editor = SourceEditor(session, source, {})
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_a_source_and_its_new_publisher_are_saved_as_one(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    editor.form.field("title").set_value("Blast kills 54")
    editor.form.field("published").set_value(When.parse("2023-07-30"))
    assert editor.publisher_kind.isHidden()
    qtbot.keyClicks(editor.publisher.line, "Dawn")
    qtbot.keyClick(editor.publisher.line, Qt.Key.Key_Return)
    assert not editor.publisher_kind.isHidden()
    editor.publisher_kind.set_value(PublisherKind.AGENCY)
    editor.save()
    (source,), (publisher,) = case.sources.all(), case.publishers.all()
    assert source.publisher_id == publisher.id
    assert (publisher.name, publisher.kind) == ("Dawn", PublisherKind.AGENCY)
    session.undo()
    assert case.publishers.count() == 0


def test_a_source_without_a_publisher_is_refused(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    editor.form.field("title").set_value("Blast")
    editor.save()
    assert editor.form.error("publisher_id") == "A source needs a publisher."
    assert case.sources.count() == 0


def test_the_letter_of_the_publisher_is_shown_as_inherited(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    dawn = add_publisher(case)
    grade_publisher(case, dawn.id, Reliability.B, "Right so far.")
    editor = an_editor(session, qtbot)
    assert "no letter yet" in editor.form.hint("letter")
    editor.publisher.set_value(dawn.id)
    assert editor.form.hint("letter") == "Its publisher has B: usually reliable."


def test_a_letter_of_its_own_asks_for_a_reason(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot, add_source(case))
    assert editor.letter.reason.isHidden()
    editor.letter.part.set_value(Reliability.C)
    assert not editor.letter.reason.isHidden()
    editor.save()
    assert "Say why" in editor.form.error("reason")
    assert case.reliability_grades.count() == 0
    qtbot.keyClicks(editor.letter.reason.text, "A tabloid.")
    editor.save()
    (given,) = case.reliability_grades.all()
    assert (given.letter, given.reason) == (Reliability.C, "A tabloid.")


def test_another_letter_asks_for_another_reason(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    source = add_source(case)
    grade_source(case, source.id, Reliability.C, "A tabloid.")
    editor = an_editor(session, qtbot, source)
    assert editor.letter.reason.value() == "A tabloid."
    editor.letter.part.set_value(Reliability.D)
    assert editor.letter.reason.value() == ""
    editor.letter.part.set_value(Reliability.C)
    assert editor.letter.reason.value() == "A tabloid."
    assert not editor.is_changed


def test_lineage_is_traced_through_sources_and_publishers(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    agency, upstream = add_publisher(case, "AP"), add_source(case, "VOA", "AP story")
    editor = an_editor(session, qtbot, add_source(case))
    editor.lineage.set_value(LineageState.DERIVED)
    rows = editor.form.field("chains")
    assert isinstance(rows, RowsField)
    for name, kind in (("AP story", LineageKind.REWRITES), ("AP", LineageKind.QUOTES)):
        row = rows.add_row()
        assert isinstance(row, LineageRow)
        qtbot.keyClicks(row.upstream.line, name)
        row.upstream.settle()
        row.manner.set_value(kind)
        row.onward.set_value(kind is LineageKind.QUOTES)
    editor.save()
    first, second = case.lineage.all()
    assert (first.chain, first.step, first.kind) == (0, 0, LineageKind.REWRITES)
    assert first.upstream_source_id == upstream.id
    assert (second.chain, second.step) == (0, 1)
    assert second.upstream_publisher_id == agency.id
    session.undo()
    assert case.lineage.count() == 0


@pytest.mark.parametrize("state", [LineageState.UNKNOWN, LineageState.OWN])
def test_a_source_that_does_not_derive_loses_its_chains(
    session: Session, case: Case, qtbot: QtBot, state: LineageState
) -> None:
    source, agency = add_source(case), add_publisher(case, "AP")
    step = Lineage(source_id=source.id, upstream_publisher_id=agency.id)
    set_lineage(case, source.id, LineageState.DERIVED, [[step]])
    editor = an_editor(session, qtbot, case.sources.get(source.id))
    rows = editor.form.field("chains")
    assert not rows.isHidden()
    assert not editor.is_changed
    editor.lineage.set_value(state)
    assert rows.isHidden()
    editor.save()
    assert case.sources.get(source.id).lineage is state
    assert case.lineage.count() == 0


def test_a_publisher_is_edited_with_its_letter(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = PublisherEditor(session, add_publisher(case, "Voice of America"), {})
    qtbot.addWidget(editor)
    editor.form.field("aliases").set_value(("VOA",))
    editor.letter.part.set_value(Reliability.F)
    editor.letter.reason.set_value("Not used before.")
    editor.save()
    (publisher,) = case.publishers.all()
    assert publisher.aliases == ("VOA",)
    assert case.grades().of_publisher(publisher.id) is Reliability.F
    session.undo()
    assert case.publishers.all()[0].aliases == ()
    assert case.reliability_grades.count() == 0


def test_two_publishers_of_one_name_are_refused(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    add_publisher(case, "Dawn")
    editor = PublisherEditor(session, None, {"name": "dawn"})
    qtbot.addWidget(editor)
    editor.save()
    assert "two independent origins" in editor.form.error("name")
