"""The dialog that gives a case out: as what, how much of it, and where to."""

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_db.exchange.out import Format
from dateline_db.exchange.sharing import Scope
from dateline_db.model.marking import Marking
from dateline_desktop.core.jobs import Report
from dateline_desktop.core.saving import documents_folder
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tip, tr
from dateline_desktop.core.writing import Work, WritingDialog
from dateline_desktop.exporting.giving import Given, give_out
from dateline_desktop.exporting.known import known_formats
from dateline_desktop.widgets.choice import ChoiceField

_ALL, _SHOWN, _CHOSEN = "all", "shown", "chosen"
_AMBIGUOUS = (".zip", ".json")  # of more than one format: their names say which
_FIRST = "html"
_LIST, _FORM, _ROW, _HIGH = 210, 540, 31, 580  # pixels
_NAME = Qt.ItemDataRole.UserRole


class ExportDialog(WritingDialog):
    """Asks for a format, says what it is for, writes it, and tells what is missing."""

    steps = ("Writing the file…",)
    success = say("The file is written.")
    mistake = say("The file could not be written, by a mistake in the program.")
    where = say("Where to write the file")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        assert session.case is not None  # the action is offered with a case only
        self._case = session.case
        self._formats = known_formats()
        self.setWindowTitle(tr("Export"))
        self._make_parts()
        self._make_form(session.case)
        self.start_up(tr("&Export"))
        self.formats.currentRowChanged.connect(self._on_format_chosen)
        self.formats.itemActivated.connect(self.write.click)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.formats.setCurrentRow(list(self._formats).index(_FIRST))

    @property
    def name(self) -> str:
        """The format that is chosen."""
        chosen = self.formats.currentItem()
        return "" if chosen is None else str(chosen.data(_NAME))

    @property
    def format(self) -> Format:
        """What is known of the format that is chosen."""
        return self._formats[self.name or next(iter(self._formats))]

    # What the base asks for

    def kinds(self) -> Message:
        patterns = " ".join(f"*{suffix}" for suffix in self.format.suffixes)
        return say("{title} ({patterns})", title=self.format.title, patterns=patterns)

    def fitted(self, path: Path) -> Path:
        if path.suffix.casefold() in self.format.suffixes:
            return path
        return path.with_name(path.name + self.format.suffixes[0])

    def work(self) -> Work | None:
        held = self.form.values()
        if held is None:
            return None
        scope = Scope(marking=held["marking"], event_ids=self._event_ids(held["scope"]))
        case = self._case
        return partial(_write, (case.path, case.analyst), self.name, self.target, scope)

    def remarks(self) -> tuple[Message, ...]:
        given: Given = self.written
        if self.format.write is None and given.losses:
            return (say("To know:"),)  # a bundle leaves nothing behind
        return (
            say("Left behind:") if given.losses else say("Nothing was left behind."),
        )

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setSpacing(6)
        for part in (self.title, self.use, self.cannot):
            told.addWidget(part)
        told.addSpacing(10)
        told.addWidget(self.form)
        told.addSpacing(10)
        told.addStretch(1)
        told.addWidget(self.progress)
        told.addWidget(self.outcome)
        told.addWidget(self.losses)
        middle = QHBoxLayout()
        middle.setSpacing(22)
        middle.addWidget(self.formats)
        middle.addLayout(told, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(14)
        rows.addLayout(middle, 1)
        rows.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = super()._buttons()
        row.insertWidget(row.indexOf(self.open_file), self.open_folder)
        return row

    def refresh(self) -> None:
        given: Given | None = self.written
        self.open_folder.setVisible(given is not None)
        self.losses.setVisible(given is not None and bool(given.losses))
        self.losses.clear()
        for loss in given.losses if given is not None else ():
            self.losses.addItem(tr(loss))
        self.formats.setEnabled(not self.writing)
        super().refresh()

    # Assembly

    def _make_parts(self) -> None:
        self.formats = QListWidget()
        self.formats.setProperty("role", "framed")
        self.formats.setFixedWidth(_LIST)
        self.formats.setSpacing(1)
        self.formats.setAccessibleName(tr("Format"))
        for name, one in self._formats.items():
            item = QListWidgetItem(tr(one.title))
            item.setData(_NAME, name)
            item.setToolTip(tip(tr(one.use)))
            item.setSizeHint(QSize(_LIST // 2, _ROW))
            self.formats.addItem(item)
        self.title, self.use, self.cannot = plain(), plain(wrap=True), plain(wrap=True)
        self.title.setProperty("role", "heading")
        self.cannot.setProperty("role", "muted")
        self.losses = QListWidget()
        self.losses.setProperty("role", "framed")
        self.losses.setWordWrap(True)
        self.losses.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.losses.setAccessibleName(tr("Left behind"))
        self.losses.setFixedHeight(7 * self.fontMetrics().lineSpacing())
        self.open_folder = QPushButton(tr("Open the &folder"))
        self.open_folder.setAutoDefault(False)

    def _make_form(self, case: Case) -> None:
        add = self.form.add
        self.form.setMinimumWidth(_FORM)
        self.scope = add("scope", tr("&What"), ChoiceField(self._scopes()))
        markings = {marking: marking.value for marking in Marking}
        self.marking = add(
            "marking",
            tr("&Marking"),
            ChoiceField(markings),
            tr("What is marked more strictly is left out and counted."),
        )
        add("target", tr("File"), self.place)
        self.marking.set_value(case.settings.marking)
        if not self._session.filter.empty:
            self.scope.set_value(_SHOWN)

    def _scopes(self) -> dict[str, str]:
        """Return how much can be given: a filter and a selection where there are."""
        session = self._session
        found = {_ALL: tr("Everything")}
        if not session.filter.empty:
            count = int(np.count_nonzero(session.shown))
            text = say("What the filter shows ({count:,} events)", count=count)
            found[_SHOWN] = tr(text)
        if session.selection.kind == "event":
            count = len(session.chosen_ids)
            one = say("The selected event")
            many = say("The {count:,} selected events", count=count)
            found[_CHOSEN] = tr(one if count == 1 else many)
        return found

    def _event_ids(self, scope: str) -> frozenset[str] | None:
        session = self._session
        if scope == _CHOSEN:
            return frozenset(session.chosen_ids)
        if scope == _SHOWN and session.index is not None:
            rows = np.flatnonzero(session.shown).tolist()
            return frozenset(session.index.id_of(row) for row in rows)
        return None

    # What is heard

    def _on_format_chosen(self) -> None:
        chosen = self.format
        is_bundle = chosen.write is None
        self.title.setText(tr(chosen.title))
        self.use.setText(tr(chosen.use))
        missing = say("Not in it: {what}", what=tr(chosen.cannot))
        self.cannot.setText(tr(chosen.cannot) if is_bundle else tr(missing))
        self.form.show_field("scope", shown=not is_bundle)
        self.form.show_field("marking", shown=not is_bundle)
        self.target = self._suggested()

    def _suggested(self) -> Path:
        """Return where the file may lie: where it was to, under a name that fits."""
        suffix, path = self.format.suffixes[0], self._case.path
        kind = f"-{self.name}" if suffix in _AMBIGUOUS else ""
        folder = self.target.parent if self.target.name else documents_folder()
        return folder / f"{path.stem}{kind}{suffix}"

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.target.parent)))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        room = self.screen().availableGeometry()
        self.resize(self.sizeHint().width(), min(_HIGH, room.height() - 60))
        super().showEvent(event)
        self.formats.setFocus(Qt.FocusReason.OtherFocusReason)


def _write(
    case: tuple[Path, str], name: str, target: Path, scope: Scope, report: Report
) -> Given:
    """Write the file on the thread of a job, with a connection of its own."""
    path, analyst = case
    opened: Any = Case.open(path, analyst=analyst, read_only=True)
    try:
        return give_out(opened, name, target, scope, report)
    finally:
        opened.close()
