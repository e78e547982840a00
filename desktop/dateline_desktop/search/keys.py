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
        columns.addLayout(_column("case", "edit"))
        columns.addLayout(_column("add", "view", "reader"))
        columns.addLayout(_column("timeline", "help"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scroll)
        size = page.sizeHint()
        self.resize(size.width() + 24, min(size.height() + 8, 680))


def _column(*menus: str) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(6)
    for menu in menus:
        rows.addWidget(_heading(bare(MENUS[menu])))
        rows.addLayout(_keys_of(menu))
        rows.addSpacing(12)
    rows.addStretch(1)
    return rows


def _keys_of(menu: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    lines = [
        ("  ".join(QKeySequence(k).toString(_NATIVE) for k in row.keys), bare(row.text))
        for row in ROWS
        if row.menu == menu and row.keys
    ]
    if menu == "timeline":
        lines += [(gesture.keys, tr(gesture.text)) for gesture in GESTURES]
    for number, (keys, text) in enumerate(lines):
        grid.addWidget(_keys(keys), number, 0)
        grid.addWidget(plain(text.rstrip("…")), number, 1)
    grid.setColumnMinimumWidth(0, _KEYS_WIDTH)
    return grid


def _heading(text: str) -> QLabel:
    label = plain(text)
    label.setProperty("role", "heading")
    return label


def _keys(text: str) -> QLabel:
    label = plain(text)
    label.setProperty("role", "muted")
    return label
