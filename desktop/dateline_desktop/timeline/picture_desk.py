"""Takes pictures of the timeline that is on the screen: copied, exported, printed."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from dateline_db.errors import DatelineError, say
from dateline_desktop.core.session import Session
from dateline_desktop.scene.palette import DARK
from dateline_desktop.scene.svg import svg
from dateline_desktop.timeline.canvas import Canvas
from dateline_desktop.timeline.choices import Choices
from dateline_desktop.timeline.picture_choice import Choice, Extent, Format, Looked
from dateline_desktop.timeline.picture_contents import contents
from dateline_desktop.timeline.picture_dialog import PictureDialog
from dateline_desktop.timeline.picture_pixels import draw
from dateline_desktop.timeline.picture_print import Lay, PrintPreview
from dateline_desktop.timeline.picture_sheets import Setting, pages, sheet
from dateline_desktop.widgets.colours import colours

SVG_TYPE = "image/svg+xml"
_COPIED_TIMES = 2  # sharp also where it is pasted larger


class PictureDesk(QObject):
    """What the actions for pictures do with the timeline on a canvas."""

    def __init__(self, session: Session, view: Canvas) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        view.installEventFilter(self)

    def copy(self) -> None:
        """Put what is visible on the clipboard, as pixels and as a drawing."""
        case = self._session.case
        choice = replace(self.offered(), times=_COPIED_TIMES)
        if case is None:
            return
        try:
            shown = contents(case, choice, self._session.filter, self._session.index)
            drawing = svg(sheet(shown, choice, Setting.of_letters(choice.letters)))
            pixels = draw(shown, choice, lambda: None)
        except DatelineError as error:
            self._session.ask.tell(error)
            return
        data = QMimeData()
        data.setImageData(pixels)
        data.setData(SVG_TYPE, drawing)
        QGuiApplication.clipboard().setMimeData(data)
        self._session.told.emit(say("What is visible was copied as a picture."))

    def export(self) -> None:
        """Ask for a picture and write it."""
        PictureDialog(self._session, self.offered(), self._window).open()

    def print(self) -> None:
        """Show the pages of the whole timeline, from where they can be printed."""
        case = self._session.case
        if case is not None:
            title = case.settings.title
            PrintPreview(title, self.laid_out(), self._window).open()

    def laid_out(self) -> Lay:
        """Return what lays the whole timeline out over pages of a size."""
        session, whole = self._session, Extent.WHOLE
        choice = replace(self.offered(), extent=whole, format=Format.PDF, dark=False)
        choice = replace(choice, with_legend=True)
        assert session.case is not None  # the actions are offered with a case only
        shown = contents(session.case, choice, session.filter, session.index)
        setting = Setting.of_letters(choice.letters)
        return lambda page: pages(shown, choice, setting, page)

    def offered(self) -> Choice:
        """Return the picture of what is looked at, as it looks."""
        session, view = self._session, self._view
        assert session.case is not None  # the actions are offered with a case only
        by = view.content.by if view.content is not None else Choice().by
        wanted = Choices(session.settings)
        return Choice(
            extent=Extent.VISIBLE,
            looked=Looked(view.view_now(), _pixels(view)),
            by=by,
            arrangement=wanted.arrangement(session.case, by),
            clock=wanted.clock,
            heights=wanted.heights,
            marking=session.case.settings.marking,
            dark=colours() is DARK,
        )

    @property
    def _window(self) -> QWidget:
        return self._view.window()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            self.copy()
            return True
        return super().eventFilter(watched, event)


def _pixels(view: QWidget) -> float:
    """Return how high the letters of a widget are, in pixels."""
    return view.font().pointSizeF() * view.logicalDpiY() / 72
