"""A date in one line, typed as EDTF or in words; its reading is shown before it counts.

Nothing is taken silently: below the line stands the reading while one types. Enter, or
going on to the next field, takes it: the line then holds the EDTF. Where day and month
can be either way round, both readings are offered and none is taken.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.when import When
from dateline_desktop.widgets.date_reading import Reading, read_typed
from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.text import plain, tr


class DateField(Field):
    """A `When`; `without` is held where the line is empty."""

    words_taken = Signal(str)  # the words that a date was read from

    def __init__(self, empty: str = "", without: When | None = None) -> None:
        super().__init__()
        self._published: When | None = None  # what "on Monday" is counted from
        self._empty, self._without = empty, without
        self._readings: list[Reading] = []
        self.offers: list[QPushButton] = []
        self._trouble: Message | None = None
        self.line = _Line()
        self.line.setPlaceholderText(
            tr("2023-07, 2023-07-21/2023-07-31, late July 2023")
        )
        self.line.textChanged.connect(self._read)
        self.line.taken.connect(self._take)
        self.line.editingFinished.connect(self.settle)
        self.reading = plain(wrap=True)
        self.choices = QHBoxLayout()
        self._lay_out()
        self._read("")

    def value(self) -> When | None:
        if self._trouble is not None:
            raise InvalidValue("", self._trouble.template, **self._trouble.args)
        return self._readings[0].when if self._readings else self._without

    def set_value(self, value: When | None) -> None:
        self.line.setText("" if value in (None, self._without) else value.typed)

    def settle(self) -> None:
        self._take()
        if self._trouble is not None:
            self._tell(self._trouble, "error")

    def mark(self, *, wrong: bool) -> None:
        super().mark(wrong=wrong)
        self.reading.setVisible(not wrong and bool(self.reading.text()))

    def set_published(self, when: When | None) -> None:
        """Count "on Monday" and the like from this date of publication."""
        self._published = when
        self._read(self.line.text())

    def _lay_out(self) -> None:
        self.reading.setProperty("role", "hint")
        self.choices.setSpacing(6)
        self.choices.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addWidget(self.line)
        rows.addWidget(self.reading)
        rows.addLayout(self.choices)
        self.setFocusProxy(self.line)

    def _read(self, text: str) -> None:
        self._readings, self._trouble = read_typed(text, self._published)
        if len(self._readings) > 1:
            self._trouble = say(
                "“{text}” can be either of these: choose which.", text=text.strip()
            )
        self.line.pending = self._pending
        self._show_reading()
        self.changed.emit()

    @property
    def _pending(self) -> bool:
        return len(self._readings) == 1 and self._readings[0].in_words

    def _show_reading(self) -> None:
        for button in self.offers:
            self.choices.removeWidget(button)
            button.deleteLater()
        self.offers.clear()
        if self._trouble is not None:
            self._tell(self._trouble, "hint")  # not red while one is still typing
            for reading in self._readings:
                self._offer(reading)
        elif self._readings:
            self._tell(self._readings[0].sentence, "hint")
        else:
            self._tell(self._empty, "hint")

    def _offer(self, reading: Reading) -> None:
        button = QPushButton(reading.when.label())
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._choose(reading))
        self.choices.insertWidget(len(self.offers), button)
        QWidget.setTabOrder(self.offers[-1] if self.offers else self.line, button)
        self.offers.append(button)

    def _tell(self, text: Message | str, role: str) -> None:
        self.reading.setProperty("role", role)
        self.reading.style().polish(self.reading)
        self.reading.setText(tr(text) if text else "")
        self.reading.setVisible(bool(text))

    def _take(self) -> None:
        if self._pending:
            self._settle(self._readings[0])

    def _choose(self, reading: Reading) -> None:
        self._settle(reading)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, reading: Reading) -> None:
        words = self.line.text().strip()
        self.line.selectAll()
        self.line.insert(reading.when.typed)  # unlike setText, Ctrl+Z takes it back
        self.words_taken.emit(words)


class _Line(QLineEdit):
    """Enter takes a pending reading first; only a second Enter goes to the dialog."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pending = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.pending and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)
