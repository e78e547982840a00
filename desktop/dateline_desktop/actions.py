"""Everything the analyst can do by name, each as one row of data.

Menus, toolbar, the list of keys and the command palette are all made from these rows,
so that they cannot disagree.
"""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from dateline_db.errors import Message
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tip, tr
from dateline_desktop.widgets.icons import set_icon


class Needs(Enum):
    """What must be there for an action to make sense."""

    NOTHING = auto()
    CASE = auto()
    WRITE = auto()
    UNDO = auto()
    REDO = auto()
    RECORD = auto()
    WRITE_RECORD = auto()
    WRITE_EVENT = auto()
    WRITE_SOURCE = auto()
    WRITE_GRADED = auto()
    FILTER = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One action: its menu, its words, its keys, and what it needs."""

    id: str
    menu: str
    text: str
    shortcuts: str = ""  # separated by blanks; the first one is shown
    _: KW_ONLY
    icon: str = ""
    told: bool = False  # its keys are only told: whoever has the focus handles them
    needs: Needs = Needs.CASE
    group: bool = False  # a line above it in the menu

    @property
    def keys(self) -> tuple[str, ...]:
        """The shortcuts, in Qt's portable notation."""
        return tuple(self.shortcuts.split())


@dataclass(frozen=True, slots=True)
class Gesture:
    """What hands can do in the timeline beside the actions, for the list of keys."""

    keys: str
    text: str


MENUS = {
    "case": "&Case",
    "edit": "&Edit",
    "add": "&Add",
    "view": "&View",
    "timeline": "&Timeline",
    "reader": "&Reader",
    "weigh": "&Weigh",
    "help": "&Help",
}

