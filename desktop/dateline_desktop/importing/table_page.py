"""The page of a table: how it is read, what its columns mean, and what comes of it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dateline_db.errors import DatelineError, Message, say
from dateline_db.exchange.mending import Mended
from dateline_db.exchange.presets import PRESETS
from dateline_db.exchange.preview import preview
from dateline_db.exchange.reading import Layout
from dateline_desktop.core.text import plain, tr
from dateline_desktop.importing.form import MappingForm
from dateline_desktop.importing.models import EventsPreview, RowsPreview
from dateline_desktop.importing.plan import BY_HAND, TITLES, Plan
from dateline_desktop.widgets.grade_delegate import GradeDelegate

_PAUSE = 200  # milliseconds: who goes on typing does not wait for the preview
_FORM = 470  # pixels
_WIDTHS = (52, 150, 92, 300, 130, 150, 200, 150, 90)
_ENCODINGS = ("utf-8", "cp1252", "latin-1", "utf-16", "cp1256", "cp1251")
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


class TablePage(QWidget):
    """Shows a plan and its first rows; asks for another reading of the file."""

    edited = Signal()  # the mapping, or what is wrong with it, is another one
    reading_asked = Signal(object, str)  # Layout, and the preset or ""

    def __init__(self, *, day_first: bool) -> None:
        super().__init__()
        self._day_first = day_first
        self._plan: Plan | None = None
        self.trouble = ""
        self.told, self.notes = plain(wrap=True), plain(wrap=True)
        self.preset, self.sheet = QComboBox(), QComboBox()
        self.encoding, self.delimiter = QComboBox(), QComboBox()
        self.header = QSpinBox()
        self.model = EventsPreview()
        self.events, self.rows = _table(), _table()
        self.tabs, self._split = QTabWidget(), QSplitter()
        self.form: MappingForm | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self._on_edited)
        self._lay_out()

    @property
    def plan(self) -> Plan | None:
        """What is asked for now; None while something is wrong with it."""
        return None if self.trouble else self._plan

    def show_plan(self, plan: Plan) -> None:
        """Show another plan, of this file or of another one."""
        self._plan = plan
        self.told.setText(_told(plan))
        self._show_reading(plan)
        self.rows.setModel(RowsPreview(plan.table.columns, plan.rows))
        before, self.form = self.form, MappingForm(plan.table.columns, plan.rows)
        self.form.show_mapping(plan.mapping)
        self.form.edited.connect(self._typing.start)
        if before is None:
            self._split.insertWidget(0, self.form)
        else:
            self._split.replaceWidget(0, self.form)
            before.deleteLater()
        self.form.setMinimumWidth(_FORM)
        self._split.setSizes([_FORM, 4 * _FORM])
        self._look()

    def mend(self, cells: Mended) -> None:
        """Let other values stand in some cells."""
        if self._plan is not None:
            self._plan = self._plan.with_cells(cells)

    def say(self, what: Message) -> None:
        """Say something below the preview."""
        self.notes.setText(tr(what))

    def settle(self) -> None:
        """Take over what is still being typed."""
        if self._typing.isActive():
            self._typing.stop()
            self._on_edited()

    # Private

    def _lay_out(self) -> None:
        self.told.setProperty("role", "strong")
        self.notes.setProperty("role", "muted")
        self.events.setModel(self.model)
        self.events.setItemDelegate(GradeDelegate(self.events))
        for column, width in enumerate(_WIDTHS):
            self.events.setColumnWidth(column, width)
        self.events.setAccessibleName(tr("The first rows as events"))
        self.rows.setAccessibleName(tr("The first rows as they stand in the file"))
        self.tabs.addTab(self.events, tr("As events"))
        self.tabs.addTab(self.rows, tr("As the file has them"))
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.addWidget(self.tabs, 1)
        beside.addWidget(self.notes)
        self._split.addWidget(right)
        self._split.setChildrenCollapsible(False)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.told)
        rows.addLayout(self._reading_line())
        rows.addWidget(self._split, 1)

    def _reading_line(self) -> QHBoxLayout:
        """Return the fields that say how the file is read."""
        for name in (*PRESETS, BY_HAND):
            self.preset.addItem(tr(TITLES[name]), name)
        self.encoding.addItem(tr("found out"), "")
        for name in _ENCODINGS:
            self.encoding.addItem(name, name)
        self.delimiter.addItem(tr("found out"), "")
        for sign, word in _DELIMITERS.items():
            self.delimiter.addItem(tr(word), sign)
        self.header.setRange(-1, 50)
        self.header.setSpecialValueText(tr("found out"))
        self._sheet_label = plain(tr("Sheet"))
        line = QHBoxLayout()
        line.setSpacing(6)
        fields: tuple[tuple[QLabel, QWidget], ...] = (
            (plain(tr("Read as")), self.preset),
            (self._sheet_label, self.sheet),
            (plain(tr("Encoding")), self.encoding),
            (plain(tr("Cells parted by")), self.delimiter),
            (plain(tr("Header in row")), self.header),
        )
        for label, field in fields:
            label.setBuddy(field)
            label.setProperty("role", "muted")
            field.setAccessibleName(label.text())
            line.addWidget(label)
            line.addWidget(field)
            line.addSpacing(8)
        line.addStretch(1)
        self.preset.activated.connect(self._ask_preset)
        for box in (self.sheet, self.encoding, self.delimiter):
            box.activated.connect(self._ask)
        self.header.editingFinished.connect(self._ask_if_new)
        return line

    def _show_reading(self, plan: Plan) -> None:
        layout = plan.mapping.layout
        at = self.preset.findData(plan.mapping.name)
        self.preset.setCurrentIndex(at if at >= 0 else self.preset.count() - 1)
        self.sheet.clear()
        self.sheet.addItems(list(plan.sheets))
        self.sheet.setCurrentText(layout.sheet)
        for part in (self.sheet, self._sheet_label):
            part.setVisible(len(plan.sheets) > 1)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(layout.encoding)))
        self.delimiter.setCurrentIndex(
            max(0, self.delimiter.findData(layout.delimiter))
        )
        self.header.setValue(-1 if layout.header is None else layout.header)
        for part in (self.encoding, self.delimiter):
            part.setEnabled(not plan.sheets)

    def _layout(self) -> Layout:
        header = self.header.value()
        held = self._plan.mapping.layout if self._plan is not None else Layout()
        return Layout(
            encoding=self.encoding.currentData() or "",
            delimiter=self.delimiter.currentData() or "",
            sheet=self.sheet.currentText() if self.sheet.count() > 1 else "",
            header=None if header < 0 else header,
            columns=held.columns if header == 0 else (),
        )

    def _ask(self) -> None:
        self.reading_asked.emit(self._layout(), "")

    def _ask_preset(self) -> None:
        self.reading_asked.emit(self._layout(), str(self.preset.currentData()))

    def _ask_if_new(self) -> None:
        if self._plan is not None and self._layout() != self._plan.mapping.layout:
            self._ask()

    def _on_edited(self) -> None:
        assert self.form is not None
        mapping = self.form.mapping()
        if mapping is None:
            self.trouble = tr("Something in the form cannot be taken as it is.")
            self.notes.setText(self.trouble)
        elif self._plan is not None:
            self._plan = self._plan.mapped(mapping)
            self._look()
        self.edited.emit()

    def _look(self) -> None:
        """Show what the first rows come to by the mapping as it is now."""
        assert self._plan is not None
        plan = self._plan
        try:
            found = preview(
                plan.table, plan.rows, plan.mapping, day_first=self._day_first
            )
        except DatelineError as error:
            self.trouble = tr(error.message)
            self.model.show_rows(())
            self.notes.setText(self.trouble)
            return
        self.trouble = ""
        self.model.show_rows(found.rows)
        self.events.clearSpans()
        for row, looked in enumerate(found.rows):
            if looked.draft is None:
                self.events.setSpan(row, 1, 1, self.model.columnCount() - 1)
        told = [tr(note) for note in (*plan.table.notes, *found.notes)]
        aside = sum(one.problem is not None for one in found.rows)
        if aside:
            told.insert(0, _aside(aside, len(found.rows)))
        self.notes.setText(" ".join(told))


def _told(plan: Plan) -> str:
    columns = len(plan.table.columns)
    what = say("{name}: {columns} columns.", name=plan.path.name, columns=columns)
    return f"{tr(what)} {tr(plan.origin)}"


def _aside(count: int, of: int) -> str:
    told = say(
        "{count} of the first {of} rows cannot be taken so and would be kept aside.",
        count=count,
        of=of,
    )
    return tr(told)


def _table() -> QTableView:
    table = QTableView()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(side)
    table.horizontalHeader().setHighlightSections(False)
    return table
