"""The list of what to look at before a briefing goes out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dateline_db.briefing.problems import Problem
from dateline_db.errors import say
from dateline_desktop.core.text import plain, tr

_PROBLEM = Qt.ItemDataRole.UserRole
_HIGH = 116


class ProblemList(QWidget):
    """Each line leads to the place that it is about."""

    chosen = Signal(object)  # Problem

    def __init__(self) -> None:
        super().__init__()
        self.heading = plain()
        self.heading.setProperty("role", "strong")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What to look at"))
        self.list.setFixedHeight(_HIGH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.heading)
        rows.addWidget(self.list)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)

    def show_problems(self, found: list[Problem]) -> None:
        """Show these, and how many they are."""
        self.list.clear()
        for problem in found:
            text = tr(problem.message)
            item = QListWidgetItem(text)
            item.setData(_PROBLEM, problem)
            self.list.addItem(item)
        count = len(found)
        many = say("{n} things to look at", n=count)
        one = say("1 thing to look at")
        none = say("Nothing to look at")
        self.heading.setText(tr(many if count > 1 else one if count else none))
        self.list.setVisible(bool(found))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PROBLEM))
