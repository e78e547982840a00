"""Images on events in the inspector, and the claims that its fields rest on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.case import Case
from dateline_db.edits.images import caption_image
from dateline_db.model.changes import Changes
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.inspector.images import ImageCard
from dateline_desktop.inspector.panel import InspectorPanel
from dateline_desktop.widgets.link import Link
from newsroom import add_claim, add_event, add_source
from reading_room import keep_bytes

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def event(case: Case) -> Event:
    return add_event(case)


@pytest.fixture
def panel(session: Session, event: Event, qtbot: QtBot) -> InspectorPanel:
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    panel.show()
    session.select("event", event.id)
    return panel


@pytest.fixture
def picture(tmp_path: Path, qapp: object) -> Path:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#335577"))
    path = tmp_path / "mosque.png"
    assert image.save(str(path))
    return path


def press(panel: InspectorPanel, text: str, qtbot: QtBot) -> None:
    assert panel.page is not None
    buttons = panel.page.findChildren(QPushButton)
    qtbot.mouseClick(next(one for one in buttons if one.text() == text), LEFT)


def cards(panel: InspectorPanel) -> list[ImageCard]:
    assert panel.page is not None
    return panel.page.findChildren(ImageCard)


def test_a_picture_is_added_captioned_and_taken_off_again(
    panel: InspectorPanel, case: Case, answers: Answers, picture: Path, qtbot: QtBot
) -> None:
    answers.opens, answers.line = picture, "After the blast"
    press(panel, "Add…", qtbot)
    [image] = case.event_images.all()
    assert case.blob(image.sha256) == picture.read_bytes()
    assert cards(panel)[0].picture.pixmap().width() <= 280

    press(panel, "Caption…", qtbot)
    assert case.event_images.get(image.id).caption == "After the blast"
    press(panel, "Remove", qtbot)
    assert cards(panel) == []


def test_a_copied_picture_is_pasted(
    panel: InspectorPanel, case: Case, picture: Path, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(picture)))
    press(panel, "Paste", qtbot)
    assert [one.media_type for one in case.event_images.all()] == ["image/png"]


def test_what_is_no_picture_is_refused(
    panel: InspectorPanel, case: Case, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.opens = tmp_path / "page.png"
    answers.opens.write_text("<html>")
    press(panel, "Add…", qtbot)
    assert "no picture" in answers.told[-1]
    assert case.event_images.count() == 0


def test_the_date_of_an_event_leads_to_the_claims_it_rests_on(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    when = When.parse("2023-01-30")
    event = add_event(case, when=when)
    claim = add_claim(case, event, add_source(case), when=when)
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    session.select("event", event.id)
    assert panel.page is not None
    refs = [one.text() for one in panel.page.findChildren(Link)]
    assert claim.ref in refs


def test_a_date_that_nobody_gives_says_so(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event = add_event(case, when=When.parse("2023-01-30"))
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    session.select("event", event.id)
    assert panel.page is not None
    told = [one.text() for one in panel.page.findChildren(QLabel)]
    assert "rests on no claim" in told


def test_pictures_are_moved_among_each_other(
    panel: InspectorPanel, case: Case, answers: Answers, picture: Path, qtbot: QtBot
) -> None:
    answers.opens = picture
    for caption in ("first", "second"):
        press(panel, "Add…", qtbot)
        image = case.event_images.all()[-1]
        panel._session.edit(caption_image, image.id, caption)
    steps = named(cards(panel)[1], "Show it earlier")
    assert not named(cards(panel)[0], "Show it earlier").isEnabled()
    qtbot.mouseClick(steps, LEFT)
    shown = [card.picture.accessibleName() for card in cards(panel)]
    assert shown == ["second", "first"]
    assert str(case.undo_label).startswith("Arrange the images")


def test_a_captured_picture_is_put_on_the_event_with_its_source(
    panel: InspectorPanel, case: Case, picture: Path, qtbot: QtBot
) -> None:
    document = keep_bytes(case, picture.read_bytes(), "image/png", "")
    panel._session.changed.emit(Changes(everything=True))
    assert panel.page is not None
    choose = named(panel.page, "Put a captured picture on the event")
    choose.menu().actions()[0].trigger()
    (card,) = cards(panel)
    assert case.event_images.all()[0].document_id == document.id
    texts = [link.text() for link in card.findChildren(Link)]
    assert texts == ["from S01 · A report"]


def named(parent: QWidget, name: str) -> QPushButton:
    buttons = parent.findChildren(QPushButton)
    return next(one for one in buttons if one.accessibleName() == name)
