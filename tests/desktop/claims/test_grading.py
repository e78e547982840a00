"""Grading claims, one or many, without a look at the letter."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.grades import grade_claim
from dateline_db.model.claim import Claim
from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_desktop.claims.grading import DigitEditor
from dateline_desktop.core.session import Session
from dateline_desktop.widgets.doctrine import Doctrine
from dateline_desktop.widgets.grade_chip import GradeChip
from newsroom import add_claim, add_event, add_source


@pytest.fixture
def claims(case: Case) -> list[Claim]:
    event = add_event(case)
    return [add_claim(case, event, add_source(case, name)) for name in ("Dawn", "BBC")]


def editor_on(session: Session, claims: list[Claim], qtbot: QtBot) -> DigitEditor:
    ids = tuple(one.id for one in claims)
    editor = DigitEditor(session, claims[0], {"ids": ids})
    qtbot.addWidget(editor)
    return editor


def give(editor: DigitEditor, digit: Credibility, reason: str) -> None:
    editor.digit.part.set_value(digit)
    editor.digit.reason.set_value(reason)


def test_a_digit_is_given_with_its_reason(
    session: Session, case: Case, claims: list[Claim], qtbot: QtBot
) -> None:
    editor = editor_on(session, claims[:1], qtbot)
    give(editor, Credibility.THREE, "Nothing speaks against it.")
    editor.save()
    assert case.grades().digit(claims[0].id) is Credibility.THREE


def test_the_window_grows_with_what_a_1_asks_for_and_explains_its_digits(
    session: Session, claims: list[Claim], qtbot: QtBot
) -> None:
    editor = editor_on(session, claims[:1], qtbot)
    editor.show()
    before = editor.height()
    editor.digit.part.set_value(Credibility.ONE)
    qtbot.waitUntil(lambda: editor.height() > before)
    rule = next(one for one in editor.findChildren(QLabel) if "STANAG" in one.text())
    qtbot.waitUntil(lambda: rule.visibleRegion().boundingRect() == rule.rect())
    editor.digit.explain.click()
    [doctrine] = editor.findChildren(Doctrine)
    held = [one.text() for one in doctrine.findChildren(QLabel) if is_held(one)]
    assert [one.splitlines()[0] for one in held] == ["Confirmed by other sources"]


def test_the_window_is_no_higher_than_long_texts_need(
    session: Session, case: Case, claims: list[Claim], qtbot: QtBot
) -> None:
    long = "Gunmen drove away more than 200 schoolgirls in trucks, residents said. " * 5
    claim = add_claim(case, add_event(case), add_source(case, "AP"), statement=long)
    editor = editor_on(session, [claim], qtbot)
    editor.show()
    bar = editor._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert editor.form.height() == editor.form.heightForWidth(editor.form.width())


def is_held(label: QLabel) -> bool:
    return bool(label.property("role") == "held")


def test_the_letter_is_nowhere_to_be_seen(
    session: Session, case: Case, claims: list[Claim], qtbot: QtBot
) -> None:
    editor = editor_on(session, claims[:1], qtbot)
    texts = [label.text() for label in editor.findChildren(QLabel)]
    assert not any("eliab" in text for text in texts)


def test_no_window_shows_a_letter_while_a_digit_is_chosen(
    session: Session, claims: list[Claim], qtbot: QtBot
) -> None:
    chips = [GradeChip(Grade(one, Credibility.TWO)) for one in Reliability]
    for chip in chips:
        qtbot.addWidget(chip)
        chip.resize(60, 24)

    def pictures() -> int:
        images = [chip.grab().toImage() for chip in chips]
        return len({bytes(image.constBits()) for image in images})

    editor = editor_on(session, claims, qtbot)
    assert pictures() == len(Reliability)
    editor.show()
    assert pictures() == 1
    editor.reject()
    assert pictures() == len(Reliability)


def test_many_claims_are_graded_in_one_action(
    session: Session, case: Case, claims: list[Claim], qtbot: QtBot
) -> None:
    editor = editor_on(session, claims, qtbot)
    give(editor, Credibility.TWO, "Both fit.")
    editor.save()
    assert {case.grades().digit(one.id) for one in claims} == {Credibility.TWO}
    assert str(case.undo_label) == "Grade 2 claims 2"
    session.undo()
    assert case.credibility_grades.count() == 0


def test_a_1_that_nobody_bears_out_is_questioned_by_the_name_of_the_rule(
    session: Session, case: Case, claims: list[Claim], qtbot: QtBot
) -> None:
    editor = editor_on(session, claims[:1], qtbot)
    give(editor, Credibility.ONE, "I was there.")
    assert "STANAG 2511" in editor.form.hint("although")
    editor.save()
    assert case.credibility_grades.count() == 0
    assert "two independent origins" in editor.form.error("digit")


def test_what_was_given_before_is_shown_with_author_and_reason(
    session: Session, case: Case, claims: list[Claim], qtbot: QtBot
) -> None:
    grade_claim(case, claims[0].id, Credibility.FOUR, "It conflicts.")
    editor = editor_on(session, claims[:1], qtbot)
    texts = [label.text() for label in editor.findChildren(QLabel)]
    assert any("It conflicts." in text and "Ann Analyst" in text for text in texts)
