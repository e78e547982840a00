"""Pages of a PDF and of a picture: drawn as they come into view, selected, marked."""

import struct
from multiprocessing import active_children

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QScrollBar
from pytestqt.qtbot import QtBot

import papers
from answers import Answers
from dateline_db.capture.media import PDF
from dateline_db.case import Case
from dateline_db.model.document import Document
from dateline_desktop.core.session import Session
from dateline_desktop.reader.pages_view import PagesView
from dateline_desktop.reader.panel import ReaderPanel
from reading_room import keep_bytes, keep_text, quote, span_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def pdf() -> bytes:
    pages = [" ".join(papers.PARAGRAPHS), *[papers.SECOND * 3] * 28, papers.THIRD]
    return papers.a_pdf(*pages)


@pytest.fixture
def document(case: Case, pdf: bytes) -> Document:
    return keep_bytes(case, pdf)


def pages_of(
    panel: ReaderPanel, session: Session, document: Document, qtbot: QtBot
) -> PagesView:
    """Show the pages, and wait until those in view are drawn."""
    session.read("document", document.id)
    panel.show_view(pages=True)
    pages = panel.views.pages
    qtbot.waitUntil(lambda: 0 in pages.sheets.layouts, timeout=20_000)
    return pages


def test_pages_are_drawn_when_they_come_into_view_and_no_others(
    session: Session, panel: ReaderPanel, document: Document, qtbot: QtBot
) -> None:
    pages = pages_of(panel, session, document, qtbot)
    assert len(pages.sheets) == 30
    assert panel.head.page.text() == "1 of 30"
    pages.go_to_page(25)
    assert panel.head.page.text() == "26 of 30"
    qtbot.waitUntil(lambda: 25 in pages.sheets.layouts, timeout=20_000)
    assert pages.page == 25
    qtbot.waitUntil(lambda: not session.jobs.busy, timeout=20_000)
    assert len(pages.sheets.layouts) < 10


def test_words_are_selected_on_a_page_with_the_mouse(
    session: Session, panel: ReaderPanel, document: Document, qtbot: QtBot
) -> None:
    pages = pages_of(panel, session, document, qtbot)
    start, _ = span_of(document, "killed and")
    _, end = span_of(document, "Friday")
    first, last = pages.place_of(start), pages.place_of(end - 1)
    view = pages.viewport()
    qtbot.mousePress(view, LEFT, pos=first.center())
    qtbot.mouseMove(view, last.center())
    qtbot.mouseRelease(view, LEFT, pos=last.center())
    assert pages.passage is not None
    assert pages.passage[0] == start
    passage = panel.passage()
    assert passage is not None
    assert passage.words.startswith("killed and more than 60")
    assert passage.of_claim(day_first=None)["locator"] == "page 1"
    assert not panel.passage_bar.isHidden()


def test_a_quote_is_marked_on_its_page_and_chosen_by_a_click(
    session: Session, case: Case, panel: ReaderPanel, document: Document, qtbot: QtBot
) -> None:
    claim = quote(case, document, "asked for blood")
    pages = pages_of(panel, session, document, qtbot)
    qtbot.waitUntil(lambda: claim.id in panel.spans)
    at = document.text.index("blood")
    qtbot.mouseClick(pages.viewport(), LEFT, pos=pages.place_of(at).center())
    assert session.selection.id == claim.id


def test_a_claim_leads_to_its_page(
    session: Session, case: Case, panel: ReaderPanel, document: Document, qtbot: QtBot
) -> None:
    start = document.text.rindex("Nobody has claimed")
    assert document.text.count("\f", 0, start) == 29
    pages = pages_of(panel, session, document, qtbot)
    pages.go_to((start, start + 18), select=True)
    qtbot.waitUntil(lambda: 29 in pages.sheets.layouts, timeout=20_000)
    qtbot.waitUntil(
        lambda: pages.viewport().rect().contains(pages.place_of(start).center())
    )


