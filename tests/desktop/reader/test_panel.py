"""The reader: documents are shown, their claims marked, passages selected and used."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_db.edits.documents import delete_document
from dateline_db.edits.grades import grade_claim
from dateline_db.errors import say
from dateline_db.model.grade import Credibility
from dateline_desktop.core.session import Session
from dateline_desktop.reader.opened import MOST_DATED
from dateline_desktop.reader.panel import ReaderPanel
from newsroom import add_claim, add_event
from reading_room import DATED, FRIDAY, TEXT, keep_text, quote, span_of

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def point_of(panel: ReaderPanel, at: int) -> QPoint:
    """Return where on the text view a character of the document stands."""
    return panel.views.text.place_of(at).center()


def settled(panel: ReaderPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.session.jobs.busy)


def requested(session: Session) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the records that are asked for from now on."""
    asked: list[tuple[str, Mapping[str, Any]]] = []
    session.new_requested.connect(lambda kind, known: asked.append((kind, known)))
    return asked


def test_a_source_that_is_selected_is_read(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    session.select("source", document.source_id)
    assert panel.views.text.toPlainText() == TEXT
    settled(panel, qtbot)
    assert panel.worklist.dated.model().rowCount() == 2
    session.select("source", None)
    assert panel.views.text.toPlainText() == TEXT


def test_a_passage_is_selected_with_the_mouse_and_its_readings_are_told(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    start, end = span_of(document, DATED)
    view = panel.views.text.viewport()
    qtbot.mousePress(view, LEFT, pos=panel.views.text.place_of(start).center())
    qtbot.mouseMove(view, panel.views.text.place_of(end).center())
    qtbot.mouseRelease(view, LEFT, pos=panel.views.text.place_of(end).center())
    assert panel.views.text.passage == (start, end)
    assert not panel.passage_bar.isHidden()
    told = panel.passage_bar.read.text()
    assert "between 21 and 31 July 2023" in told
    assert "killed: 54" in told


def test_a_claim_is_made_of_a_passage_on_the_selected_event(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    session.read("document", document.id)
    session.select("event", event.id)
    panel.go_to(span_of(document, DATED))
    asked = requested(session)
    qtbot.mouseClick(panel.passage_bar.claim, LEFT)
    [(kind, known)] = asked
    start, _ = span_of(document, DATED)
    assert kind == "claim"
    assert known["event_id"] == event.id
    assert (known["source_id"], known["document_id"]) == (
        document.source_id,
        document.id,
    )
    assert (known["quote"], known["quote_start"]) == (DATED, start)
    assert known["quote_prefix"] == TEXT[:start]
    [date] = known["readings"].dates
    assert date.reading.when.typed == "[2023-07-21..2023-07-31]"


def test_a_quote_is_marked_and_a_click_on_it_selects_its_claim(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    claim = quote(case, document, DATED)
    grade_claim(case, claim.id, Credibility.TWO, "Fits.")
    session.read("document", document.id)
    qtbot.waitUntil(lambda: bool(panel.spans))
    [mark] = panel.views.text.marks_in_view()
    assert (mark.claim_id, mark.digit) == (claim.id, "2")
    at = point_of(panel, document.text.index("rally"))
    qtbot.mouseClick(panel.views.text.viewport(), LEFT, pos=at)
    assert (session.selection.kind, session.selection.id) == ("claim", claim.id)
    session.select("", None)
    beside = QPoint(
        panel.views.text.gutter.width() - 10, point_of(panel, mark.start).y()
    )
    qtbot.mouseClick(panel.views.text.gutter, LEFT, pos=beside)
    assert session.selection.id == claim.id


def test_where_two_quotes_overlap_a_second_click_selects_the_other(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    claims = {quote(case, document, words, event).id for words in (DATED, "a rally")}
    session.read("document", document.id)
    qtbot.waitUntil(lambda: len(panel.spans) == 2)
    at = point_of(panel, document.text.index("rally"))
    chosen = set()
    for _ in claims:
        qtbot.mouseClick(panel.views.text.viewport(), LEFT, pos=at)
        chosen.add(session.selection.id)
    assert chosen == claims


def test_a_claim_selected_elsewhere_is_scrolled_to(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    words = "The very last words, of 2 May 2021."
    document = keep_text(case, "A line of a long text.\n\n" * 400 + words)
    claim = quote(case, document, words)
    session.select("claim", claim.id)
    qtbot.waitUntil(lambda: bool(panel.spans))
    assert [mark.claim_id for mark in panel.views.text.marks_in_view()] == [claim.id]
    assert panel.views.text.verticalScrollBar().value() > 0


def test_claims_without_a_passage_are_listed(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    source = case.sources.get(document.source_id)
    claim = add_claim(case, source=source, statement="Said without a quote.")
    session.read("document", document.id)
    settled(panel, qtbot)
    listed = panel.worklist.lost
    assert listed.model().rowCount() == 1
    panel.worklist.setCurrentWidget(listed)
    place = listed.visualRect(listed.model().index(0, 0)).center()
    qtbot.mouseClick(listed.viewport(), LEFT, pos=place)
    assert session.selection.id == claim.id


def test_dated_sentences_are_gone_through_by_key_and_leave_when_they_are_quoted(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    settled(panel, qtbot)
    panel.next_dated()
    assert panel.views.text.passage == span_of(document, DATED)
    panel.next_dated()
    assert panel.views.text.passage == span_of(document, FRIDAY)
    panel.previous_dated()
    assert panel.views.text.passage == span_of(document, DATED)
    quote(case, document, "a bomb at a rally killed 54 people")
    qtbot.waitUntil(lambda: panel.worklist.dated.model().rowCount() == 1)


def test_a_date_that_counts_from_the_publication_says_so(
    session: Session, case: Case, panel: ReaderPanel
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    panel.go_to(span_of(document, FRIDAY))
    assert "counted from publication" in panel.passage_bar.read.text()


def test_a_figure_is_added_to_the_selected_claim_from_a_menu(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    claim = quote(case, document, DATED)
    session.read("document", document.id)
    session.select("claim", claim.id)
    settled(panel, qtbot)
    panel.go_to(span_of(document, DATED))
    panel.make_figure()
    [menu] = panel.findChildren(
        QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    [figure] = case.figures.all()
    assert (figure.claim_id, figure.measure, figure.best) == (claim.id, "killed", 54)
    assert str(case.undo_label).startswith("Change the figures of claim C001")


def test_a_figure_without_a_claim_is_refused_with_a_sentence(
    session: Session, case: Case, panel: ReaderPanel, answers: Answers
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    panel.go_to(span_of(document, DATED))
    panel.make_figure()
    assert "Select a passage with a number" in answers.told[0]


def test_words_are_found_counted_and_gone_through(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    panel.search()
    bar = panel.search_bar
    qtbot.keyClicks(bar.line, "POLICE  said")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 2")
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    qtbot.keyClick(bar.line, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "1 of 2"
    assert len(panel.views.text.extraSelections()) == 2
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert panel.views.text.extraSelections() == []


def test_deleting_the_document_closes_it(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    settled(panel, qtbot)
    session.edit(delete_document, document.id)
    assert panel.opened is None
    session.undo()
    session.read("document", document.id)
    assert panel.opened is not None


def test_markup_from_outside_is_text(
    session: Session, case: Case, panel: ReaderPanel
) -> None:
    text = "<b>Bold</b> <script>x</script> &amp; on 3 May 2022"
    session.read("document", keep_text(case, text, title="<i>x</i>").id)
    assert panel.views.text.toPlainText() == text
    assert "<i>x</i>" in panel.head.title.text()
    assert panel.head.title.textFormat() is Qt.TextFormat.PlainText


def test_urdu_begins_at_the_right(
    session: Session, case: Case, panel: ReaderPanel
) -> None:
    text = "پشاور میں دھماکہ ہوا۔\n\nEnglish follows."
    document = keep_text(case, text, language="ur")
    session.read("document", document.id)
    middle = panel.views.text.viewport().width() / 2
    assert panel.views.text.place_of(0).x() > middle
    assert panel.views.text.place_of(document.text.index("English")).x() < middle
    panel.go_to(span_of(document, "دھماکہ"))
    assert panel.views.text.passage == span_of(document, "دھماکہ")
    assert QApplication.focusWidget() is panel.views.text


def test_enter_on_a_quote_selects_its_claim(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    claim = quote(case, document, DATED)
    session.read("document", document.id)
    qtbot.waitUntil(lambda: bool(panel.spans))
    start = document.text.index("rally")
    panel.views.text.go_to((start, start))
    qtbot.keyClick(panel.views.text, Qt.Key.Key_Return)
    assert session.selection.id == claim.id


def test_the_quotes_on_the_selected_event_stand_out(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document, event = keep_text(case), add_event(case)
    quote(case, document, DATED, event)
    quote(case, document, FRIDAY)
    session.read("document", document.id)
    qtbot.waitUntil(lambda: len(panel.spans) == 2)
    session.select("event", event.id)
    drawn = panel.views.text.extraSelections()
    grounds = {one.format.background().color().name() for one in drawn}
    assert len(drawn) == len(grounds) == 2


def test_what_is_open_for_reading_only_offers_nothing_to_make(
    session: Session, case: Case, panel: ReaderPanel
) -> None:
    document = keep_text(case)
    session.open(case.path, read_only=True)
    session.read("document", document.id)
    panel.go_to(span_of(document, DATED))
    bar = panel.passage_bar
    assert "killed: 54" in bar.read.text()
    assert not any(one.isEnabled() for one in (bar.claim, bar.new_event, bar.figure))


def test_the_menu_of_a_passage_offers_what_can_be_made_of_it(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    panel.go_to(span_of(document, DATED))
    asked = requested(session)
    panel.views.text.menu_wanted.emit(QPoint(10, 10))
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    [menu] = panel.findChildren(QMenu, options=direct)
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Claim\tCtrl+L",
        "New event\tCtrl+E",
        "Figure of the selected claim\tCtrl+Shift+L",
        "Copy\tCtrl+C",
    ]
    assert [one.isEnabled() for one in menu.actions()[:3]] == [True, True, False]
    menu.actions()[1].trigger()
    [(kind, known)] = asked
    assert kind == "event"
    assert known["published"].typed == "2023-08-03"
    menu.close()


def test_an_event_of_a_passage_is_followed_by_the_claim_it_rests_on(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    document = keep_text(case)
    session.read("document", document.id)
    panel.go_to(span_of(document, DATED))
    asked = requested(session)
    panel.making.new_event()
    event = add_event(case)
    [(_, known)] = asked
    known["then"](event.id)
    qtbot.waitUntil(lambda: len(asked) == 2)
    kind, known = asked[1]
    assert (kind, known["event_id"]) == ("claim", event.id)
    assert (known["document_id"], known["quote"]) == (document.id, DATED)
    assert session.selection.id == event.id


def test_the_worklist_of_another_document_begins_at_its_top(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    text = "\n\n".join(f"On {day} March 2023, {day} died." for day in range(1, 29))
    first = keep_text(case, text)
    session.read("document", first.id)
    rows = panel.worklist.dated
    qtbot.waitUntil(lambda: rows.model().rowCount() == 28)
    rows.scrollToBottom()
    session.read("document", keep_text(case, text.replace("died", "fled")).id)
    qtbot.waitUntil(lambda: "fled" in str(rows.model().index(0, 0).data()))
    assert rows.indexAt(QPoint(5, 5)).row() == 0


def test_of_a_text_without_end_the_beginning_is_looked_through_and_that_is_said(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    text = "\n\n".join([DATED, "word " * (MOST_DATED // 5), "In May 2020 it rained."])
    session.read("document", keep_text(case, text).id)
    rows = panel.worklist.dated
    qtbot.waitUntil(lambda: rows.model().rowCount() == 1)
    told = panel.worklist.tabText(0)
    assert told == "Dated sentences not used in the first 1,000,000 characters: 1"


def test_a_long_text_full_of_claims_is_scrolled_through(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    parts = [f"In part {n} a bomb went off near gate {n}. " * 40 for n in range(120)]
    document, event = keep_text(case, "\n\n".join(parts)), add_event(case)
    with case.action(say("Quote every part")):
        for n in range(120):
            quote(case, document, f"In part {n} a bomb went off", event)
    session.read("document", document.id)
    qtbot.waitUntil(lambda: len(panel.spans) == 120)
    view = panel.views.text
    for step in (*range(40), *range(40, -1, -3)):
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum() * step // 40)
        view.viewport().repaint()
    view.go_to(span_of(document, "In part 100 a bomb went off"))
    qtbot.waitUntil(
        lambda: len(view.extraSelections()) == len(view.marks_in_view()) > 0
    )
