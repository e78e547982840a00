"""The images of an event in the inspector, each with its caption."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QScrollArea, QVBoxLayout

from dateline_db.edits.images import caption_image, delete_image
from dateline_db.errors import say
from dateline_db.model.event import Event, EventImage
from dateline_desktop.core.event_pictures import (
    picture_from_clipboard,
    picture_from_file,
)
from dateline_desktop.core.pictures import thumbnail
from dateline_desktop.core.text import tr
from dateline_desktop.inspector.page import Page, button, in_line, muted, shown

_WIDTH, _HEIGHT = 280, 200
_MOST = 20


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
    page.heading(tr("Images"), add, paste)
    for image in images[:_MOST]:
        page.add(ImageCard(page, image))
    if len(images) > _MOST:
        page.text(tr(say("{count:,} more", count=len(images) - _MOST)), "muted")


class ImageCard(QFrame):
    """A small picture; a click shows it as large as the screen allows."""

    def __init__(self, page: Page, image: EventImage) -> None:
        super().__init__()
        self._page, self._image = page, image
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
        caption = button(tr("Caption…"), "edit", self._ask_caption)
        remove = button(tr("Remove"), "delete", self._remove)
        for one in (caption, remove):
            one.setEnabled(page.session.writable)
        rows.addWidget(in_line([caption, remove]))

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
