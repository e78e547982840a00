"""Capture: files, pastes and drops become sources, after a look at what was found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.capture.intake import Method
from dateline_db.case import Case
from dateline_db.model.source import SourceState
from dateline_desktop.core.session import Session
from dateline_desktop.sources.capture import Capture
from dateline_desktop.sources.capture_editor import CaptureEditor, Shown
from dateline_desktop.sources.capture_progress import CaptureProgress
from dateline_desktop.widgets.date_field import DateField
from newsroom import add_source
from papers import ADDRESS, TITLE, URDU, a_mail, a_page, a_pdf

Waiting = Callable[[], CaptureEditor]


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
def proposed(window: QWidget, qtbot: QtBot) -> Waiting:
    """Wait for the dialog that shows what was found."""

    def wait() -> CaptureEditor:
        qtbot.waitUntil(lambda: _editor(window) is not None, timeout=20_000)
        found = _editor(window)
        assert found is not None
        return found

    return wait


def _editor(window: QObject) -> CaptureEditor | None:
    found = [one for one in window.findChildren(CaptureEditor) if one.isVisible()]
    return found[-1] if found else None


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_web_page_is_proposed_and_kept_as_one_action(
    session: Session, case: Case, capture: Capture, proposed: Waiting, tmp_path: Path
) -> None:
    page = put(tmp_path, "blast.html", a_page())
    capture.take_files([page], Method.DROP)
    editor = proposed()
    assert case.sources.count() == 0
    values = editor.form.values()
    assert values is not None
    assert (values["title"], values["author"]) == (TITLE, "Mina Shah")
    assert values["published"].typed.startswith("2023-03-10T14:05")
    assert (values["url"], values["language"]) == (ADDRESS, "en")
    editor.save()
    (source,), (document,) = case.sources.all(), case.documents.all()
    assert (source.ref, source.title) == ("S01", TITLE)
    assert case.publishers.get(source.publisher_id).name == "Harbour News"
    assert case.blob(document.sha256) == page.read_bytes()
    assert (document.captured_by, document.method) == ("Ann Analyst", "drop")
    assert str(case.undo_label) == "Capture “blast.html” as source S01"
    session.undo()
    counts = case.sources.count(), case.documents.count(), case.publishers.count()
    assert counts == (0, 0, 0)


def test_a_corrected_date_takes_its_words_along(
    capture: Capture, proposed: Waiting, tmp_path: Path, qtbot: QtBot
) -> None:
    text = f"Blast\n\nPublished: 10 March 2023\n\n{URDU}"
    capture.take_files([put(tmp_path, "blast.txt", text)], Method.FILE)
    editor = proposed()
    words, line = editor.form.field("published_words"), editor.form.field("published")
    assert words.value() == "10 March 2023"
    assert isinstance(line, DateField)
    line.line.selectAll()
    qtbot.keyClicks(line.line, "3 May 2023")
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    assert words.value() == "3 May 2023"


def test_the_hash_and_the_size_are_shown_before_anything_is_kept(
    capture: Capture, proposed: Waiting, tmp_path: Path
) -> None:
    capture.take_files([put(tmp_path, "statement.eml", a_mail())], Method.FILE)
    editor = proposed()
    shown = editor.form.field("file"), editor.form.field("hash")
    assert all(isinstance(one, Shown) for one in shown)
    what, digest = (one.label.text() for one in shown if isinstance(one, Shown))
    assert "E-mail" in what
    assert digest.replace("\u200b", "") == editor.taken.sha256


def test_pasted_text_becomes_a_source_and_the_reader_is_asked_for(
    session: Session, case: Case, capture: Capture, proposed: Waiting, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(f"{URDU}\n\n{URDU}")
    capture.paste()
    editor = proposed()
    assert editor.form.field("language").value() == "ur"
    editor.form.field("title").set_value("مچھلی منڈی میں دھماکہ")
    editor._make("Harbour Urdu", editor.publisher)
    with qtbot.waitSignal(session.reading_requested) as asked:
        editor.save()
    [document] = case.documents.all()
    assert asked.args is not None
    assert (asked.args[0].kind, asked.args[0].id) == ("document", document.id)
    assert document.text == f"{URDU}\n\n{URDU}"
    assert case.sources.all()[0].title == "مچھلی منڈی میں دھماکہ"


def test_nothing_on_the_clipboard_is_said(
    capture: Capture, answers: Answers, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().clear()
    capture.paste()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert answers.told == ["There is no text to take in: copy some first."]


def test_the_same_bytes_are_found_again_and_led_to(
    session: Session,
    case: Case,
    capture: Capture,
    answers: Answers,
    proposed: Waiting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page = put(tmp_path, "blast.html", a_page())
    capture.take_files([page], Method.FILE)
    proposed().save()
    session.select("", None)
    again = put(tmp_path, "again.html", page.read_bytes())
    with qtbot.waitSignal(session.reading_requested):
        capture.take_files([again], Method.FILE)
    assert "byte for byte" in answers.told[-1]
    assert "S01" in answers.told[-1]
    assert session.selection.id == case.sources.all()[0].id
    assert case.documents.count() == 1


def test_the_same_address_becomes_a_later_version_beside_the_first(
    case: Case,
    capture: Capture,
    answers: Answers,
    proposed: Waiting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    capture.take_files([put(tmp_path, "blast.html", a_page())], Method.FILE)
    proposed().save()
    later = a_page(("At least 40 people were killed, officials now say.",))
    capture.take_files([put(tmp_path, "later.html", later)], Method.FILE)
    qtbot.waitUntil(lambda: case.documents.count() == 2, timeout=20_000)
    assert "S01" in answers.told[-1]
    [source] = case.sources.all()
    assert {one.source_id for one in case.documents.all()} == {source.id}
    assert source.state is SourceState.AS_CAPTURED  # changed by hand alone


def test_an_address_that_is_typed_in_makes_a_later_version_too(
    case: Case, capture: Capture, answers: Answers, proposed: Waiting, tmp_path: Path
) -> None:
    capture.take_files([put(tmp_path, "blast.html", a_page())], Method.FILE)
    proposed().save()
    QGuiApplication.clipboard().setText("At least 40 were killed, officials now say.")
    capture.paste()
    editor = proposed()
    editor.form.field("url").set_value(f"{ADDRESS}/")
    answers.choice = None
    editor.save()
    assert editor.isVisible()
    answers.choice = 0
    editor.save()
    [source] = case.sources.all()
    documents = case.documents.where(source_id=source.id)
    assert [one.method for one in documents] == ["file", "paste"]


def test_a_document_can_be_given_to_a_source_that_is_there(
    case: Case, capture: Capture, proposed: Waiting, tmp_path: Path, qtbot: QtBot
) -> None:
    capture.take_files([put(tmp_path, "blast.html", a_page())], Method.FILE)
    proposed().save()
    [source] = case.sources.all()
    report = put(tmp_path, "report.pdf", a_pdf("A report of the blast."))
    capture.take_files([report], Method.FILE, source.id)
    qtbot.waitUntil(lambda: case.documents.count() == 2, timeout=20_000)
    assert {one.source_id for one in case.documents.all()} == {source.id}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [("empty.txt", "", "is empty"), ("none.txt", None, "is not a file")],
)
def test_a_file_that_cannot_be_taken_in_is_named(
    capture: Capture,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
    name: str,
    data: str | None,
    said: str,
) -> None:
    path = tmp_path / name if data is None else put(tmp_path, name, data)
    capture.take_files([path], Method.FILE)
    qtbot.waitUntil(lambda: bool(answers.told))
    assert name in answers.told[0]
    assert said in answers.told[0]


def test_another_source_can_have_the_same_bytes(
    session: Session,
    case: Case,
    capture: Capture,
    answers: Answers,
    proposed: Waiting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page = put(tmp_path, "blast.html", a_page())
    capture.take_files([page], Method.FILE)
    proposed().save()
    answers.choice = 1
    capture.take_files([page], Method.FILE)
    editor = proposed()
    editor._make("Gulf Today", editor.publisher)
    editor.form.field("url").set_value("")
    with qtbot.waitSignal(capture.kept) as kept:
        editor.save()
    first, second = case.sources.all()
    assert kept.args == [[second.id]]
    assert {one.source_id for one in case.documents.all()} == {first.id, second.id}
    other = add_source(case)
    capture.take_files([page], Method.FILE, other.id)
    qtbot.waitUntil(lambda: case.documents.count() == 3, timeout=20_000)
    capture.take_files([page], Method.FILE, other.id)
    qtbot.waitUntil(lambda: len(answers.told) == 3)
    assert case.documents.count() == 3


def test_taking_in_can_be_stopped_and_the_next_goes_on(
    capture: Capture, proposed: Waiting, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("a.txt", "b.txt"):
        capture.take_files([put(tmp_path, name, f"The text {name}.")], Method.DROP)
    [progress] = window.findChildren(CaptureProgress)
    [stop] = progress.findChildren(QPushButton)
    stop.click()
    assert proposed().taken.name == "b.txt"


def test_a_document_is_added_to_the_source_that_is_selected(
    session: Session,
    case: Case,
    capture: Capture,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    source = add_source(case)
    answers.opens = put(tmp_path, "statement.txt", "At least 31 were killed.")
    capture.open_for_selected()
    assert case.documents.count() == 0
    session.select("source", source.id)
    with qtbot.waitSignal(session.reading_requested, timeout=20_000):
        capture.open_for_selected()
    [document] = case.documents.all()
    assert document.source_id == source.id
    assert str(case.undo_label) == "Capture “statement.txt” for source S01"


def test_nothing_is_taken_into_a_case_that_is_only_read(
    session: Session, case: Case, capture: Capture, answers: Answers, tmp_path: Path
) -> None:
    session.open(case.path, read_only=True)
    capture.take_files([put(tmp_path, "a.txt", "A report.")], Method.DROP)
    assert answers.told == [
        "Nothing can be taken in: the case is open for reading only."
    ]
