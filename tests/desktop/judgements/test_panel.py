"""Judgements in a table, and an editor that checks them while they are written."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.analysis.tradecraft import Rule
from dateline_db.case import Case
from dateline_db.edits.settings import change_settings
from dateline_db.model.judgement import Judgement, Likelihood, Yardstick
from dateline_desktop.core.session import Session
from dateline_desktop.judgements.editor import JudgementEditor
from dateline_desktop.judgements.panel import JudgementsPanel
from dateline_desktop.judgements.table import Columns


@pytest.fixture
def panel(sample: Session, qtbot: QtBot) -> JudgementsPanel:
    made = JudgementsPanel(sample)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


def an_editor(
    session: Session, qtbot: QtBot, judgement: Judgement | None = None
) -> JudgementEditor:
    editor = JudgementEditor(session, judgement, {})
    qtbot.addWidget(editor)
    return editor


def rules(editor: JudgementEditor) -> list[Rule]:
    return [finding.rule for finding in editor.checks.findings]


def test_each_judgement_says_what_it_rests_on(panel: JudgementsPanel) -> None:
    model = panel.model
    assert model.rowCount() == 7
    first = [model.index(0, column).data() for column in Columns]
    assert first[0] == "J01"
    assert first[2:5] == ["very likely", "Moderate", "rests on 7 claims, 6 origins"]
    assert first[5] == "nothing found"


def test_it_sorts_by_likelihood(panel: JudgementsPanel) -> None:
    panel.table.sort_by(Columns.LIKELIHOOD)
    terms = [panel.model.index(row, Columns.LIKELIHOOD).data() for row in range(7)]
    assert terms[0] == "unlikely"
    assert terms[-1] == "almost certain"


def test_claims_on_either_side_show_their_grades_and_origins(
    sample: Session, qtbot: QtBot
) -> None:
    assert sample.case is not None
    editor = an_editor(sample, qtbot, sample.case.judgements.all()[1])
    lines = editor.checks.basis.text().splitlines()
    assert lines[0].startswith("For: C025 · C3 · Pakistan Institute for Conflict")
    assert [line[:13] for line in lines[-1:]] == ["Against: C026"]
    editor.form.field("against").set_value([])
    qtbot.waitUntil(lambda: "Against" not in editor.checks.basis.text())


def test_findings_follow_what_is_typed(session: Session, qtbot: QtBot) -> None:
    editor = an_editor(session, qtbot)
    assert Rule.NO_TERM in rules(editor)
    editor.form.field("statement").set_value("They may attack.")
    qtbot.waitUntil(lambda: Rule.HEDGE in rules(editor))
    editor.form.field("statement").set_value("They are likely to attack.")
    qtbot.waitUntil(lambda: Rule.HEDGE not in rules(editor))


def test_a_finding_is_ignored_with_a_reason_when_saved(
    session: Session, case: Case, answers: Answers, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot)
    editor.form.field("statement").set_value("They are likely to attack.")
    editor.check()
    answers.line = "Nobody else was there."
    before = len(editor.checks.findings)
    editor.checks.ignore_wanted.emit(editor.checks.findings[0])
    assert len(editor.checks.findings) == before - 1
    assert case.dismissals.count() == 0
    editor.save()
    [kept] = case.dismissals.all()
    assert kept.reason == "Nobody else was there."
    [judgement] = case.judgements.all()
    again = an_editor(session, qtbot, judgement)
    assert len(again.checks.findings) == before - 1


def test_the_revisions_are_dated(sample: Session, qtbot: QtBot) -> None:
    assert sample.case is not None
    editor = an_editor(sample, qtbot, sample.case.judgements.all()[0])
    shown = editor.form.field("revisions").focusProxy()
    assert isinstance(shown, QLabel)
    assert "judgements" in shown.text()


def test_the_terms_are_those_of_the_case(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    change_settings(case, replace(case.settings, yardstick=Yardstick.PHIA))
    editor = an_editor(session, qtbot)
    likelihood = editor.form.field("likelihood")
    likelihood.set_value(Likelihood.P4)
    assert likelihood.value() is Likelihood.P4
    with pytest.raises(ValueError, match="L5"):
        likelihood.set_value(Likelihood.L5)
