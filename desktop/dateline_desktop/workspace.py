"""What the window shows of an open case: the timeline, and the panels round it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QVBoxLayout, QWidget

from dateline_desktop.charts.axis_link import AxisLink
from dateline_desktop.charts.bar import Kind
from dateline_desktop.charts.panel import ChartsPanel
from dateline_desktop.claims.editor import ClaimEditor
from dateline_desktop.claims.grading import DigitEditor
from dateline_desktop.claims.panel import ClaimsPanel
from dateline_desktop.core.editors import Editors, MakeEditor
from dateline_desktop.core.event_pictures import (
    picture_from_clipboard,
    picture_from_file,
)
from dateline_desktop.core.session import Selection, Session
from dateline_desktop.core.text import tr
from dateline_desktop.directory.panel import DirectoryPanel
from dateline_desktop.events.actor_editor import ActorEditor
from dateline_desktop.events.editor import EventEditor
from dateline_desktop.events.era_editor import EraEditor
from dateline_desktop.events.panel import EventsPanel
from dateline_desktop.events.place_editor import PlaceEditor
from dateline_desktop.filters.panel import FilterPanel
from dateline_desktop.filters.tags_dialog import TagsDialog
from dateline_desktop.history.panel import HistoryPanel
from dateline_desktop.inspector.panel import InspectorPanel
from dateline_desktop.judgements.editor import JudgementEditor
from dateline_desktop.judgements.panel import JudgementsPanel
from dateline_desktop.lineage.arrivals import Arrivals
from dateline_desktop.lineage.panel import LineagePanel
from dateline_desktop.notes.box import NotesBox
from dateline_desktop.reader.panel import ReaderPanel
from dateline_desktop.sources.editor import SourceEditor
from dateline_desktop.sources.grading import (
    PublisherLetterEditor,
    SourceLetterEditor,
)
from dateline_desktop.sources.lineage_editor import ask_lineage
from dateline_desktop.sources.panel import SourcesPanel
from dateline_desktop.sources.publisher_editor import PublisherEditor
from dateline_desktop.timeline.panel import TimelinePanel
from dateline_desktop.timeline.picture_desk import PictureDesk
from dateline_desktop.weighing.differences import DifferencesPanel
from dateline_desktop.weighing.duplicates import DuplicatesDialog
from dateline_desktop.weighing.grade_plot import GradePlotDialog
from dateline_desktop.weighing.panel import WeighPanel
from dateline_desktop.weighing.turned_down import TurnedDownDialog
from dateline_desktop.widgets.docks import Docks
from dateline_desktop.widgets.doctrine import show_doctrine
from dateline_desktop.widgets.grade_chip import NOT_GRADED
from dateline_desktop.widgets.notice import Notice

_EDITORS: dict[str, MakeEditor] = {
    "actor": ActorEditor,
    "claim": ClaimEditor,
    "era": EraEditor,
    "event": EventEditor,
    "judgement": JudgementEditor,
    "place": PlaceEditor,
    "publisher": PublisherEditor,
    "source": SourceEditor,
}
_GRADED: dict[str, MakeEditor] = {
    "claim": DigitEditor,
    "publisher": PublisherLetterEditor,
    "source": SourceLetterEditor,
}
_CLAIMED = ("event", "source")
_TABLE_OF = {
    "event": "events",
    "source": "sources",
    "claim": "claims",
    "judgement": "judgements",
}
_FILTERS, _INSPECTOR, _READER, _TABLES = 248, 348, 460, 190  # pixels on a small screen


class Workspace(QWidget):
    """The middle of the window; the docks belong to the window itself."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        super().__init__()
        self._session = session
        self.notice = Notice(below=True)
        self.arrivals = Arrivals(session)
        self.timeline = TimelinePanel(session)
        self.pictures = PictureDesk(session, self.timeline.view)
        self.notes = NotesBox(session)
        self.reader = ReaderPanel(session)
        self.claims = ClaimsPanel(session)
        self.weighing = WeighPanel(session)
        view = self.timeline.view
        self.charts = ChartsPanel(session, AxisLink(view, view))
        self.docks = Docks(window)
        self._editors = Editors(session, window, _EDITORS)
        self._lay_out()
        self._add_docks(session)
        self.setFocusProxy(self.timeline)
        session.revealed.connect(self._on_revealed)
        session.reading_requested.connect(lambda _: self.docks.show_panel("reader"))
        session.panel_requested.connect(self._on_panel_requested)
        session.grading_requested.connect(self._on_grading_requested)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the panels can do, by the ids of the actions."""
        return {
            "fit": partial(self._zoom, self.timeline.fit, 0),
            "zoom_in": partial(self._zoom, self.timeline.zoom_in, 1),
            "zoom_out": partial(self._zoom, self.timeline.zoom_out, -1),
            "go_to_date": self.timeline.go_to_date,
            **self.timeline.commands(),
            "copy_picture": self.pictures.copy,
            "export_picture": self.pictures.export,
            "print": self.pictures.print,
            "charts": self._show_charts,
            "new_note": self._write_note,
            "tags": partial(self._open_dialog, TagsDialog),
            "read": self._read,
            "find_in_text": partial(self._in_reader, self.reader.search),
            "next_dated": partial(self._in_reader, self.reader.next_dated),
            "previous_dated": partial(self._in_reader, self.reader.previous_dated),
            "new_figure": self.reader.make_figure,
            "text_or_pages": partial(self._in_reader, self.reader.turn_view),
            "go_to_page": partial(self._in_reader, self.reader.go_to_page),
            "custody": self.reader.document.custody,
            "verify": self.reader.document.verify,
            "verify_all": self.reader.document.verify_all,
            "change_document": partial(self._in_reader, self.reader.document.change),
            "compare": self.reader.document.compare,
            "open_address": self.reader.document.open_address,
            "reset_panels": self.docks.reset,
            **self._weighing_commands(),
        }

    def _weighing_commands(self) -> dict[str, Callable[[], object]]:
        return {
            "weigh": partial(self._on_panel_requested, "weigh"),
            "decide": self.weighing.decide_next,
            "differences": partial(self._on_panel_requested, "differences"),
            "grade": self._grade,
            "duplicates": partial(self._open_dialog, DuplicatesDialog),
            "turned_down": partial(self._open_dialog, TurnedDownDialog),
            "add_image": partial(self._add_image, picture_from_file),
            "paste_image": partial(self._add_image, picture_from_clipboard),
            "grade_plot": self._plot_grades,
            "doctrine": self._show_doctrine,
            "lineage": partial(self._on_panel_requested, "lineage"),
            "set_lineage": self._set_lineage,
        }

    def new_claim(self) -> None:
        """Open the editor of a claim: on the passage, if one is selected."""
        chosen = self._session.selection
        if self.reader.is_read:
            self.reader.making.new_claim()
        else:
            known = {f"{chosen.kind}_id": chosen.id} if chosen.kind in _CLAIMED else {}
            self._session.new_record("claim", **known)

    def new_event(self) -> None:
        """Open the editor of an event: of the passage, if one is selected."""
        if self.reader.is_read:
            self.reader.making.new_event()
        else:
            self._session.new_record("event")

    def _show_charts(self) -> None:
        self._on_panel_requested("charts")
        self.charts.take_focus()

    def _read(self) -> None:
        """Bring the reader forward, with what is selected."""
        chosen = self._session.selection
        self._session.read(chosen.kind, chosen.id or "")
        self.reader.read_any()
        self.reader.setFocus()

    def _in_reader(self, do: Callable[[], object]) -> None:
        """Do something in the reader, which comes forward for it."""
        self.docks.show_panel("reader")
        self.reader.read_any()
        do()

    def _zoom(self, timeline: Callable[[], object], steps: int) -> None:
        """Zoom where one is: in the reader, or else in the timeline."""
        if not self.reader.has_focus:
            timeline()
        elif steps:
            self.reader.views.view.zoom_by(steps)
        else:
            self.reader.views.view.set_zoom(1.0)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.notice, self.arrivals):
            rows.addWidget(part)
        rows.addWidget(self.timeline, 1)

    def _add_docks(self, session: Session) -> None:
        docks = self.docks
        docks.add_left("filters", tr("Filters"), FilterPanel(session))
        docks.add_left("reader", tr("Reader"), self.reader)
        docks.add_right(
            "inspector", tr("Inspector"), InspectorPanel(session, self.notes)
        )
        docks.add_right("history", tr("History"), HistoryPanel(session))
        docks.add_bottom("events", tr("Events"), EventsPanel(session))
        docks.add_bottom("sources", tr("Sources"), SourcesPanel(session))
        docks.add_bottom("claims", tr("Claims"), self.claims)
        docks.add_bottom("judgements", tr("Judgements"), JudgementsPanel(session))
        docks.add_bottom("weigh", tr("Weigh"), self.weighing)
        docks.add_bottom("differences", tr("Differences"), DifferencesPanel(session))
        docks.add_bottom("lineage", tr("Lineage"), LineagePanel(session))
        docks.add_bottom("directory", tr("Directory"), DirectoryPanel(session))
        docks.add_bottom("charts", tr("Charts"), self.charts)
        room = self.screen().availableGeometry()
        docks.finish(
            front=("filters", "inspector", "events"),
            widths={
                "filters": _FILTERS,
                "reader": max(_READER, room.width() * 36 // 100),
                "inspector": max(_INSPECTOR, room.width() // 6),
            },
            heights={"events": max(_TABLES, room.height() // 5)},
        )

    def _on_grading_requested(self, kind: str, ids: tuple[str, ...]) -> None:
        """Ask for the grade of what can have one."""
        case = self._session.case
        if kind not in _GRADED or not ids or case is None:
            return
        record = case.table(kind).get(ids[0])
        editor = _GRADED[kind](self._session, record, {"ids": ids}, self.window())
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.open()

    def _grade(self) -> None:
        chosen = self._session.selection
        self._on_grading_requested(chosen.kind, self._session.chosen_ids)

    def _open_dialog(self, make: Callable[[Session, QWidget], QDialog]) -> None:
        if self._session.case is not None:
            dialog = make(self._session, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _add_image(self, add: Callable[[Session, str], None]) -> None:
        chosen = self._session.selection
        if chosen.kind == "event" and chosen.id is not None:
            add(self._session, chosen.id)

    def _set_lineage(self) -> None:
        if self._session.selection.kind == "source":
            ask_lineage(self._session, self._session.chosen_ids, self.window())

    def _plot_grades(self) -> None:
        if self._session.case is not None:
            dialog = GradePlotDialog(self._session.case, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.wanted.connect(self._show_graded)
            dialog.open()

    def _show_graded(self, grades: frozenset[str]) -> None:
        self._on_panel_requested("claims")
        self.claims.show_graded(grades)

    def _show_doctrine(self) -> None:
        middle = self.mapToGlobal(self.rect().center())
        show_doctrine(NOT_GRADED, middle, self)

    def _on_panel_requested(self, name: str) -> None:
        """Bring a panel forward, with room for what stands side by side in it."""
        panel = "charts" if name == "reports" else name
        self.docks.show_panel(panel)
        self.docks.make_room(panel, self.window().height() * 2 // 5)
        if name == "reports":
            self.charts.show_kind(Kind.FIGURES)
            self.charts.show_span()

    def _on_revealed(self, chosen: Selection) -> None:
        """Bring the table forward in which a record is that was jumped to."""
        if chosen.kind == "document" and chosen.id is not None:
            self._session.read("document", chosen.id)
        if chosen.kind in _TABLE_OF:
            self.docks.show_panel(_TABLE_OF[chosen.kind])

    def _write_note(self) -> None:
        self.docks.show_panel("inspector")
        self.notes.write()
