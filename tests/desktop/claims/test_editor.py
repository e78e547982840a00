"""The editors of a claim and of a judgement."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.grades import grade_claim, grade_source
from dateline_db.edits.sources import change_source
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.figure import Figure, Qualifier
from dateline_db.model.grade import Credibility, Reliability
from dateline_db.model.judgement import Confidence, Likelihood, Side
from dateline_db.model.when import When
from dateline_desktop.claims.editor import ClaimEditor
from dateline_desktop.claims.figure_row import FigureRow
from dateline_desktop.core.session import Session
from dateline_desktop.judgements.editor import JudgementEditor
from dateline_desktop.widgets.rows import RowsField
from newsroom import add_claim, add_event, add_place, add_source


def an_editor(
    session: Session, qtbot: QtBot, claim: Claim | None = None, **known: object
) -> ClaimEditor:
    editor = ClaimEditor(session, claim, known)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_a_claim_is_written_down_with_its_figures_and_its_digit(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event, source = add_event(case), add_source(case)
    editor = an_editor(session, qtbot, event_id=event.id, source_id=source.id)
    editor.form.field("statement").set_value("At least 40 died.")
    figures = editor.form.field("figures")
    assert isinstance(figures, RowsField)
    row = figures.add_row()
    assert isinstance(row, FigureRow)
    qtbot.keyClicks(row.measure.box, "killed")
    offered = [row.scope.box.itemText(n) for n in range(row.scope.box.count())]
    assert {"total", "civilians", "attackers left out"} < set(offered)
    row.scope.box.setCurrentText("civilians")
    row.qualifier.set_value(Qualifier.AT_LEAST)
    qtbot.keyClicks(row.best.line, "40")
    editor.digit.part.set_value(Credibility.THREE)
    editor.digit.reason.set_value("Fits what is known.")
    editor.save()
    (claim,), (figure,) = case.claims.all(), case.figures.all()
    assert claim.ref == "C001"
    assert (figure.measure, figure.qualifier) == ("killed", Qualifier.AT_LEAST)
    assert (figure.low, figure.best, figure.high) == (40, 40, None)
    assert figure.scope == "civilians"
    assert case.grades().digit(claim.id) is Credibility.THREE
    session.undo()
    assert [case.claims.count(), case.figures.count()] == [0, 0]


def test_the_letter_of_the_source_is_not_shown_while_the_digit_is_chosen(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    claim = add_claim(case)
    grade_source(case, claim.source_id, Reliability.B, "Right in the past.")
    editor = an_editor(session, qtbot, claim)
    shown = " ".join(label.text() for label in editor.findChildren(QLabel))
    assert "reliab" not in shown.lower()
    assert "Right in the past" not in shown


def test_a_digit_asks_for_a_reason(session: Session, case: Case, qtbot: QtBot) -> None:
    editor = an_editor(session, qtbot, add_claim(case))
    editor.digit.part.set_value(Credibility.FOUR)
    editor.save()
    assert "Say why" in editor.form.error("reason")
    assert case.credibility_grades.count() == 0


def test_a_one_without_two_origins_has_to_be_meant(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    claim = add_claim(case)
    editor = an_editor(session, qtbot, claim)
    assert editor.digit.although.isHidden()
    editor.digit.part.set_value(Credibility.ONE)
    editor.digit.reason.set_value("Seen on film.")
    editor.save()
    assert "two independent origins" in editor.form.error("digit")
    assert case.credibility_grades.count() == 0
    editor.digit.although.box.click()
    editor.save()
    assert case.grades().digit(claim.id) is Credibility.ONE


def test_a_new_claim_is_reported_when_its_source_was_published(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    source = add_source(case)
    published = When.parse("2023-01-31")
    change_source(case, replace(source, published=published))
    editor = an_editor(session, qtbot, event_id=add_event(case).id)
    editor.told_by.set_value(source.id)
    assert editor.as_of.value() == published
    qtbot.keyClicks(editor.when.line, "yesterday")
    editor.form.field("statement").set_value("It happened.")
    editor.save()
    (claim,) = case.claims.all()
    assert claim.when == When.parse("2023-01-30?")
    assert claim.when_words == "yesterday"


def test_everything_of_a_claim_comes_back_as_it_was(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    claim = add_claim(
        case,
        statement="۸۴ افراد",
        nature=Nature.ALLEGATION,
        stance=Stance.CONTRADICTS,
        locator="paragraph 3",
        when=When.parse("2023-01-30~"),
        when_words="about Monday",
        place_id=add_place(case).id,
        place_words="a mosque in the city",
        attributed_to="police",
        quote="دھماکا",
        quote_language="ur",
        translation="A blast",
    )
    grade_claim(case, claim.id, Credibility.SIX, "Nothing to compare it with.")
    editor = an_editor(session, qtbot, claim)
    assert not editor.is_changed
    before = case.head
    editor.save()
    assert case.claims.get(claim.id) == claim
    assert case.head == before


def test_the_word_before_a_number_implies_its_bounds(qtbot: QtBot) -> None:
    row = FigureRow()
    qtbot.addWidget(row)
    row.measure.set_value("killed")
    for qualifier, low, high in (
        (Qualifier.EXACT, 40, 40),
        (Qualifier.ABOUT, None, None),
        (Qualifier.MORE_THAN, 40, None),
        (Qualifier.UP_TO, None, 40),
    ):
        row.qualifier.set_value(qualifier)
        row.best.set_value(40)
        figure = row.value()
        assert figure is not None
        assert (figure.low, figure.best, figure.high) == (low, 40, high)


def test_a_range_has_bounds_and_no_number(qtbot: QtBot) -> None:
    row = FigureRow()
    qtbot.addWidget(row)
    row.set_value(Figure(claim_id="c", measure="fighters", low=2500, high=6000))
    figure = row.value()
    assert figure is not None
    assert (figure.low, figure.best, figure.high) == (2500, None, 6000)


def test_a_figure_whose_bounds_cross_is_refused_beside_the_figures(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    editor = an_editor(session, qtbot, add_claim(case))
    figures = editor.form.field("figures")
    assert isinstance(figures, RowsField)
    row = figures.add_row()
    assert isinstance(row, FigureRow)
    row.measure.set_value("killed")
    row.low.set_value(9)
    row.high.set_value(3)
    editor.save()
    assert "must not cross" in editor.form.error("figures")
    assert case.figures.count() == 0


def test_a_judgement_rests_on_claims_for_and_against(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    one, other = add_claim(case), add_claim(case)
    editor = JudgementEditor(session, None, {"statement": "It is likely to go on."})
    qtbot.addWidget(editor)
    editor.form.field("likelihood").set_value(Likelihood.L5)
    editor.form.field("confidence").set_value(Confidence.LOW)
    editor.form.field("for").set_value([one.id])
    editor.form.field("against").set_value([other.id])
    editor.save()
    (judgement,) = case.judgements.all()
    assert (judgement.ref, judgement.likelihood) == ("J01", Likelihood.L5)
    sides = {held.claim_id: held.side for held in case.judgement_claims.all()}
    assert sides == {one.id: Side.FOR, other.id: Side.AGAINST}
