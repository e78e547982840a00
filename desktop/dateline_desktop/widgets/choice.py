"""Fields whose value is chosen from a few, not typed, or not only."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from dateline_desktop.widgets.elided_box import ElidedBox
from dateline_desktop.widgets.field import Field


class ChoiceField(Field):
    """One of a few values, each with its words."""

    def __init__(self, options: Mapping[Any, str]) -> None:
        super().__init__()
        self.box = _Box()
        for value, words in options.items():
            self.box.addItem(words, value)
        self._values = list(options)
        self.box.currentIndexChanged.connect(self.changed)
        self.hold(self.box)

    def value(self) -> Any:
        return self._values[self.box.currentIndex()]

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value))


class WordField(Field):
    """A word, one of those offered or any other that is typed."""

    def __init__(self, words: Mapping[str, str], placeholder: str = "") -> None:
        super().__init__()
        self._words = dict(words)
        self.box = _Box()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.addItems(list(self._words.values()))
        line = self.box.lineEdit()
        assert line is not None  # an editable box has one
        line.setPlaceholderText(placeholder)
        self.box.setCurrentIndex(-1)
        self.box.editTextChanged.connect(self.changed)
        self.hold(self.box)

    def value(self) -> str:
        typed = self.box.currentText().strip()
        known = {text.casefold(): word for word, text in self._words.items()}
        return known.get(typed.casefold(), typed)

    def set_value(self, value: str) -> None:
        self.box.setEditText(self._words.get(value, value))


class CheckField(Field):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox(text)
        self.box.toggled.connect(self.changed)
        self.hold(self.box)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:  # noqa: FBT001 - as every field has it
        self.box.setChecked(value)


class _Box(ElidedBox):
    """A combo box that a wheel passing over it does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