def test_text_and_pages_are_switched_at_the_same_place(
    session: Session, panel: ReaderPanel, document: Document, qtbot: QtBot
) -> None:
    pages_of(panel, session, document, qtbot)
    panel.turn_view()
    start = document.text.rindex("Nobody has claimed")
    panel.go_to((start, start + 18))
    panel.turn_view()
    pages = panel.views.pages
    qtbot.waitUntil(lambda: 29 in pages.sheets.layouts, timeout=20_000)
    assert pages.passage == (start, start + 18)


def test_what_is_found_is_shown_on_the_pages(
    session: Session, panel: ReaderPanel, document: Document, qtbot: QtBot
) -> None:
    pages = pages_of(panel, session, document, qtbot)
    panel.search()
    qtbot.keyClicks(panel.search_bar.line, "fish market")
    qtbot.waitUntil(lambda: panel.search_bar.count.text() == "1 of 1")
    at = document.text.index("fish market")
    assert pages.viewport().rect().contains(pages.place_of(at).center())


def test_a_picture_is_a_page_and_shown_at_once(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    picture = keep_bytes(case, papers.a_picture(40, 30), "image/png", "")
    session.read("document", picture.id)
    pages = panel.views.pages
    assert panel.views.shows_pages
    qtbot.waitUntil(lambda: 0 in pages.sheets.layouts, timeout=20_000)
    assert (pages.sheets.layouts[0].width, pages.sheets.layouts[0].height) == (40, 30)


def test_a_picture_stands_as_the_camera_was_held(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    picture = keep_bytes(case, upright(40, 30), "image/jpeg", "")
    session.read("document", picture.id)
    pages = panel.views.pages
    qtbot.waitUntil(lambda: 0 in pages.sheets.layouts, timeout=20_000)
    assert (pages.sheets.layouts[0].width, pages.sheets.layouts[0].height) == (30, 40)


def upright(width: int, height: int) -> bytes:
    """Return a JPEG whose camera says that it was turned by a quarter."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    assert QImageWriter(held, QByteArray(b"jpeg")).write(image)
    plain = bytes(held.data().data())
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    tiff = b"II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4)
    exif = b"Exif\0\0" + tiff
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]


def test_a_damaged_file_says_so_and_shows_its_text(
    session: Session, case: Case, panel: ReaderPanel, qtbot: QtBot
) -> None:
    broken = keep_bytes(case, b"%PDF-1.7 and nothing more", PDF, "Some text.")
    session.read("document", broken.id)
    panel.show_view(pages=True)
    qtbot.waitUntil(lambda: not panel.notice.isHidden(), timeout=20_000)
    assert "damaged" in panel.notice.text
    assert not panel.views.shows_pages


def test_zooming_keeps_the_place(
    session: Session, panel: ReaderPanel, document: Document, qtbot: QtBot
) -> None:
    pages = pages_of(panel, session, document, qtbot)
    pages.go_to_page(12)
    bar: QScrollBar = pages.verticalScrollBar()
    before = bar.value()
    pages.zoom_by(3)
    assert bar.value() > before
    assert pages.page == 12


def test_one_goes_to_a_page_by_its_number(
    session: Session,
    panel: ReaderPanel,
    document: Document,
    answers: Answers,
    qtbot: QtBot,
) -> None:
    pages = pages_of(panel, session, document, qtbot)
    for typed, page in (("7", 6), ("500", 29), ("no number", 29)):
        answers.line = typed
        panel.go_to_page()
        assert pages.page == page
    panel.turn_view()
    answers.line = "3"
    panel.go_to_page()
    assert document.text.count("\f", 0, panel.views.text.at) == 2


def test_the_process_that_draws_is_gone_with_its_document(
    session: Session, case: Case, panel: ReaderPanel, document: Document, qtbot: QtBot
) -> None:
    before = set(active_children())
    pages_of(panel, session, document, qtbot)
    assert set(active_children()) - before
    session.read("document", keep_text(case).id)
    qtbot.waitUntil(lambda: not set(active_children()) - before)
