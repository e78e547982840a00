"""What every editor of a record is: a form saved as one action, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Case
from dateline_db.errors import DatelineError, InvalidValue, Message, say
from dateline_db.model.record import Record
from dateline_desktop.core.options import RecordOptions
from dateline_desktop.core.records import record_title
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import table_word
from dateline_desktop.widgets.chooser import Maker, RecordField
from dateline_desktop.widgets.form import Form

Step = Callable[[Case], object]
"""One edit of the action that saving is."""

_WIDTH, _MARGIN, _SENTENCE, _FOOT = 660, 18, 60, 70


class Editor(QDialog):
    """Edits one record, or makes a new one.

    A kind of editor says in `add_fields` what can be edited, in `parts_of` what is
    shown beside the record's own fields, and in `steps` which edits saving consists of.
    """

    saved = Signal(str)  # id of the record

    table: ClassVar[str]
    kind: ClassVar[type[Record]]

    def __init__(
        self,
        session: Session,
        record: Record | None,
        known: Mapping[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.record, self.known = session, record, known
        self.form = Form()
        self._options: dict[str, RecordOptions] = {}
        self.trouble = plain(wrap=True)
        self.buttons = QDialogButtonBox()
        self._made: dict[str, Step] = {}
        self.add_fields()
        self._lay_out()
        self._fill()
        self._before = self.form.state()

    # What a kind of editor says

    def add_fields(self) -> None:
        """Add the fields to `self.form`."""
        raise NotImplementedError

    def parts_of(self, record: Record) -> dict[str, Any]:
        """Return the values of fields that are not the record's own."""
        del record
        return {}

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        """Return the edits that save the record with all that was typed."""
        raise NotImplementedError

    # What every editor does

    @property
    def case(self) -> Case:
        """The open case."""
        assert self.session.case is not None
        return self.session.case

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self.form.state() != self._before

    def also_make(self, record_id: str, step: Step) -> None:
        """Make another record together with this one, if this one comes to name it."""
        self._made[record_id] = step

    def save(self) -> None:
        """Save what was typed and close, or say what is wrong with it."""
        self.trouble.hide()
        values = self.form.values()
        if values is None:
            self._bring_into_view()
            return
        try:
            record = self._record(values)
            self._write(record, self._steps_before(values) + self.steps(record, values))
        except InvalidValue as error:
            self._show_invalid(error)
        except DatelineError as error:
            self._tell(error.message)
        else:
            self.saved.emit(record.id)
            self.accept()

    def reject(self) -> None:
        if not self.is_changed or self.session.ask.confirm(
            say("Close without saving?"),
            say("What you have changed here has not been saved."),
            yes=say("Close without saving"),
        ):
            super().reject()

    # How records are chosen in an editor

    def choice_of(
        self, table: str, placeholder: str = "", maker: Maker | None = None
    ) -> RecordField:
        """Return a field for a record of a table."""
        return RecordField(self.options(table), placeholder, maker)

    def options(self, table: str) -> RecordOptions:
        """Return what can be chosen from a table, the same for every field of it."""
        return self._options.setdefault(table, RecordOptions(self.case, table))

    def by_name(
        self,
        table: str,
        new: Callable[[str], Record],
        create: Callable[[Case, Any], object],
    ) -> Maker:
        """Let a record be added by what was typed alone, saved with this one."""

        def make(typed: str, field: RecordField) -> None:
            record = new(typed)
            self.also_make(record.id, lambda case: create(case, record))
            field.choose(self.options(table).add(record))

        def label(typed: str) -> str:
            kind = table_word(table).lower()
            text = say("Add “{typed}” as a new {kind}", typed=typed, kind=kind)
            return tr(text) if typed else ""

        return Maker(label, make)

    def by_editor(self, table: str, **known: object) -> Maker:
        """Let a record be added in an editor of its own, opened above this one."""

        def make(typed: str, field: RecordField) -> None:
            then = field.set_value
            self.session.new_record(table, title=typed, then=then, **known)

        def label(_: str) -> str:
            return tr(say("Add a new {kind}…", kind=table_word(table).lower()))

        return Maker(label, make)

    # Private

    def _lay_out(self) -> None:
        self.setWindowTitle(self._title())
        page = _Page()
        # Without room it scrolls; it does not squeeze what is in it.
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        inner.addWidget(self.form)
        inner.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(scroll, 1)
        line = QFrame()
        line.setProperty("role", "line")
        rows.addWidget(line)
        rows.addLayout(self._foot())
        self._page = page
        page.installEventFilter(self)

    def _foot(self) -> QHBoxLayout:
        self.trouble.setProperty("role", "error")
        self.trouble.hide()
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        save = self.buttons.addButton(QDialogButtonBox.StandardButton.Save)
        save.setText(tr("&Save"))
        save.setDefault(True)
        save.setToolTip("Ctrl+Enter")
        for button in (save, cancel):
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)
        if not self.session.writable:
            save.setEnabled(False)
            self._tell(say("The case is open for reading only."))
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.buttons)
        return foot

    def _title(self) -> str:
        kind = table_word(self.table)
        if self.record is None:
            return tr(say("New {kind}", kind=kind.lower()))
        ref = str(getattr(self.record, "ref", ""))
        return f"{kind} {ref}".strip()

    def _fill(self) -> None:
        if self.record is None:
            shown = dict(self.known)
        else:
            own = {field.name for field in fields(self.record)}
            shown = {name: getattr(self.record, name) for name in own}
            shown |= self.parts_of(self.record)
        self.form.show_values(shown)

    def _record(self, values: Mapping[str, Any]) -> Record:
        own = {field.name for field in fields(self.kind)}
        held = {name: value for name, value in values.items() if name in own}
        if self.record is not None:
            return replace(self.record, **held)
        kept = {name: value for name, value in self.known.items() if name in own}
        return self.kind(**(kept | held))

    def _steps_before(self, values: Mapping[str, Any]) -> list[Step]:
        named = repr(values)
        return [step for made, step in self._made.items() if made in named]

    def _write(self, record: Record, steps: list[Step]) -> None:
        if len(steps) == 1:
            self.session.edit(steps[0])
        elif steps:
            self.session.edit(_together, self._label(record), steps)

    def _label(self, record: Record) -> Message:
        kind, title = table_word(self.table).lower(), record_title(record)
        if self.record is None:
            return say("Create {kind} “{title}”", kind=kind, title=title)
        return say("Change {kind} “{title}”", kind=kind, title=title)

    def _show_invalid(self, error: InvalidValue) -> None:
        if error.field in self.form:
            self.form.show_error(error.field, error.message, focus=True)
            self._bring_into_view()
        else:
            self._tell(error.message)

    def _bring_into_view(self) -> None:
        """Scroll to the field that is wrong; the sentence stands below it."""
        wrong = self.focusWidget()
        if wrong is not None and self._page.isAncestorOf(wrong):
            self._scroll.ensureWidgetVisible(wrong, 0, _SENTENCE)

    def _wanted(self) -> int:
        """Return the height at which all can be seen, as far as the screen has it."""
        room = self.screen().availableGeometry().height()
        return min(self._page.sizeHint().height() + _FOOT, room - 80)

    def _tell(self, sentence: Message) -> None:
        self.trouble.setText(tr(sentence))
        self.trouble.show()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 40), self._wanted())
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what comes up while it is filled in, as a reason that is asked."""
        is_laid_out = event.type() == QEvent.Type.LayoutRequest
        if is_laid_out and watched is self._page and self.isVisible():
            wanted = self._wanted()
            if wanted > self.height():
                self.resize(self.width(), wanted)
                lowest = self.screen().availableGeometry().bottom() - wanted
                self.move(self.x(), max(0, min(self.y(), lowest)))
        return super().eventFilter(watched, event)


def _together(case: Case, label: Message, steps: list[Step]) -> None:
    with case.action(label):
        for step in steps:
            step(case)


class _Page(QWidget):
    """What is filled in, as high as its texts are at the width that they have.

    Qt would ask for the height of texts that are broken far more often.
    """

    def sizeHint(self) -> QSize:
        hint, layout = super().sizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return hint
        width = max(hint.width(), self.width())
        return QSize(width, layout.heightForWidth(width))
