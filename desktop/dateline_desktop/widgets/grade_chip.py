"""A grade as a small sign: the mark of its digit, then letter and digit.

F and 6 mean "cannot be judged": they are grey, never the colour of something bad. The
letter is not shown before there is a digit, nor while any digit is being chosen:
whoever chooses the digit is not to see it.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from dateline_db.errors import say
from dateline_db.model.grade import Credibility, Grade, Reliability
from dateline_desktop.scene.blending import blend
from dateline_desktop.widgets.blinds import letters_are_hidden
from dateline_desktop.widgets.colours import colours
from dateline_desktop.widgets.doctrine import show_doctrine
from dateline_desktop.widgets.marks import draw_mark
from dateline_desktop.widgets.text import tr

_MARK = 10
_GAP = 5
_PAD = 7
NOT_GRADED = Grade(None, None)


class GradeChip(QWidget):
    """Shows one grade; its tip says what is meant by it, a click what by all others."""

    def __init__(self, grade: Grade = NOT_GRADED) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)
        self.set_grade(grade)

    def set_grade(self, grade: Grade) -> None:
        """Show another grade."""
        self._grade = as_seen(grade)
        self.setToolTip(grade_meaning(grade))
        self.setAccessibleName(grade_name(grade))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.font(), self._grade)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # so that the release comes here, and not to a card below

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            show_doctrine(self._grade, event.globalPosition().toPoint(), self)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            draw_chip(painter, QRectF(self.rect()), self._grade)
        finally:
            painter.end()


def as_seen(grade: Grade) -> Grade:
    """Return a grade without the letter for as long as it has no digit."""
    return NOT_GRADED if grade.credibility is None else grade


def chip_size(font: QFont, grade: Grade | Reliability) -> QSize:
    """Return the size that the sign of a grade, or of a letter, takes in a font."""
    metrics = QFontMetrics(_bold(font))
    width = metrics.horizontalAdvance(_sign(grade)) + 2 * _PAD
    if isinstance(grade, Grade):
        width += _MARK + _GAP
    return QSize(width, metrics.height() + 2)


def chip_box(font: QFont, room: QRectF, grade: Grade | Reliability) -> QRectF:
    """Return where in `room` a sign stands: at the left, in the middle."""
    size = chip_size(font, grade)
    box = QRectF(0, 0, size.width() - 1, size.height() - 1)
    box.moveCenter(QPointF(room.left() + size.width() / 2, room.center().y()))
    return box


def draw_chip(painter: QPainter, room: QRectF, grade: Grade | Reliability) -> None:
    """Draw the sign of a grade, or of a letter alone, at the left of `room`."""
    ours = colours()
    digit = str(grade.credibility or "") if isinstance(grade, Grade) else ""
    box = chip_box(painter.font(), room, grade)
    colour = ours.credibility[digit]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(blend(ours.surface, colour, 0.12)))
    painter.setPen(QPen(QColor(blend(ours.surface, colour, 0.5))))
    painter.drawRoundedRect(box, 4, 4)
    text = box.adjusted(_PAD, 0, 0, 0)
    if isinstance(grade, Grade):
        middle = QPointF(text.left() + _MARK / 2, box.center().y())
        draw_mark(painter, digit, middle, _MARK)
        text.adjust(_MARK + _GAP, 0, 0, 0)
    painter.setFont(_bold(painter.font()))
    is_open = isinstance(grade, Grade) and grade.credibility is None
    painter.setPen(QColor(ours.muted if is_open else ours.text))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, _sign(grade))
    painter.restore()


def grade_text(grade: Grade) -> str:
    """Return the grade as it is written: "B2", "–3"; in words without a digit."""
    return tr("not graded") if grade.credibility is None else str(grade)


def grade_name(grade: Grade) -> str:
    """Say the grade in one line, for those who hear it."""
    if grade.credibility is None:
        return tr("not graded")
    parts = [part.nato_name.lower() for part in _given(grade)]
    return tr(say("grade {grade}: {titles}", grade=str(grade), titles=", ".join(parts)))


def grade_meaning(grade: Grade) -> str:
    """Say what the doctrine means by both parts of a grade."""
    letter, digit = grade.reliability, grade.credibility
    if digit is None:
        return tr("No digit yet. The letter is shown once there is one.")
    no_letter = tr("No letter yet for the source.")
    return f"{no_letter if letter is None else meaning(letter)}\n\n{meaning(digit)}"


def meaning(part: Reliability | Credibility) -> str:
    """Say what the doctrine means by one letter or digit."""
    return f"{part} – {tr(part.nato_name)}\n{tr(part.meaning)}"


def _sign(grade: Grade | Reliability) -> str:
    if isinstance(grade, Grade):
        is_hidden = letters_are_hidden() and grade.credibility is not None
        return str(grade.credibility) if is_hidden else grade_text(grade)
    return "·" if letters_are_hidden() else grade.value


def _given(grade: Grade) -> list[Reliability | Credibility]:
    parts = (grade.reliability, grade.credibility)
    return [part for part in parts if part is not None]


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
