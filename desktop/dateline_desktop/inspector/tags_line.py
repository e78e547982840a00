"""The tags of a record in the inspector, and the menu that puts them on."""

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dateline_desktop.core.session import Session
from dateline_desktop.core.several_menu import fill_tags
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.flow import Flow
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.text import breakable


class TagsLine(QWidget):
    """A badge for each tag; the button at their end opens the menu of all tags."""

    def __init__(self, session: Session, kind: str, record_id: str) -> None:
        super().__init__()
        assert session.case is not None
        self._session, self._subject = session, (kind, record_id)
        case = session.case
        held = case.taggings.where(subject=kind, subject_id=record_id)
        flow = Flow()
        for tag in sorted(
            case.tags.many({one.tag_id for one in held}),
            key=lambda one: one.name.casefold(),
        ):
            badge = plain(breakable(tag.name))
            badge.setProperty("role", "badge")
            flow.addWidget(badge)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.add = QPushButton(tr("Tag") if not held else "")
        self.add.setProperty("role", "quiet")
        self.add.setAccessibleName(tr("Put a tag on it, or take one off"))
        self.add.setToolTip(tr("Put a tag on it, or take one off"))
        set_icon(self.add, "add")
        self.add.setMenu(self.menu)
        self.add.setEnabled(session.writable)
        flow.addWidget(self.add)
        self.setLayout(flow)

    def _fill(self) -> None:
        self.menu.clear()
        kind, record_id = self._subject
        fill_tags(self.menu, self._session, kind, [record_id])
