"""The doctrine of the grades, one click away from every grade."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_desktop.widgets.text import plain, tr

_TEXT = 290
_NOTE = (
    "Letter and digit are given apart: a good source can say what is false, and a bad "
    "one what is true. Both are ranks: nothing is reckoned with them. F and 6 say that "
    "something cannot be judged, not that it is bad."
)


class Doctrine(QFrame):
    """All letters and digits with what they mean; those of one grade stand out."""

    def __init__(self, grade: Grade, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(tr("What the grades mean"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 14, 16, 14)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(7)
        self._add_scale(0, tr("Reliability of the source"), Reliability, grade)
        self._add_scale(2, tr("Credibility of what it says"), Credibility, grade)
        self._add_note()
        self.adjustSize()

    def _add_scale(
        self,
        column: int,
        title: str,
        parts: Iterable[Reliability | Credibility],
        grade: Grade,
    ) -> None:
        heading = plain(title)
        heading.setProperty("role", "strong")
        self._grid.addWidget(heading, 0, column, 1, 2)
        for row, part in enumerate(parts, start=1):
            held = part in (grade.reliability, grade.credibility)
            sign = plain(part.value)
            sign.setProperty("role", "heading")
            text = plain(f"{tr(part.nato_name)}\n{tr(part.meaning)}", wrap=True)
            text.setFixedWidth(_TEXT)
            text.setProperty("role", "held" if held else "muted")
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(sign, row, column, top)
            self._grid.addWidget(text, row, column + 1, top)

    def _add_note(self) -> None:
        note = QLabel()
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setText(tr(_NOTE))
        note.setProperty("role", "hint")
        self._grid.addWidget(note, 7, 0, 1, 4)


def show_doctrine(grade: Grade, at: QPoint, parent: QWidget) -> Doctrine:
    """Show what a grade means in a window at a point of the screen; Esc closes it."""
    popup = Doctrine(grade, parent)
    screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
    room, size = screen.availableGeometry(), popup.sizeHint()
    left = max(room.left(), min(at.x(), room.right() - size.width()))
    top = at.y() + 8
    if top + size.height() > room.bottom():
        top = max(room.top(), at.y() - size.height() - 8)
    popup.move(left, top)
    popup.show()
    return popup