_GRADED = ("claim", "source", "publisher")
_LONGEST = 72  # letters of what an action is about
_ANY = Needs.NOTHING
ROWS = (
    Row("new_case", "case", "&New case…", "Ctrl+N", icon="case-new", needs=_ANY),
    Row("open_case", "case", "&Open…", "Ctrl+O", icon="open", needs=_ANY),
    Row("open_sample", "case", "Open the &sample case", icon="sample", needs=_ANY),
    Row("case_details", "case", "Case &details…", icon="case", group=True),
    Row(
        "import",
        "case",
        "&Import…",
        "Ctrl+Shift+I",
        icon="import",
        needs=Needs.WRITE,
        group=True,
    ),
    Row("import_paste", "case", "Import the pasted &table…", needs=Needs.WRITE),
    Row("save_copy", "case", "Save a &copy…", "Ctrl+Shift+S", icon="copy"),
    Row("back_up", "case", "&Back up now", icon="backup"),
    Row("restore", "case", "&Restore a backup…", needs=_ANY),
    Row("check_case", "case", "Chec&k the case…", icon="check"),
    Row("reset_sample", "case", "Reset the sample case…", needs=_ANY),
    Row("brief", "case", "Brie&fing…", "Ctrl+B", icon="briefing", group=True),
    Row("export", "case", "E&xport…", "Ctrl+Shift+X", icon="forward"),
    Row("preferences", "case", "&Preferences…", "Ctrl+,", icon="settings", needs=_ANY),
    Row("close_case", "case", "C&lose the case", "Ctrl+W", group=True),
    Row("quit", "case", "&Quit", "Ctrl+Q", needs=_ANY),
    Row("undo", "edit", "&Undo", "Ctrl+Z", icon="undo", needs=Needs.UNDO),
    Row("redo", "edit", "&Redo", "Ctrl+Shift+Z Ctrl+Y", icon="redo", needs=Needs.REDO),
    Row(
        "open_record",
        "edit",
        "&Open",
        "Return Enter",
        icon="edit",
        told=True,
        needs=Needs.RECORD,
        group=True,
    ),
    Row("rename", "edit", "Re&name…", "F2", needs=Needs.WRITE_RECORD),
    Row("delete", "edit", "&Delete", "Del", icon="delete", needs=Needs.WRITE_RECORD),
    Row("tags", "edit", "&Tags…", icon="tag"),
    Row("find", "edit", "&Find…", "Ctrl+F", icon="search", group=True),
    Row(
        "new_event", "add", "New &event…", "Ctrl+E", icon="event-add", needs=Needs.WRITE
    ),
    Row("new_actor", "add", "New &actor…", icon="actor", needs=Needs.WRITE),
    Row("new_place", "add", "New p&lace…", icon="place", needs=Needs.WRITE),
    Row("new_publisher", "add", "New p&ublisher…", icon="publisher", needs=Needs.WRITE),
    Row("new_era", "add", "New e&ra…", icon="era", needs=Needs.WRITE),
    Row(
        "add_file",
        "add",
        "Source from a &file…",
        "Ctrl+Shift+O",
        icon="source-add",
        needs=Needs.WRITE,
        group=True,
    ),
    Row(
        "add_paste",
        "add",
        "&Paste as a source",
        "Ctrl+Shift+V",
        icon="source-add",
        needs=Needs.WRITE,
    ),
    Row(
        "add_document",
        "add",
        "&Document of the selected source…",
        icon="source-add",
        needs=Needs.WRITE_SOURCE,
    ),
    Row(
        "new_source",
        "add",
        "&Source without a document…",
        "Ctrl+Shift+E",
        icon="source-add",
        needs=Needs.WRITE,
    ),
    Row(
        "new_claim",
        "add",
        "Add a &claim…",
        "Ctrl+L",
        icon="claim-add",
        needs=Needs.WRITE,
        group=True,
    ),
    Row(
        "new_figure",
        "add",
        "Fi&gure of the claim…",
        "Ctrl+Shift+L",
        icon="add",
        needs=Needs.WRITE,
    ),
    Row(
        "new_judgement",
        "add",
        "New &judgement…",
        "Ctrl+J",
        icon="judgement",
        needs=Needs.WRITE,
    ),
    Row(
        "new_note",
        "add",
        "Write a &note",
        "Ctrl+Shift+N",
        icon="note",
        needs=Needs.WRITE_RECORD,
    ),
    Row(
        "add_image",
        "add",
        "&Image on the event…",
        icon="add",
        needs=Needs.WRITE_EVENT,
        group=True,
    ),
    Row(
        "paste_image",
        "add",
        "Paste an i&mage on the event",
        icon="copy",
        needs=Needs.WRITE_EVENT,
    ),
    Row("theme_light", "view", "&Light theme", needs=_ANY, group=True),
    Row("theme_dark", "view", "&Dark theme", needs=_ANY),
    Row("theme_system", "view", "Theme of the &system", needs=_ANY),
    Row(
        "clear_filters",
        "view",
        "&Clear all filters",
        "Ctrl+Shift+F",
        icon="filter",
        needs=Needs.FILTER,
        group=True,
    ),
    Row("reset_panels", "view", "&Put the panels back"),
    Row("full_screen", "view", "&Full screen", "F11", needs=_ANY),
    Row("fit", "timeline", "&Fit everything", "0", icon="fit"),
    Row("zoom_in", "timeline", "Zoom &in", "Ctrl++ Ctrl+=", icon="zoom-in"),
    Row("zoom_out", "timeline", "Zoom &out", "Ctrl+-", icon="zoom-out"),
    Row("go_to_date", "timeline", "&Go to a date…", "Ctrl+G", icon="goto"),
    Row("view_back", "timeline", "&Back to the previous view", "Alt+Left", icon="back"),
    Row("view_forward", "timeline", "F&orward again", "Alt+Right", icon="forward"),
    Row("pick_all", "timeline", "&Pick all in view", "Ctrl+A", told=True, group=True),
    Row("measure", "timeline", "&Measure from the event", "M", told=True),
    Row("lane_up", "timeline", "Move the lane &up", "Ctrl+Shift+Up", group=True),
    Row("lane_down", "timeline", "Move the lane &down", "Ctrl+Shift+Down"),
    Row("lane_taller", "timeline", "Make the lane &taller", "Ctrl+Shift+PgDown"),
    Row("lane_shorter", "timeline", "Make the lane &shorter", "Ctrl+Shift+PgUp"),
    Row("lane_collapse", "timeline", "&Collapse or open the lane", "Ctrl+Shift+C"),
    Row("lane_hide", "timeline", "&Hide the lane", "Ctrl+Shift+H"),
    Row("lanes_show", "timeline", "Sho&w all lanes", "Ctrl+Shift+A"),
    Row("lanes_reset", "timeline", "Put all lanes bac&k"),
    Row("eras", "timeline", "&Eras…", icon="era", group=True),
    Row("fold_eras", "timeline", "Fo&ld or unfold the eras"),
    Row(
        "copy_picture",
        "timeline",
        "Cop&y what is visible",
        "Ctrl+C",
        icon="copy",
        told=True,
        group=True,
    ),
    Row("export_picture", "timeline", "E&xport a picture…", "Ctrl+Shift+P"),
    Row("print", "timeline", "P&rint…", "Ctrl+P"),
    Row("charts", "timeline", "&Charts below it", "F9", icon="chart", group=True),
    Row("weigh", "weigh", "Weigh the &event", "F6", icon="table"),
    Row("lineage", "weigh", "&Where it comes from", "F7", icon="origin"),
    Row(
        "set_lineage",
        "weigh",
        "&Set the lineage…",
        "Shift+F7",
        icon="origin",
        needs=Needs.WRITE_SOURCE,
    ),
    Row(
        "grade",
        "weigh",
        "&Grade…",
        "F4",
        icon="check",
        needs=Needs.WRITE_GRADED,
        group=True,
    ),
    Row("duplicates", "weigh", "Find du&plicates…", icon="search"),
    Row("turned_down", "weigh", "Suggestions &turned down…", icon="undo"),
    Row("grade_plot", "weigh", "&Letters against digits…", icon="chart"),
    Row("doctrine", "weigh", "What the grades &mean", "Shift+F1", icon="help"),
    Row(
        "differences", "weigh", "Differences of the &case", "Shift+F6", icon="disputed"
    ),
    Row(
        "decide",
        "weigh",
        "&Decide on a difference…",
        "Ctrl+D",
        icon="disputed",
        needs=Needs.WRITE,
    ),
    Row("read", "reader", "&Read the document", "Ctrl+R", icon="source"),
    Row("find_in_text", "reader", "&Find in the text…", icon="search"),
    Row("next_dated", "reader", "&Next dated sentence", "F8", icon="next", group=True),
    Row("previous_dated", "reader", "&Previous dated sentence", "Shift+F8"),
    Row("text_or_pages", "reader", "&Text or pages", "Ctrl+T", group=True),
    Row("go_to_page", "reader", "&Go to a page…", "Ctrl+Shift+G", icon="goto"),
    Row("custody", "reader", "&Custody…", icon="history", group=True),
    Row("verify", "reader", "&Verify the bytes", icon="check"),
    Row("verify_all", "reader", "Verify &all documents…", icon="check"),
    Row("compare", "reader", "C&ompare versions…", icon="copy"),
    Row("change_document", "reader", "Change the &document…", icon="edit"),
    Row("open_address", "reader", "Open the &live address…", icon="link"),
    Row("commands", "help", "&Commands by name…", "Ctrl+K", icon="command", needs=_ANY),
    Row("keys", "help", "&Keys", "F1 ?", icon="help", needs=_ANY),
    Row("about", "help", "&About Dateline", icon="info", needs=_ANY),
)

