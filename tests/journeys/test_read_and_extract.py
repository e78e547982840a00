"""Read and extract: an article is pasted, kept, and made into claims by keys alone."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from dateline_db.capture.custody import verify
from dateline_db.case import Case
from dateline_desktop.claims.editor import ClaimEditor
from dateline_desktop.core.editor import Editor
from dateline_desktop.events.editor import EventEditor
from dateline_desktop.main_window import MainWindow
from dateline_desktop.reader.panel import ReaderPanel
from dateline_desktop.reader.verify_all import VerifyAllDialog
from dateline_desktop.sources.capture_editor import CaptureEditor
from dateline_desktop.sources.several import SeveralDialog
from desk import Desk
from papers import PARAGRAPHS, a_page, a_pdf
from reading_room import keep_bytes

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, LEFT = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton
E = TypeVar("E", bound=Editor)

SENTENCES = [
    "In late July 2023 a bomber attacked a rally in the harbour, killing 54 people.",
    "The truce of June 2022 was the first in two years.",
    "In November 2022 the group called it off.",
    "In January 2023 a mosque was attacked, and almost 100 people were killed.",
    "In February 2023 gunmen stormed the police headquarters, killing four policemen.",
    "In the first three months of 2023 there were 11 attacks in the province.",
    "The founder had died in August 2022, in another country.",
    "Attacks rose to 45.8 a month in 2022.",
    "Two soldiers were killed on 4 July 2023.",
    "On Monday the minister denied it.",
]
ARTICLE = "\n\n".join(
    [
        "Attacks return to the harbour",
        "Published: 3 August 2023",
        "The harbour had been calm for a long time, and its people hoped it would be.",
        *SENTENCES,
    ]
)


def editor_of(window: MainWindow, kind: type[E], qtbot: QtBot) -> E:
    """Wait for an editor that was opened, and is ready for keys."""
    found: list[E] = []

    def is_ready() -> bool:
        found[:] = [one for one in window.findChildren(kind) if one.isActiveWindow()]
        return bool(found)

    qtbot.waitUntil(is_ready, timeout=20_000)
    return found[0]


def save(window: MainWindow, editor: Editor, qtbot: QtBot) -> None:
    """Save by its key, and be back in the window."""
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press(key: Qt.Key, qtbot: QtBot, held: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    qtbot.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)


def start(desk: Desk, path: Path) -> MainWindow:
    Case.create(path, title="The harbour", analyst="Ann Analyst").close()
    return desk.start(path)


def paste_the_article(window: MainWindow, qtbot: QtBot) -> ReaderPanel:
    """Paste the article, name its publisher, and wait for the reader."""
    QGuiApplication.clipboard().setText(ARTICLE)
    qtbot.keyClick(window, Qt.Key.Key_V, CTRL | SHIFT)
    editor = editor_of(window, CaptureEditor, qtbot)
    values = editor.form
    assert values.field("title").value() == "Attacks return to the harbour"
    assert values.field("published").value().typed == "2023-08-03"
    qtbot.keyClicks(editor.publisher.line, "Harbour News")
    qtbot.keyClick(editor.publisher.line, Qt.Key.Key_Down)
    qtbot.keyClick(editor.publisher.line, Qt.Key.Key_Return)
    save(window, editor, qtbot)
    reader = window.workspace.reader
    qtbot.waitUntil(lambda: left(reader) == len(SENTENCES) + 1)
    return reader


def left(reader: ReaderPanel) -> int:
    """Return how many dated sentences are not used; the date of the article is one."""
    return reader.worklist.dated.model().rowCount()


def test_ten_claims_are_made_of_an_article_with_the_keyboard_alone(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = start(desk, tmp_path / "harbour.dateline")
    reader = paste_the_article(window, qtbot)
    case = desk.case
    [document] = case.documents.all()
    assert verify(case, document) is None
    assert (document.captured_by, document.method) == ("Ann Analyst", "paste")
    qtbot.keyClick(window, Qt.Key.Key_R, CTRL)
    for _ in ("Published", "In late July"):
        press(Qt.Key.Key_F8, qtbot)
    passage = reader.passage()
    assert passage is not None
    assert passage.words == SENTENCES[0]

    press(Qt.Key.Key_E, qtbot, CTRL)
    event_editor = editor_of(window, EventEditor, qtbot)
    press(Qt.Key.Key_1, qtbot, ALT)
    qtbot.keyClicks(event_editor.form.field("title").focusProxy(), "Rally attacked")
    qtbot.keyClick(event_editor, Qt.Key.Key_Return, CTRL)
    [event] = case.events.all()
    assert event.when.typed == "[2023-07-21..2023-07-31]"

    editor = editor_of(window, ClaimEditor, qtbot)
    press(Qt.Key.Key_1, qtbot, ALT)
    assert "one day between 21 and 31 July 2023" in editor.when.reading.text()
    press(Qt.Key.Key_2, qtbot, ALT)
    press(Qt.Key.Key_3, qtbot, ALT)
    assert editor.form.field("statement").value() == SENTENCES[0]
    save(window, editor, qtbot)
    (claim,), (figure,) = case.claims.all(), case.figures.all()
    assert (claim.event_id, claim.quote) == (event.id, SENTENCES[0])
    assert claim.when == event.when
    assert (figure.measure, figure.best) == ("killed", 54)

    for _ in SENTENCES[1:]:
        press(Qt.Key.Key_F8, qtbot)
        press(Qt.Key.Key_L, qtbot, CTRL)
        save(window, editor_of(window, ClaimEditor, qtbot), qtbot)
    assert_anchored(case)
    assert case.claims.count(event_id=event.id) == len(SENTENCES)
    qtbot.waitUntil(lambda: len(reader.spans) == len(SENTENCES))
    qtbot.waitUntil(lambda: left(reader) == 1)
    press(Qt.Key.Key_Z, qtbot, CTRL)
    qtbot.waitUntil(lambda: len(reader.spans) == len(SENTENCES) - 1)
    qtbot.waitUntil(lambda: left(reader) == 2)


def assert_anchored(case: Case) -> None:
    """Hold every claim against the sentence that it was made of."""
    [document] = case.documents.all()
    claims = case.claims.all()
    assert [one.quote for one in claims] == SENTENCES
    for one in claims:
        assert one.quote_start == document.text.index(one.quote)


def test_each_panel_at_the_side_has_its_own_width(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = start(desk, tmp_path / "harbour.dateline")
    window.showNormal()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.workspace.width() > 700)
    window.commands["reset_panels"].trigger()
    docks = {one.objectName(): one for one in window.findChildren(QDockWidget)}
    filters, reader, inspector = (
        docks[name] for name in ("filters", "reader", "inspector")
    )
    qtbot.waitUntil(lambda: inspector.width() > 300)
    narrow = filters.width()
    assert narrow < 300
    qtbot.keyClick(window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: reader.width() > 400)
    assert inspector.width() > 300
    filters.raise_()
    qtbot.waitUntil(lambda: filters.width() == narrow)


def test_a_later_version_is_dropped_and_compared(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = start(desk, tmp_path / "harbour.dateline")
    first, later = tmp_path / "blast.html", tmp_path / "later.html"
    first.write_text(a_page(), encoding="utf-8")
    later.write_text(a_page(("At least 40 died, officials now say.",)), "utf-8")
    drop(window, first)
    save(window, editor_of(window, CaptureEditor, qtbot), qtbot)
    drop(window, later)
    qtbot.waitUntil(lambda: desk.case.documents.count() == 2, timeout=20_000)
    reader = window.workspace.reader
    qtbot.waitUntil(lambda: reader.head.documents.count() == 2)
    assert reader.opened is not None
    assert "now say" in reader.opened.document.text
    assert desk.case.sources.count() == 1


def test_many_files_are_dropped_and_a_copy_among_them_is_asked_about(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = start(desk, tmp_path / "harbour.dateline")
    pages, copy = tmp_path / "pages", f"{ARTICLE}\n\nWith inputs from AFP."
    pages.mkdir()
    for name, data in {
        "blast.html": a_page().encode(),
        "copy.txt": copy.encode(),
        "empty.txt": b"",
        "first.txt": ARTICLE.encode(),
    }.items():
        (pages / name).write_bytes(data)
    drop(window, pages)
    [dialog] = window.findChildren(SeveralDialog)
    qtbot.waitUntil(dialog.add.isEnabled, timeout=40_000)
    assert "3 to be added, 1 not taken in" in dialog.told.text()
    qtbot.keyClicks(dialog.publisher.line, "Harbour Mail")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.publisher.line, key)
    dialog.add.click()
    qtbot.waitUntil(lambda: desk.case.documents.count() == 3)
    dialog.reject()
    strip = window.workspace.arrivals
    qtbot.waitUntil(lambda: not strip.isHidden())
    assert "AFP" in strip.text
    strip.offers[0].click()
    assert desk.case.lineage.count() == 1
    assert "word for word" in strip.text
    window.commands["verify_all"].trigger()
    [verifying] = window.findChildren(VerifyAllDialog)
    qtbot.waitUntil(lambda: verifying.list.topLevelItemCount() == 3)
    assert verifying.verdict.text().startswith("All 3 documents")
    verifying.reject()


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy = QPoint(200, 200), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, copy, data, LEFT, none))


def test_what_is_selected_is_copied_whatever_else_the_key_does(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    window = start(desk, tmp_path / "harbour.dateline")
    document = keep_bytes(desk.case, a_pdf(*PARAGRAPHS))
    window.session.read("document", document.id)
    reader = window.workspace.reader
    reader.setFocus()
    for is_page in (False, True):
        reader.show_view(pages=is_page)
        for words in ("fish market", "north gate"):
            at = document.text.index(words)
            reader.go_to((at, at + len(words)))
            press(Qt.Key.Key_C, qtbot, CTRL)
            assert QGuiApplication.clipboard().text() == words
