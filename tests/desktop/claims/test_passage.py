"""A claim made of a passage: readings are offered and taken, the quote is anchored."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.model.document import Document
from dateline_db.model.event import Event
from dateline_desktop.claims.editor import ClaimEditor
from dateline_desktop.claims.figure_row import FigureRow
from dateline_desktop.core.session import Session
from dateline_desktop.reader.passage import Passage
from newsroom import add_event, add_source
from reading_room import DATED, FRIDAY, keep_text, span_of

ALT = Qt.KeyboardModifier.AltModifier


def known_of(case: Case, document: Document, words: str) -> dict[str, Any]:
    source = case.sources.get(document.source_id)
    passage = Passage(document, source, *span_of(document, words))
    return passage.of_claim(day_first=None)


def an_editor(
    session: Session, qtbot: QtBot, event: Event, known: dict[str, Any]
) -> ClaimEditor:
    editor = ClaimEditor(session, None, {**known, "event_id": event.id})
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def test_readings_are_offered_and_taken_by_keys_alone(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, DATED))
    assert [button.text() for button in editor.offers.buttons] == [
        "1  \u2068late July 2023\u2069 → one day between 21 and 31 July 2023",
        "2  killed: 54",
        "3  credits \u2068the police\u2069",
    ]
    assert QApplication.focusWidget() is editor.statement.text
    assert editor.form.field("when").value() is None
    assert editor.form.field("figures").value() == ()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(editor, key, ALT)
    editor.save()
    (claim,), (figure,) = case.claims.all(), case.figures.all()
    assert claim.when is not None
    assert claim.when.typed == "[2023-07-21..2023-07-31]"
    assert claim.when_words == "late July 2023"
    assert claim.attributed_to == "the police"
    assert (figure.measure, figure.best) == ("killed", 54)
    assert (claim.document_id, claim.quote) == (document.id, DATED)
    assert claim.quote_start == document.text.index(DATED)
    assert claim.as_of == case.sources.get(document.source_id).published


def test_what_is_not_taken_does_not_count(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, DATED))
    editor.save()
    [claim] = case.claims.all()
    assert (claim.when, claim.attributed_to, case.figures.count()) == (None, "", 0)


def test_the_words_of_a_date_are_kept_also_where_they_need_no_reading(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    words = "The market opened in 2018."
    document, event = keep_text(case, words), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, words))
    editor.offers.buttons[0].click()
    editor.save()
    [claim] = case.claims.all()
    assert claim.when is not None
    assert (claim.when.typed, claim.when_words) == ("2018", "2018")


def test_a_date_counted_from_the_publication_is_marked_where_it_is_taken(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, FRIDAY))
    editor.offers.buttons[0].click()
    assert "counted from the date of publication" in editor.when.reading.text()
    editor.save()
    [claim] = case.claims.all()
    assert claim.when is not None
    assert claim.when_words == "Friday"


def test_words_that_count_from_another_date_are_kept_and_the_date_is_left_open(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    words = "Two days later two more died."
    document, event = keep_text(case, words), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, words))
    assert "counts from another date of the text" in editor.offers.buttons[0].text()
    qtbot.keyClick(editor, Qt.Key.Key_1, ALT)
    assert QApplication.focusWidget() is editor.when.line
    editor.save()
    [claim] = case.claims.all()
    assert (claim.when, claim.when_words) == (None, "Two days later")


def test_a_shortened_quote_is_anchored_where_it_stands(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, DATED))
    editor.form.field("quote").set_value("a bomb at a rally killed 54 people")
    editor.save()
    [claim] = case.claims.all()
    assert claim.quote_start == document.text.index("a bomb at a rally")
    assert claim.quote_suffix.startswith(", the police said.")


def test_words_that_are_not_in_the_document_have_no_place(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, DATED))
    editor.form.field("quote").set_value("Nothing of the kind was ever said there.")
    editor.save()
    [claim] = case.claims.all()
    assert (claim.document_id, claim.quote_start) == (document.id, None)


def test_on_another_source_the_quote_lets_go_of_the_document(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    document, event, other = keep_text(case), add_event(case), add_source(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, DATED))
    editor.form.field("source_id").set_value(other.id)
    editor.save()
    [claim] = case.claims.all()
    assert (claim.source_id, claim.document_id) == (other.id, None)
    assert (claim.quote, claim.quote_start) == (DATED, None)


def test_a_hard_blank_survives_the_form(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    words = "Some 54\xa0people died on 3\xa0May 2021."
    document, event = keep_text(case, f"Before.\n\n{words}"), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, words))
    editor.save()
    [claim] = case.claims.all()
    assert claim.quote == words


def test_a_number_that_counts_nothing_known_asks_for_what_it_counts(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    words = "In May 2021 there were 17 of them."
    document, event = keep_text(case, words), add_event(case)
    known = known_of(case, document, words)
    editor = an_editor(session, qtbot, event, known)
    for button in editor.offers.buttons:
        if "17" in button.text():
            button.click()
    [row] = editor.figures.rows
    assert isinstance(row, FigureRow)
    assert (row.measure.value(), row.best.value()) == ("", 17)
    editor.save()
    assert case.claims.count() == 0
    assert editor.form.error("figures")


def test_what_is_wrong_far_below_comes_into_view(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    editor = an_editor(session, qtbot, event, known_of(case, document, DATED))
    editor.resize(640, 400)
    row = editor.figures.add_row()
    assert isinstance(row, FigureRow)
    row.best.set_value(17)
    editor.save()
    error = editor.form.error("figures")
    assert error
    [label] = [one for one in editor.findChildren(QLabel) if one.text() == error]
    qtbot.waitUntil(lambda: not label.visibleRegion().isEmpty())