GESTURES = (
    Gesture("Ctrl+Wheel, pinch", "Zoom at the pointer"),
    Gesture("Wheel, drag", "Move along the time axis"),
    Gesture("Shift+Wheel", "Move through the lanes"),
    Gesture("Shift+Drag", "Zoom to a span"),
    Gesture("Ctrl+Drag, Ctrl+Click", "Pick several events"),
    Gesture("Alt+Click", "Measure from the selected event"),
    Gesture("Double click", "Open an event, or add one on empty ground"),
    Gesture("Drag the selected event", "Change its date; an end of it, that end"),
    Gesture("Drag a lane’s name", "Move the lane; its lower edge, its height"),
    Gesture("Drag in the eras", "Make an era"),
    Gesture("←  →", "Previous and next event; with Shift, pick them"),
    Gesture("↑  ↓", "The lane above and below"),
    Gesture("Home  End", "First and last event of the lane"),
    Gesture("PgUp  PgDown", "Earlier and later"),
    Gesture("Esc", "Close what is open, or clear the selection"),
)


class Actions(QObject):
    """The actions of one window, by id; connected by whoever can carry them out."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions = {row.id: self._made(row, window) for row in ROWS}

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Connect each action to what it does; none may be left without."""
        assert slots.keys() == self._actions.keys(), slots.keys() ^ self._actions.keys()
        for action_id, slot in slots.items():
            self._actions[action_id].triggered.connect(lambda _, run=slot: run())

    def enable(self, session: Session) -> None:
        """Offer what can be done in the session as it stands."""
        given = _given(session)
        for row in ROWS:
            self._actions[row.id].setEnabled(row.needs in given)

    def specify(self, action_id: str, what: Message | None) -> None:
        """Add what an action is about, as to Undo what would be undone."""
        row = next(row for row in ROWS if row.id == action_id)
        about = f": {_shortened(tr(what))}" if what is not None else ""
        action = self._actions[action_id]
        action.setText(tr(row.text) + about.replace("&", "&&"))  # one marks a key
        action.setToolTip(tip(f"{bare(row.text)}{about} ({row.keys[0]})"))

    def _made(self, row: Row, window: QWidget) -> QAction:
        action = QAction(tr(row.text), window)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        if row.told:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        tip = bare(row.text).rstrip("…")
        action.setToolTip(f"{tip} ({row.keys[0]})" if row.keys else tip)
        if row.icon:
            set_icon(action, row.icon)
        window.addAction(action)
        return action


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def bare(text: str) -> str:
    """Return the text of an action without the mark of its menu key."""
    return tr(text).replace("&", "")


def _given(session: Session) -> set[Needs]:
    case, kind = session.case, session.selection.kind
    given = {Needs.NOTHING}
    if case is None:
        return given
    given.add(Needs.CASE)
    if kind:
        given.add(Needs.RECORD)
    if not session.filter.empty:
        given.add(Needs.FILTER)
    if not session.writable:
        return given
    given.add(Needs.WRITE)
    given |= {Needs.UNDO} if case.undo_label else set()
    given |= {Needs.REDO} if case.redo_label else set()
    given |= {Needs.WRITE_RECORD} if kind else set()
    given |= {Needs.WRITE_EVENT} if kind == "event" else set()
    given |= {Needs.WRITE_SOURCE} if kind == "source" else set()
    given |= {Needs.WRITE_GRADED} if kind in _GRADED else set()
    return given
