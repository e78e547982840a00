"""The buttons below the pages of an import: those that fit where one is."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from dateline_desktop.core.text import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where an import stands."""

    at_front: bool  # on the page of the table, or of the list of sources
    is_table: bool
    is_working: bool
    is_done: bool
    is_mended: bool
    can_go_on: bool
    are_alike: bool  # some events may be one


class Buttons(QWidget):
    """A line of buttons, and the menu of what can be done with a mapping."""

    def __init__(self) -> None:
        super().__init__()
        self.mapping = QPushButton(tr("&Mapping"))
        self.undo = QPushButton(tr("&Undo the import"))
        self.show_them = QPushButton(tr("&Show only them"))
        self.review = QPushButton(tr("Review &duplicates…"))
        self.stop = QPushButton(tr("Cancel"))
        self.back = QPushButton(tr("&Back"))
        self.go_on = QPushButton()
        self._fill_menu()
        self.go_on.setProperty("role", "primary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for button in (self.mapping, self.undo, self.show_them, self.review):
            line.addWidget(button)
        line.addStretch(1)
        for button in (self.stop, self.back, self.go_on):
            line.addWidget(button)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.go_on.setDefault(True)

    def offer(self, stand: Stand) -> None:
        """Show the buttons that fit."""
        is_done, is_working = stand.is_done, stand.is_working
        self.mapping.setVisible(stand.at_front and stand.is_table)
        self.undo.setVisible(is_done)
        self.show_them.setVisible(is_done)
        self.review.setVisible(is_done and stand.are_alike)
        self.back.setVisible(not (stand.at_front or is_done or is_working))
        self.stop.setVisible(not is_done)
        self.stop.setText(tr("Stop") if is_working else tr("Cancel"))
        self.go_on.setVisible(not is_working)
        self.go_on.setText(_next(stand))
        self.go_on.setEnabled(stand.can_go_on)
        self.show_them.setText(
            tr("&Show only them") if stand.is_table else tr("&Look at the sources")
        )

    def _fill_menu(self) -> None:
        self.menu = QMenu(self)
        self.save = self.menu.addAction(tr("&Save for tables like this…"))
        self.give = self.menu.addAction(tr("&Give it out as a file…"))
        self.load = self.menu.addAction(tr("&Read by one in a file…"))
        self.menu.addSeparator()
        self.forget = self.menu.addAction(tr("&Forget this mapping"))
        self.mapping.setMenu(self.menu)


def _next(stand: Stand) -> str:
    if stand.at_front:
        return tr("&Check all rows")
    if stand.is_mended:
        return tr("&Check again")
    return tr("&Close") if stand.is_done else tr("&Import")
