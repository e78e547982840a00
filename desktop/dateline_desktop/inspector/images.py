"""The images of an event in the inspector, each with its caption."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from dateline_db.edits.images import (
    add_document_image,
    arrange_images,
    caption_image,
    delete_image,
)
from dateline_db.errors import say
from dateline_db.model.event import Event, EventImage
from dateline_desktop.core.event_pictures import (
    picture_from_clipboard,
    picture_from_file,
)
from dateline_desktop.core.pictures import SHOWN_MEDIA_TYPES, thumbnail
from dateline_desktop.core.text import tr
from dateline_desktop.inspector.page import Page, button, in_line, muted, shown
from dateline_desktop.widgets.link import Link

_WIDTH, _HEIGHT = 280, 200
_MOST = 20
_LONGEST = 60  # letters of a row of the menu


def add_images(page: Page, event: Event) -> None:
    """Show the images of an event, and what adds another."""
    session = page.session
    images = page.case.event_images.where(event_id=event.id)
    images.sort(key=lambda one: one.position)
    add = button(tr("Add…"), "add", lambda: picture_from_file(session, event.id))
    paste = button(
        tr("Paste"), "copy", lambda: picture_from_clipboard(session, event.id)
    )
    for one in (add, paste):
        one.setEnabled(session.writable)
    add.setAccessibleName(tr("Add an image from a file"))
    paste.setAccessibleName(tr("Paste an image"))
    page.heading(tr("Images"), add, paste, *_captured(page, event))
    order = [image.id for image in images]
    for image in images[:_MOST]:
        page.add(ImageCard(page, image, order))
    if len(images) > _MOST:
        page.text(tr(say("{count:,} more", count=len(images) - _MOST)), "muted")


class ImageCard(QFrame):
    """A small picture; a click shows it as large as the screen allows."""

    def __init__(self, page: Page, image: EventImage, order: Sequence[str]) -> None:
        super().__init__()
        self._page, self._image, self._order = page, image, order
        self.setProperty("role", "card")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 6)
        rows.setSpacing(4)
        self.picture = _Picture(self._open)
        small = thumbnail(page.case.blob(image.sha256), _WIDTH, _HEIGHT)
        if small.isNull():
            self.picture.setText(tr("This picture cannot be shown."))
        else:
            self.picture.setPixmap(QPixmap.fromImage(small))
        name = image.caption or tr("Image without a caption")
        self.picture.setAccessibleName(name)
        rows.addWidget(self.picture)
        rows.addWidget(shown(image.caption) if image.caption else muted(name))
        if image.document_id is not None:
            rows.addWidget(_source_of(page, image.document_id))
        caption = button(tr("Caption…"), "edit", self._ask_caption)
        remove = button(tr("Remove"), "delete", self._remove)
        for one in (caption, remove):
            one.setEnabled(page.session.writable)
        rows.addWidget(in_line([caption, remove, *self._steps()]))

    def _steps(self) -> list[QPushButton]:
        """Return what moves the picture up and down among the others."""
        at, steps = self._order.index(self._image.id), []
        for icon, name, to in (
            ("previous", tr("Show it earlier"), at - 1),
            ("next", tr("Show it later"), at + 1),
        ):
            step = button("", icon, partial(self._move, to))
            step.setAccessibleName(name)
            step.setToolTip(name)
            step.setEnabled(self._page.session.writable and 0 <= to < len(self._order))
            steps.append(step)
        return steps if len(self._order) > 1 else []

    def _move(self, to: int) -> None:
        order = [one for one in self._order if one != self._image.id]
        order.insert(to, self._image.id)
        session = self._page.session
        session.try_edit(arrange_images, self._image.event_id, order)

    def _ask_caption(self) -> None:
        text = self._page.session.ask.text(
            say("Caption of the image"), say("What it shows"), self._image.caption
        )
        if text is not None:
            self._page.session.try_edit(caption_image, self._image.id, text.strip())

    def _remove(self) -> None:
        self._page.session.try_edit(delete_image, self._image.id)

    def _open(self) -> None:
        dialog = QDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._image.caption or tr("Image"))
        room = self.screen().availableGeometry().size() * 0.85
        label = QLabel()
        data = self._page.case.blob(self._image.sha256)
        label.setPixmap(
            QPixmap.fromImage(thumbnail(data, room.width() - 40, room.height() - 40))
        )
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scroll = QScrollArea()
        scroll.setWidget(label)
        scroll.setWidgetResizable(True)
        rows = QVBoxLayout(dialog)
        rows.addWidget(scroll)
        dialog.resize(room)
        dialog.open()


def _captured(page: Page, event: Event) -> list[QPushButton]:
    """Return what puts a captured picture on the event, where the case has any."""
    case = page.case
    pictures = case.documents.where(media_type=[*SHOWN_MEDIA_TYPES])
    if not pictures:
        return []
    about = {claim.source_id for claim in case.claims.where(event_id=event.id)}
    pictures.sort(key=lambda one: one.source_id not in about)
    choose = button(tr("Captured"), "source", lambda: None)
    menu = QMenu(choose)
    for document in pictures[:_MOST]:
        source = case.sources.get(document.source_id)
        name = f"{source.ref} · {source.title or document.name}"
        put = partial(
            page.session.try_edit,
            add_document_image,
            event.id,
            document.id,
            source.title,
        )
        menu.addAction(_shortened(name).replace("&", "&&"), put)
    choose.setMenu(menu)
    choose.setToolTip(tr("Put a captured picture on the event"))
    choose.setAccessibleName(choose.toolTip())
    choose.setEnabled(page.session.writable)
    return [choose]


def _source_of(page: Page, document_id: str) -> Link:
    """Return what leads from a picture to the source that it was captured with."""
    source = page.case.sources.get(page.case.documents.get(document_id).source_id)
    text = say("from {source}", source=f"{source.ref} · {source.title}")
    return page.link("source", source.id, tr(text))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


class _Picture(QLabel):
    """A picture that can be clicked."""

    def __init__(self, on_click: Callable[[], object]) -> None:
        super().__init__()
        self._on_click = on_click
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # so that the release comes here as well

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._on_click()
