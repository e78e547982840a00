"""The card beside the pointer: what is under it, in a few lines."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dateline_db.errors import say
from dateline_desktop.core.text import plain, tr
from dateline_desktop.timeline.facts import Facts
from dateline_desktop.widgets.grade_chip import NOT_GRADED, GradeChip

_WIDEST, _GAP = 380, 8
_AWAY = QPoint(14, 18)


class HoverCard(QFrame):
    """Lies over its parent and never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over, self._rows = parent, QVBoxLayout(self)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = _line("strong")
        self.date = _line()
        self.clock = _line("muted")
        self.stated = _line("muted")
        self.where = _line("muted")
        self.counted = _line()
        self.disputed = _line("error")
        self.disputed.setText(tr("Disputed: its claims disagree"))
        self.chip = GradeChip()
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        graded = QHBoxLayout()
        graded.setSpacing(_GAP)
        graded.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        graded.addWidget(self.counted, 1)
        rows = self._rows
        rows.setContentsMargins(11, 8, 11, 9)
        rows.setSpacing(3)
        for part in (self.title, self.date, self.clock, self.stated, self.where):
            rows.addWidget(part)
        rows.addLayout(graded)
        rows.addWidget(self.disputed)

    def show_event(self, event: Facts, at: QPoint) -> None:
        """Show an event beside a point of the parent."""
        stated = tr(say("stated as “{words}”", words=event.stated))
        self._fill(self.title, event.title)
        self._fill(self.date, event.date)
        self._fill(self.clock, event.clock)
        self._fill(self.stated, stated if event.stated else "")
        self._fill(self.where, event.where)
        self._fill(self.counted, event.counted)
        self.chip.set_grade(event.grade or NOT_GRADED)
        self.chip.setVisible(bool(event.support.claims))
        self.disputed.setVisible(event.is_disputed)
        self._place(at)

    def show_text(self, title: str, text: str, at: QPoint) -> None:
        """Show a title and one paragraph beside a point of the parent."""
        self._fill(self.title, title)
        self._fill(self.date, text)
        parts: tuple[QWidget, ...] = (self.clock, self.stated, self.where)
        for part in (*parts, self.counted, self.chip, self.disputed):
            part.hide()
        self._place(at)

    def _fill(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _width(self) -> int:
        """Return how wide the longest line is, if it is not to be broken."""
        lengths = {
            label: max(
                label.fontMetrics().horizontalAdvance(line)
                for line in label.text().split("\n")
            )
            for label in self.findChildren(QLabel)
            if not label.isHidden()
        }
        if not self.chip.isHidden() and self.counted in lengths:
            lengths[self.counted] += self.chip.sizeHint().width() + _GAP
        return min(max(lengths.values(), default=0) + 6, _WIDEST)

    def _place(self, at: QPoint) -> None:
        """Stand below and right of the point, or wherever the parent has room."""
        self.ensurePolished()
        margins = self._rows.contentsMargins()
        width = self._width() + margins.left() + margins.right() + 2
        self.setFixedSize(width, self._rows.totalHeightForWidth(width))
        room, corner = self._over.rect(), at + _AWAY
        if corner.x() + self.width() > room.right():
            corner.setX(max(at.x() - _AWAY.x() - self.width(), 4))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(at.y() - _AWAY.y() - self.height(), 4))
        self.move(corner)
        self.show()
        self.raise_()


def _line(role: str = "") -> QLabel:
    label = plain(wrap=True)
    if role:
        label.setProperty("role", role)
    return label
