"""What every field of a form can do, and the fields that hold text."""

from math import isfinite
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from dateline_db.errors import InvalidValue
from dateline_desktop.widgets.text import direction

_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Polish)
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_ALIGNED = {
    Qt.LayoutDirection.RightToLeft: Qt.AlignmentFlag.AlignRight | _ABSOLUTE,
    Qt.LayoutDirection.LeftToRight: Qt.AlignmentFlag.AlignLeft | _ABSOLUTE,
}


class Field(QWidget):
    """A part of a form that holds one value.

    `value` raises `InvalidValue` where what was typed makes none.
    """

    changed = Signal()

    def value(self) -> Any:
        """Return what the field holds."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def settle(self) -> None:
        """Take what is still being typed, as leaving the field does."""

    def state(self) -> Any:
        """Return what tells whether the field was changed."""
        try:
            return self.value()
        except InvalidValue as error:
            return str(error)

    def mark(self, *, wrong: bool) -> None:
        """Show, or show no longer, that the value cannot be taken."""
        target = self.focusProxy() or self
        target.setProperty("role", "error" if wrong else None)
        target.style().polish(target)

    def hold(self, editor: QWidget) -> None:
        """Fill the field with the one widget in which its value is edited."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(editor, 1)
        self.setFocusProxy(editor)

    def set_beside(self, widget: QWidget) -> None:
        """Let something stand at the right of the widget that is held."""
        row = self.layout()
        assert row is not None  # `hold` made it
        row.addWidget(widget)


class TextField(Field):
    """One line of text, set from the right where its script is."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self._on_text)
        self.hold(self.line)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)

    def _on_text(self, text: str) -> None:
        self.line.setAlignment(_ALIGNED[direction(text)])
        self.changed.emit()


class NumberField(Field):
    """A number, or none; commas between thousands may be typed."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self.changed)
        self.hold(self.line)

    def value(self) -> float | None:
        text = self.line.text().strip()
        if not text:
            return None
        try:
            number = float(text.replace(",", "").replace("−", "-"))
        except ValueError:
            number = float("nan")
        if not isfinite(number):
            raise InvalidValue("", "“{text}” is not a number.", text=text)
        return number

    def set_value(self, value: float | None) -> None:
        self.line.setText("" if value is None else f"{value:.12g}")


class _Paragraphs(Field):
    """Text of several lines; it grows with its text up to `most` lines."""

    def __init__(self, placeholder: str = "", *, lines: int = 2, most: int = 8) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(placeholder)
        self.text.setTabChangesFocus(True)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = self.text.document().documentLayout()
        layout.documentSizeChanged.connect(self._fit)
        self.text.textChanged.connect(self.changed)
        self.text.installEventFilter(self)
        self.hold(self.text)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Later: a layout under way would not see that its part has grown.
            QTimer.singleShot(0, self, self._fit)
        elif event.type() in _RESTYLED:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        line = self.text.fontMetrics().lineSpacing()
        room = min(max(self._text_height(), self._lines * line), self._most * line)
        margin = 2 * self.text.document().documentMargin()
        self.text.setFixedHeight(round(room + margin) + 2 * self.text.frameWidth())

    def _text_height(self) -> float:
        """Return how high the text is, which depends on its script, or more lines."""
        document = self.text.document()
        layout, block, height = document.documentLayout(), document.firstBlock(), 0.0
        for _ in range(min(document.blockCount(), self._most)):
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height


class LongField(_Paragraphs):
    """A text of several lines."""

    def value(self) -> str:
        return self.text.toPlainText().strip()

    def set_value(self, value: str) -> None:
        self.text.setPlainText(value)


class LinesField(_Paragraphs):
    """Several short texts, one a line."""

    def value(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.text.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def set_value(self, value: tuple[str, ...]) -> None:
        self.text.setPlainText("\n".join(value))
