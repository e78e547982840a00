"""The filter of one column of a table: words it has to have, values it has to be."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.errors import say
from dateline_desktop.core.grouped_model import GroupedModel, Kept
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.check_list import CheckList, Choice

_PAUSE = 150  # milliseconds: who goes on typing does not wait for each letter
_MOST = 500  # values that are offered; more are found by a word
_LINES = 9
_LONGEST = 40


class ColumnFilter(QFrame):
    """Stands below the head of a column, and narrows the table down at once."""

    WIDTH = 300  # pixels

    def __init__(self, model: GroupedModel, column: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self._model, self._column = model, column
        self._all = _choices(model.values(column))
        self.words, self.list = QLineEdit(), CheckList(_LINES)
        self.clear = QPushButton(tr("Show all"))
        kept = model.kept.get(column, Kept())
        self._lay_out(tr(model.columns[column].title))
        self.words.setText(kept.text)
        self._offer(kept.values)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self._on_typed)
        self.words.textChanged.connect(self._typing.start)
        self.words.returnPressed.connect(self.close)
        self.list.choices.ticked.connect(self._apply)
        self.clear.clicked.connect(self._show_all)

    def open_at(self, at: QPoint) -> None:
        """Show it at a point of the screen, ready to be typed into."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(at.x(), room.right() - self.width()))
        top = max(room.top(), min(at.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.words.setFocus()

    def _lay_out(self, title: str) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 10)
        rows.setSpacing(8)
        self.setFixedWidth(self.WIDTH)
        self.setAccessibleName(tr(say("Filter by {column}", column=title)))
        line = QHBoxLayout()
        heading = plain(title)
        heading.setProperty("role", "strong")
        line.addWidget(heading, 1)
        self.clear.setProperty("role", "quiet")
        line.addWidget(self.clear)
        rows.addLayout(line)
        self.words.setPlaceholderText(tr("has these words"))
        self.words.setAccessibleName(tr(say("{column} has", column=title)))
        self.words.setClearButtonEnabled(True)
        rows.addWidget(self.words)
        self.list.setAccessibleName(tr(say("{column} is one of", column=title)))
        rows.addWidget(self.list)

    def _offer(self, ticked: frozenset[str]) -> None:
        """Offer the values that have the words, the most frequent first."""
        part = self.words.text().strip().casefold()
        found = [one for one in self._all if part in one.text.casefold()]
        self.list.choices.show_choices(found[:_MOST], ticked)

    def _on_typed(self) -> None:
        self._offer(self.list.choices.keys)
        self._apply()

    def _apply(self) -> None:
        kept = Kept(self.words.text().strip(), self.list.choices.keys)
        self._model.keep(self._column, kept)

    def _show_all(self) -> None:
        self._typing.stop()
        self._model.keep(self._column, Kept())
        self.close()


def kept_text(title: str, kept: Kept) -> str:
    """Say in a few words what a column lets through."""
    values = [value or tr("(empty)") for value in sorted(kept.values)]
    if len(values) > 1:
        first, more = values[0], len(values) - 1
        values = [tr(say("{first} and {more:,} more", first=first, more=more))]
    told = ", ".join([*([f"“{kept.text}”"] if kept.text else []), *values])
    told = told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"
    return tr(say("{column}: {kept}", column=title, kept=told))


def _choices(values: Sequence[str]) -> list[Choice]:
    counted = Counter(values).items()
    found = [Choice(value, value or tr("(empty)"), count) for value, count in counted]
    return sorted(found, key=lambda one: (-one.count, one.text.casefold()))
