"""One filter of the panel: its name, how many events it hides, and how to clear it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dateline_db.errors import say
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.icons import set_icon


class Section(QWidget):
    """A headed part of the filter panel."""

    cleared = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.hides = plain()
        self.hides.setProperty("role", "muted")
        self._clear = QToolButton()
        set_icon(self._clear, "close")
        self._clear.setAccessibleName(f"{title}: {tr('clear')}")
        self._clear.setToolTip(tr("Clear this filter"))
        self._clear.clicked.connect(self.cleared)
        heading = plain(title)
        heading.setProperty("role", "strong")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.hides)
        head.addWidget(self._clear)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(4)
        self.rows.addLayout(head)
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        self.show_hidden(None)

    def show_hidden(self, hidden: int | None) -> None:
        """Show how many events the filter hides; None where it is not in use."""
        self._clear.setVisible(hidden is not None)
        text = "" if hidden is None else tr(say("hides {hidden:,}", hidden=hidden))
        self.hides.setText(text)
