"""The list of keys, made from the actions themselves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dateline_desktop.actions import GESTURES, MENUS, ROWS, bare
from dateline_desktop.core.text import plain, tr

_KEYS_WIDTH = 120
_NATIVE = QKeySequence.SequenceFormat.NativeText

_COLUMNS = 3


class KeysDialog(QDialog):
    """Every key there is, by menu, in three columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 16, 24, 20)
        columns.setSpacing(48)
        for menus in _parted(list(MENUS)):
            columns.addLayout(_column(*menus))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scroll)
        size = page.sizeHint()
        self.resize(size.width() + 24, min(size.height() + 8, 680))


def _parted(menus: list[str]) -> list[list[str]]:
    """Part the menus into columns of about the same height, in their order."""
    sizes = {menu: 2 + sum(row.menu == menu for row in ROWS) for menu in menus}
    room = sum(sizes.values()) / _COLUMNS
    parts: list[list[str]] = [[] for _ in range(_COLUMNS)]
    before = 0
    for menu in menus:
        parts[min(int((before + sizes[menu] / 2) / room), _COLUMNS - 1)].append(menu)
        before += sizes[menu]
    return parts


def _column(*menus: str) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(6)
    lines = {menu: _lines_of(menu) for menu in menus}
    keys = [_keys(text) for found in lines.values() for text, _ in found]
    width = max([_KEYS_WIDTH, *(label.sizeHint().width() for label in keys)])
    for menu in menus:
        rows.addWidget(_heading(bare(MENUS[menu])))
        rows.addLayout(_grid(lines[menu], width))
        rows.addSpacing(12)
    rows.addStretch(1)
    return rows


def _lines_of(menu: str) -> list[tuple[str, str]]:
    lines = [
        ("  ".join(QKeySequence(k).toString(_NATIVE) for k in row.keys), bare(row.text))
        for row in ROWS
        if row.menu == menu and row.keys
    ]
    if menu == "timeline":
        lines += [(gesture.keys, tr(gesture.text)) for gesture in GESTURES]
    return lines


def _grid(lines: list[tuple[str, str]], width: int) -> QGridLayout:
    """Return keys with what they do; `width` is that of the keys in the column."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, width)
    for number, (keys, text) in enumerate(lines):
        grid.addWidget(_keys(keys), number, 0)
        grid.addWidget(plain(text.rstrip("…")), number, 1)
    return grid


def _heading(text: str) -> QLabel:
    label = plain(text)
    label.setProperty("role", "heading")
    return label


def _keys(text: str) -> QLabel:
    label = plain(text)
    label.setProperty("role", "muted")
    return label
