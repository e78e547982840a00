"""A picture of the timeline shown small, before it is written."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dateline_db.errors import Message, say
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.scene.paper import Page
from dateline_desktop.scene.sheet import Sheet
from dateline_desktop.timeline.picture_choice import Choice, Format
from dateline_desktop.timeline.picture_contents import Contents, contents
from dateline_desktop.timeline.picture_paint import paint_sheet
from dateline_desktop.timeline.picture_sheets import Setting, pages, sheet

_LEAST = QSize(440, 340)


class Preview(QWidget):
    """Shows the first sheet of a picture, and says how large the whole is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._contents: Contents | None = None
        self.small = _Small()
        self.said = plain(wrap=True)
        self.said.setProperty("role", "hint")
        self.said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.small, 1)
        rows.addWidget(self.said)
        self.setAccessibleName(tr("Preview"))

    def show_choice(self, choice: Choice) -> None:
        """Show what a picture will look like."""
        case = self._session.case
        if case is None:
            return
        shown = self._contents
        if shown is None or shown.marking is not choice.marking:
            session = self._session
            shown = contents(case, choice, session.filter, session.index)
            self._contents = shown  # sorting a big case into lanes takes its time
        setting = Setting.of_letters(choice.letters)
        if choice.format is Format.PDF:
            page = Page.of(choice.paper, upright=choice.upright)
            sheets = pages(shown, choice, setting, page)
            one, many = say("1 page"), say("{count:,} pages", count=len(sheets))
            self._show(sheets[0], one if len(sheets) == 1 else many)
            return
        made = sheet(shown, choice, setting)
        times = choice.times if choice.format is Format.PNG else 1
        size = say(
            "{width:,} × {height:,} pixels",
            width=round(made.width * times),
            height=round(made.height * times),
        )
        self._show(made, size)

    def _show(self, made: Sheet, said: Message) -> None:
        self.small.show_sheet(made)
        self.said.setText(tr(said))


class _Small(QWidget):
    """A sheet as large as there is room for; it is drawn once and then kept."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self._kept: QPixmap | None = None
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.sheet, self._kept = sheet, None
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self.sheet is None:
            return
        scale = min(
            (self.width() - 2) / self.sheet.width,
            (self.height() - 2) / self.sheet.height,
        )
        size = QSize(round(self.sheet.width * scale), round(self.sheet.height * scale))
        self._kept = self._kept or self._drawn(self.sheet, scale, size)
        painter = QPainter(self)
        try:
            left, top = self.width() - size.width(), self.height() - size.height()
            room = QRectF(left / 2, top / 2, size.width(), size.height())
            painter.drawPixmap(room.topLeft(), self._kept)
            painter.setPen(self.palette().mid().color())
            painter.drawRect(room)
        finally:
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._kept = None

    def _drawn(self, sheet: Sheet, scale: float, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        kept = QPixmap(size * ratio)
        kept.fill(sheet.ground)
        painter = QPainter(kept)
        try:
            painter.scale(scale * ratio, scale * ratio)
            paint_sheet(painter, sheet)
        finally:
            painter.end()
        kept.setDevicePixelRatio(ratio)
        return kept
