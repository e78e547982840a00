"""Several files at once: one progress, one list of what becomes of each, then added."""

import email
from collections.abc import Callable
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.capture.intake import CaptureError, Method, files_in
from dateline_db.case import Case
from dateline_desktop.core.session import Session
from dateline_desktop.sources.capture import Capture
from dateline_desktop.sources.capture_editor import CaptureEditor
from dateline_desktop.sources.several import SeveralDialog
from dateline_desktop.sources.several_items import Fate
from newsroom import add_source
from papers import a_mail, a_page, a_picture, a_word_document

Open = Callable[[list[Path]], SeveralDialog]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def capture(session: Session, window: QWidget) -> Capture:
    return Capture(session, window)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which one file is good, and each other has its flaw."""
    papers = tmp_path / "papers"
    (papers / "more").mkdir(parents=True)
    for name, data in {
        "a.html": a_page().encode(),
        "b.txt": b"Toll rises\n\nAt least 31 were killed on 10 March 2023.",
        "c.txt": b"",
        "d.html": a_page().encode(),
        "e.html": a_page(("Later, 40 had died.",)).encode(),
        ".hidden": b"never",
        "more/f.png": a_picture(),
    }.items():
        (papers / name).write_bytes(data)
    return papers


def opened(window: QWidget, qtbot: QtBot) -> SeveralDialog:
    """Wait for the dialog, and until all is read."""
    [dialog] = window.findChildren(SeveralDialog)
    waits = (Fate.WAITING,)
    qtbot.waitUntil(
        lambda: not any(one.fate in waits for one in dialog.items), timeout=40_000
    )
    return dialog


def opened_anew(window: QWidget, before: SeveralDialog, qtbot: QtBot) -> SeveralDialog:
    """Wait for another dialog, and until all is read in it."""

    def others() -> list[SeveralDialog]:
        return [one for one in window.findChildren(SeveralDialog) if one is not before]

    qtbot.waitUntil(lambda: bool(others()), timeout=20_000)
    (dialog,) = others()
    qtbot.waitUntil(
        lambda: Fate.WAITING not in [one.fate for one in dialog.items], timeout=40_000
    )
    return dialog


def a_word_document_of(mail: Path) -> bytes:
    """Return the bytes of the Word document that a message carries."""
    message = email.message_from_bytes(mail.read_bytes(), policy=default)
    (part,) = [one for one in message.walk() if one.get_filename() == "in/list.docx"]
    return bytes(part.get_payload(decode=True))


def fates(dialog: SeveralDialog) -> dict[str, str]:
    return {one.name: one.fate.value for one in dialog.items}


def test_a_folder_is_read_and_each_file_says_what_becomes_of_it(
    case: Case, capture: Capture, window: QWidget, folder: Path, qtbot: QtBot
) -> None:
    capture.take_files([folder], Method.DROP)
    dialog = opened(window, qtbot)
    assert fates(dialog) == {
        "a.html": "ready",
        "b.txt": "ready",
        "c.txt": "refused",
        "d.html": "refused",
        "e.html": "ready",
        "f.png": "ready",
    }
    words = [str(one.words) for one in dialog.items]
    assert "is empty" in words[2]
    assert "the same, byte for byte, as “a.html”" in words[3]
    assert case.sources.count() == 0
    assert dialog.told.text() == "6 files: 4 to be added, 2 not taken in."


def test_what_is_ticked_is_added_and_the_list_tells_where(
    case: Case, capture: Capture, window: QWidget, folder: Path, qtbot: QtBot
) -> None:
    capture.take_files([folder], Method.DROP)
    dialog = opened(window, qtbot)
    dialog.add.click()
    assert "do not say who published them" in dialog.trouble.text()
    dialog.list.setCurrentIndex(dialog.list.model().index(5, 0))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert [one.is_wanted for one in dialog.items][5] is False
    qtbot.keyClicks(dialog.publisher.line, "Wire")
    qtbot.keyClick(dialog.publisher.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.publisher.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(capture.kept) as kept:
        dialog.add.click()
    assert [one.title for one in case.sources.all()][1] == "Toll rises"
    assert sorted(one.name for one in case.publishers.all()) == ["Harbour News", "Wire"]
    assert [str(one.words) for one in dialog.items][:2] == [
        "added as S01",
        "added as S02",
    ]
    assert str(dialog.items[4].words) == "added as a further document of S01"
    assert kept.args is not None
    assert len(kept.args[0]) == 3
    assert case.documents.count() == 3
    assert str(case.undo_label) == "Take in 3 files"
    case.undo()
    counts = case.sources.count(), case.documents.count(), case.publishers.count()
    assert counts == (0, 0, 0)


def test_a_file_of_the_list_can_be_looked_at_and_changed(
    session: Session, case: Case, capture: Capture, window: QWidget, folder: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    capture.take_files([folder / "a.html", folder / "b.txt"], Method.FILE)
    dialog = opened(window, qtbot)
    dialog.list.setCurrentIndex(dialog.list.model().index(0, 0))
    dialog.look.click()
    [editor] = dialog.findChildren(CaptureEditor)
    editor.form.field("title").set_value("Another title")
    editor.save()
    assert [one.title for one in case.sources.all()] == ["Another title"]
    assert fates(dialog)["a.html"] == "added"
    with qtbot.waitSignal(session.reading_requested):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert session.selection.id == case.sources.all()[0].id


def test_all_become_documents_of_a_source_that_is_given(
    case: Case, capture: Capture, window: QWidget, folder: Path, qtbot: QtBot
) -> None:
    source = add_source(case)
    files = [folder / "b.txt", folder / "more" / "f.png"]
    capture.take_files(files, Method.FILE, source.id)
    dialog = opened(window, qtbot)
    assert dialog.whose.isHidden()
    with qtbot.waitSignal(capture.kept):
        dialog.add.click()
    assert {one.source_id for one in case.documents.all()} == {source.id}
    capture.take_files([folder / "b.txt", folder / "a.html"], Method.FILE, source.id)
    dialogs = window.findChildren(SeveralDialog)
    (again,) = (one for one in dialogs if one is not dialog)
    qtbot.waitUntil(lambda: again.items[0].fate is Fate.KNOWN, timeout=20_000)
    assert source.ref in str(again.items[0].words)
    again.stop.click()
    assert again.items[1].fate in (Fate.REFUSED, Fate.READY)


def test_what_is_attached_to_a_message_stands_below_it_and_is_kept_as_its_own(
    case: Case, capture: Capture, window: QWidget, folder: Path, qtbot: QtBot
) -> None:
    (folder / "mail.eml").write_bytes(a_mail(attached=a_word_document()))
    capture.take_files([folder / "mail.eml", folder / "b.txt"], Method.DROP)
    dialog = opened(window, qtbot)
    assert list(fates(dialog)) == ["mail.eml", "market.png", "list.docx", "b.txt"]
    dialog.items[3].is_wanted = False
    dialog._make("Province", dialog.publisher)
    with qtbot.waitSignal(capture.kept):
        dialog.add.click()
    message, picture, word = case.documents.all()
    assert case.blob(word.sha256) == a_word_document_of(folder / "mail.eml")
    assert (picture.name, picture.method) == ("market.png", "attachment")
    assert f"attached to “mail.eml”, SHA-256 {message.sha256}" in word.note
    assert len({one.source_id for one in case.documents.all()}) == 3
    capture.take_attached(message)
    again = opened_anew(window, dialog, qtbot)
    assert {one.fate for one in again.items} == {Fate.KNOWN}


def test_what_is_being_added_can_be_stopped_and_leaves_nothing(
    session: Session, case: Case, capture: Capture, window: QWidget, folder: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    capture.take_files([folder / "a.html", folder / "e.html"], Method.FILE)
    dialog = opened(window, qtbot)
    dialog.add.click()
    assert not session.writable
    dialog.reject()
    qtbot.waitUntil(lambda: session.writable)
    assert dialog.trouble.text() == "Stopped before it was finished."
    assert (case.sources.count(), dialog.isVisible()) == (0, True)
    assert fates(dialog) == {"a.html": "ready", "e.html": "ready"}


def test_closing_asks_while_something_is_to_be_added(
    case: Case, capture: Capture, answers: Answers, window: QWidget, folder: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    capture.take_files([folder / "a.html", folder / "b.txt"], Method.FILE)
    dialog = opened(window, qtbot)
    answers.confirms = False
    dialog.reject()
    assert dialog.isVisible()
    assert "2 files were read and not added" in answers.told[-1]
    answers.confirms = True
    dialog.reject()
    assert case.sources.count() == 0


def test_too_many_files_or_none_are_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="more than 3 files"):
        files_in([folder], most=3)
    (tmp_path / "bare").mkdir()
    with pytest.raises(CaptureError, match="no file"):
        files_in([tmp_path / "bare"])
    assert [one.name for one in files_in([folder])][-1] == "f.png"
