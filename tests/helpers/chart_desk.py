"""A timeline with the charts below it, as they stand in the window."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dateline_desktop.charts.axis_link import AxisLink
from dateline_desktop.charts.panel import ChartsPanel
from dateline_desktop.core.session import Session
from dateline_desktop.timeline.panel import TimelinePanel


class Desk(QWidget):
    """A timeline with the charts below it, as in the window."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.timeline = TimelinePanel(session)
        view = self.timeline.view
        self.charts = ChartsPanel(session, AxisLink(view, view))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.timeline, 3)
        rows.addWidget(self.charts, 2)
