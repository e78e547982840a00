"""The row in which one of the briefings of a case is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from dateline_db.case import Case
from dateline_db.model.briefing import Briefing
from dateline_desktop.core.text import tr


class KeptRow(QWidget):
    """The briefings by title; one that is new stands there as not kept yet."""

    chosen = Signal(str)  # id
    new_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Briefings of this case"))
        self.new = QPushButton(tr("New"))
        self.delete = QPushButton(tr("Delete"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        for button in (self.new, self.delete):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.box.activated.connect(lambda at: self.chosen.emit(self.box.itemData(at)))
        self.new.clicked.connect(self.new_wanted)
        self.delete.clicked.connect(self.delete_wanted)

    def show_briefings(self, case: Case, current: Briefing) -> None:
        """List what the case keeps, and make this one the current one."""
        self.box.clear()
        for one in case.briefings.all():
            self.box.addItem(one.title, one.id)
        if self.box.findData(current.id) < 0:
            self.box.addItem(tr("Not kept in the case yet"), current.id)
        self.box.setCurrentIndex(self.box.findData(current.id))

    def offer(self, *, writing: bool, can_edit: bool, is_kept: bool) -> None:
        """Offer what can be done now."""
        self.box.setEnabled(not writing)
        self.new.setEnabled(can_edit)
        self.delete.setEnabled(can_edit and is_kept)
