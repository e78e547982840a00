"""The lineage of several sources, set in one dialog as one action."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.model.source import LineageKind, LineageState
from dateline_desktop.core.session import Session
from dateline_desktop.sources.lineage_editor import LineageEditor, ask_lineage
from newsroom import add_source


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(session: Session, ids: list[str], window: QWidget) -> LineageEditor:
    ask_lineage(session, ids, window)
    [editor] = window.findChildren(LineageEditor)
    return editor


def test_several_sources_derive_from_an_agency_as_one_action(
    session: Session, case: Case, window: QWidget, qtbot: QtBot
) -> None:
    ids = [add_source(case, name).id for name in ("Dawn", "Geo", "Samaa")]
    wire = add_source(case, "AFP")
    editor = asked(session, ids, window)
    assert editor.windowTitle() == "Lineage of 3 sources"
    editor.state.set_value(LineageState.DERIVED)
    editor.save()
    assert "Choose the source or the publisher" in editor.form.error("step")
    line = editor.step.upstream.line
    qtbot.keyClicks(line, "AFP")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    editor.step.manner.set_value(LineageKind.SYNDICATES)
    editor.save()
    steps = case.lineage.all()
    assert {one.source_id for one in steps} == set(ids)
    assert {one.kind for one in steps} == {LineageKind.SYNDICATES}
    assert {one.upstream_publisher_id for one in steps} == {wire.publisher_id}
    assert str(case.undo_label) == "Trace the lineage of 3 sources"
    session.undo()
    assert case.lineage.count() == 0


def test_own_reporting_is_said_of_one_source(
    session: Session, case: Case, window: QWidget
) -> None:
    source = add_source(case, lineage=LineageState.UNKNOWN)
    editor = asked(session, [source.id], window)
    assert not editor.step.isVisibleTo(editor)
    editor.state.set_value(LineageState.OWN)
    editor.save()
    assert case.sources.get(source.id).lineage is LineageState.OWN
    ask_lineage(session, [], window)
