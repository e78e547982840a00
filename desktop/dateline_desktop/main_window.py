"""The frame: menus, toolbar, docks, status line. What is in them is made elsewhere."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import (
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from dateline_db.capture.intake import Method
from dateline_db.edits.deleting import can_delete, delete_records
from dateline_db.errors import DatelineError
from dateline_desktop.actions import MENUS, ROWS, Actions, bare
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.rename import rename
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import (
    ANALYST,
    THEME,
    WINDOW_GEOMETRY,
    WINDOW_STATE,
    ThemeChoice,
)
from dateline_desktop.core.status_line import StatusLine
from dateline_desktop.core.text import tr
from dateline_desktop.core.theme import Theme
from dateline_desktop.importing.imports import Imports, is_data
from dateline_desktop.search.commands import CommandPalette
from dateline_desktop.search.field import SearchField
from dateline_desktop.search.keys import KeysDialog
from dateline_desktop.sources.capture import Capture
from dateline_desktop.start.about import AboutDialog
from dateline_desktop.start.case_files import CaseFiles
from dateline_desktop.start.new_case import SUFFIX
from dateline_desktop.start.preferences import Preferences
from dateline_desktop.start.screen import StartScreen
from dateline_desktop.start.upkeep import Upkeep
from dateline_desktop.widgets.icons import set_icon
from dateline_desktop.widgets.typing_undo import TypingUndo
from dateline_desktop.workspace import Workspace

_ROOMY = 1800  # pixels across: a narrower screen is used as a whole
_SOURCES = ("add_file", "add_paste", "add_document", "new_source")


class MainWindow(QMainWindow):
    """One window on one case, or on the start screen while none is open."""

    def __init__(self, session: Session, theme: Theme, data_folder: Path) -> None:
        super().__init__()
        self.session, self._theme = session, theme
        self.commands = Actions(self)
        self.files = CaseFiles(session, data_folder, self)
        self.upkeep = Upkeep(session, self.files, self)
        self.capture = Capture(session, self)
        self.imports = Imports(session, self)
        self.start = StartScreen(self.commands, session.settings)
        self.search = SearchField(session)
        self.status = StatusLine(session)
        self.workspace = Workspace(session, self)
        self._typing_undo = TypingUndo(self)
        self._pages = QStackedWidget()
        self._lay_out()
        self._fill_menus()
        self._connect()
        self._typing_undo.watch(self)
        self._come_back()
        self._on_case_changed()

    # Assembly

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self._pages.addWidget(self.start)
        self._pages.addWidget(self.workspace)
        self.setCentralWidget(self._pages)
        self.setStatusBar(self.status)
        for name in ("add_file", "add_paste"):
            action = self.commands[name]
            self.workspace.reader.empty.offer(bare(action.text()), action.trigger)
        self._tools = self._make_toolbar()
        self.addToolBar(self._tools)

    def _make_toolbar(self) -> QToolBar:
        bar = QToolBar(tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addAction(self.commands["new_event"])
        bar.addWidget(self._source_button())
        bar.addAction(self.commands["import"])
        bar.addAction(self.commands["brief"])
        bar.addSeparator()
        bar.addActions([self.commands["undo"], self.commands["redo"]])
        for name in ("undo", "redo"):
            bar.widgetForAction(self.commands[name]).setProperty("toolButtonStyle", 0)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        self.search.setFixedWidth(280)
        bar.addWidget(self.search)
        return bar

    def _source_button(self) -> QToolButton:
        """Return the button that adds a source, in whichever of the ways."""
        button = QToolButton()
        button.setText(tr("Add source"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(button, "source-add")
        button.addActions([self.commands[name] for name in _SOURCES])
        return button

    def _fill_menus(self) -> None:
        menus = {name: self.menuBar().addMenu(tr(text)) for name, text in MENUS.items()}
        menus["view"].addActions(self.workspace.docks.switches())
        for row in ROWS:
            if row.group:
                menus[row.menu].addSeparator()
            menus[row.menu].addAction(self.commands[row.id])
        themes = QActionGroup(self)
        for choice in ThemeChoice:
            action = themes.addAction(self.commands[f"theme_{choice}"])
            action.setCheckable(True)
        self._show_theme()

    def _connect(self) -> None:
        session = self.session
        session.case_changed.connect(self._on_case_changed)
        for signal in (
            session.changed,
            session.selection_changed,
            session.filter_changed,
            session.busy_changed,
        ):
            signal.connect(self._offer)
        self.start.chosen.connect(self.files.open)
        self.capture.kept.connect(self.workspace.arrivals.look)
        wanted = self.workspace.reader.document.attached_wanted
        wanted.connect(self.capture.take_attached)
        self.imports.case_asked.connect(self.files.new)
        self.imports.case_made.connect(self.files.open)
        self.imports.review_asked.connect(self.commands["duplicates"].trigger)
        self.files.refused.connect(self._on_refused)
        self.search.left.connect(self.workspace.setFocus)
        session.table_pasted.connect(self.imports.paste)
        self.commands.connect_all(
            {
                **self._case_commands(),
                **self._record_commands(),
                **self.workspace.commands(),
                **self._window_commands(),
            }
        )

    def _case_commands(self) -> dict[str, Callable[[], object]]:
        return {
            "new_case": self.files.new,
            "open_case": self.files.ask_and_open,
            "open_sample": self.files.open_sample,
            "reset_sample": self.files.reset_sample,
            "close_case": self.files.close,
            "case_details": self.upkeep.details,
            "save_copy": self.upkeep.save_copy,
            "back_up": self.upkeep.back_up,
            "restore": self.upkeep.restore,
            "check_case": self.upkeep.check,
            "brief": self._brief,
            "export": self._export,
            "import": self.imports.choose,
            "import_paste": self.imports.paste,
            "quit": self.close,
        }

    def _record_commands(self) -> dict[str, Callable[[], object]]:
        session = self.session
        return {
            "undo": session.undo,
            "redo": session.redo,
            "open_record": self._open_selected,
            "delete": self._delete_selected,
            "rename": self._rename_selected,
            "new_event": self.workspace.new_event,
            "add_file": self.capture.open_file,
            "add_paste": self.capture.paste,
            "add_document": self.capture.open_for_selected,
            "new_source": lambda: session.new_record("source"),
            "new_claim": self.workspace.new_claim,
            "new_actor": lambda: session.new_record("actor"),
            "new_place": lambda: session.new_record("place"),
            "new_publisher": lambda: session.new_record("publisher"),
            "new_judgement": lambda: session.new_record("judgement"),
        }

    def _window_commands(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self._find,
            "clear_filters": lambda: self.session.set_filter(Filter()),
            "theme_light": lambda: self._choose_theme(ThemeChoice.LIGHT),
            "theme_dark": lambda: self._choose_theme(ThemeChoice.DARK),
            "theme_system": lambda: self._choose_theme(ThemeChoice.SYSTEM),
            "full_screen": self._toggle_full_screen,
            "preferences": self._show_preferences,
            "commands": lambda: CommandPalette(self.commands, self).open_above(),
            "keys": lambda: KeysDialog(self).show(),
            "about": lambda: AboutDialog(self).exec(),
        }

    # What is heard

    def _on_case_changed(self) -> None:
        case = self.session.case
        self._keep_panels()
        self._pages.setCurrentIndex(0 if case is None else 1)
        for part in (self._tools, self.statusBar()):
            part.setVisible(case is not None)
        if case is None:
            self.workspace.docks.hide()
            self.start.refresh()
        else:
            self.workspace.docks.restore(WINDOW_STATE.read(self.session.settings))
            self.workspace.setFocus()
        self._say_what_to_know()
        self._offer()
        self.setWindowTitle(
            "Dateline" if case is None else f"{case.settings.title} – Dateline"
        )

    def _say_what_to_know(self) -> None:
        case = self.session.case
        self.workspace.notice.hide()
        self.start.trouble.hide()
        if case is None:
            return
        if case.read_only_reason is not None:
            self.workspace.notice.say(
                tr(case.read_only_reason), self.upkeep.ways_on(case.path)
            )
        elif case.opened_notice is not None:
            self.workspace.notice.say(tr(case.opened_notice))

    def _offer(self) -> None:
        self.commands.enable(self.session)
        case = self.session.case
        self.commands.specify("undo", case.undo_label if case else None)
        self.commands.specify("redo", case.redo_label if case else None)

    def _on_refused(self, path: Path, error: DatelineError) -> None:
        where = (
            self.start.trouble if self.session.case is None else self.workspace.notice
        )
        where.say(tr(error.message), self.upkeep.ways_out(path, error))

    # What is done

    def _open_selected(self) -> None:
        chosen = self.session.selection
        if chosen.id is not None:
            self.session.open_record(chosen.kind, chosen.id)

    def _delete_selected(self) -> None:
        if self.workspace.timeline.events.delete_picked():
            return
        kind, ids = self.session.selection.kind, self.session.chosen_ids
        if ids and can_delete(kind):
            self.session.try_edit(delete_records, kind, ids)

    def _rename_selected(self) -> None:
        chosen = self.session.selection
        if chosen.id is not None:
            rename(self.session, chosen.kind, chosen.id)

    def _brief(self) -> None:
        # Typesetting takes its time to load, which not every start shall pay.
        from dateline_desktop.briefing.dialog import (  # noqa: PLC0415
            BriefingDialog,
        )

        BriefingDialog(self.session, self).open()

    def _export(self) -> None:
        # As with the briefing: what writes the formats is loaded when it is wanted.
        from dateline_desktop.exporting.dialog import ExportDialog  # noqa: PLC0415

        ExportDialog(self.session, self).open()

    def _find(self) -> None:
        if self.workspace.reader.has_focus:
            self.workspace.reader.search()
            return
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _choose_theme(self, choice: ThemeChoice) -> None:
        THEME.write(self.session.settings, choice.value)
        self._theme.choose(choice)
        self._show_theme()

    def _show_theme(self) -> None:
        self.commands[f"theme_{self._theme.choice}"].setChecked(True)

    def _show_preferences(self) -> None:
        settings = self.session.settings
        name = ANALYST.read(settings)
        dialog = Preferences(settings, self)
        dialog.theme_chosen.connect(self._theme.choose)
        dialog.exec()
        self._show_theme()
        if ANALYST.read(settings) != name:
            self.files.reopen()  # its journal goes on under the other name

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _come_back(self) -> None:
        """Take the place that the window had, or as much of the screen as is useful."""
        if self.restoreGeometry(WINDOW_GEOMETRY.read(self.session.settings)):
            return
        room = self.screen().availableGeometry()
        if room.width() < _ROOMY:
            self.resize(room.size())
            self.setWindowState(Qt.WindowState.WindowMaximized)
        else:
            self.resize(room.width() * 4 // 5, room.height() * 4 // 5)
            self.move(room.center() - self.rect().center())

    def _keep_layout(self) -> None:
        WINDOW_GEOMETRY.write(self.session.settings, self.saveGeometry())
        self._keep_panels()

    def _keep_panels(self) -> None:
        if self._pages.currentWidget() is self.workspace:
            state = self.workspace.docks.state()
            WINDOW_STATE.write(self.session.settings, state)

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_layout()
        self.files.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._take_in(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Here arrive the keys for which whoever has the focus has no use.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_selected()
        elif event.key() == Qt.Key.Key_Escape:
            self._step_out()
        else:
            super().keyPressEvent(event)

    def _take_in(self, paths: list[Path]) -> None:
        """Open what is a case; take anything else in as documents of this one."""
        cases = [path for path in paths if path.suffix == SUFFIX]
        if cases:
            self.files.open(cases[0])
        elif is_data(paths):
            self.imports.show(paths[0])
        elif self.session.case is None:
            self.files.open(paths[0])
        else:
            self.capture.take_files(paths, Method.DROP)

    def _step_out(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.session.select("", None)


def _dropped(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
