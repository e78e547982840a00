"""Several files taken in at once: all are read, shown in a list, and then added."""

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from threading import Event

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.capture.together import File, Kept, Whose, keep_together
from dateline_db.case import Case
from dateline_db.errors import Cancelled, DatelineError, InvalidValue, Message, say
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_desktop.core.jobs import Job, Report
from dateline_desktop.core.options import RecordOptions
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.sources.capture_editor import CaptureEditor
from dateline_desktop.sources.several_items import (
    Fate,
    Item,
    Read,
    added,
    attached_items,
    look_at,
    read_item,
    why_not,
)
from dateline_desktop.sources.several_list import ItemsView
from dateline_desktop.widgets.chooser import Maker, RecordField

_WIDTH, _HEIGHT = 980, 560


class SeveralDialog(QDialog):
    """Reads files one after the other, adds those that are wanted, and tells of each.

    What is attached to a message stands below it, as files of their own. `source_id`,
    where it is given, is the source whose documents all of them become.
    """

    kept = Signal(object)  # ids of the sources that were added to

    def __init__(
        self,
        session: Session,
        items: Sequence[Item],
        source_id: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        assert session.case is not None
        self._session, self._case = session, session.case
        self._source_id = source_id
        self.items = list(items)
        self._at, self._adding = 0, list[Item]()
        self._stopped = Event()
        self._job: Job | None = None
        self._made: Publisher | None = None
        self.told = plain(wrap=True)
        self.bar = QProgressBar()
        self.list = ItemsView(self.items)
        self.options = RecordOptions(self._case, "publisher")
        self.publisher = RecordField(
            self.options, tr("who stands behind them"), Maker(_offer, self._make)
        )
        self.trouble = plain(wrap=True)
        self.stop = QPushButton(tr("&Stop"))
        self.look = QPushButton(tr("&Look at it…"))
        self.add = QPushButton()
        self.setWindowTitle(tr(_title(len(self.items))))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self._connect()
        self._read_next()

    # Assembly

    def _lay_out(self) -> None:
        self.trouble.setProperty("role", "error")
        self.trouble.hide()
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.bar)
        self.bar.setRange(0, len(self.items))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(200)
        self.whose = QWidget()
        line = QHBoxLayout(self.whose)
        line.setContentsMargins(0, 0, 0, 0)
        label = plain(tr("&Publisher of those that name none"))
        label.setBuddy(self.publisher.line)
        self.publisher.line.setAccessibleName(tr("Publisher of those that name none"))
        line.addWidget(label)
        line.addWidget(self.publisher, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.stop, self.look):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.add, QDialogButtonBox.ButtonRole.ApplyRole)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(10)
        rows.addLayout(head)
        rows.addWidget(self.list, 1)
        for part in (self.whose, self.trouble, self.buttons):
            rows.addWidget(part)
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 60), min(_HEIGHT, room.height() - 80))

    def _connect(self) -> None:
        self.stop.clicked.connect(self._stop)
        self.look.clicked.connect(self._look)
        self.add.clicked.connect(self._add_all)
        self.buttons.rejected.connect(self.reject)
        self.list.changed.connect(self._refresh)
        self.list.chosen.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._refresh)

    # Reading

    def _read_next(self) -> None:
        if self._at == len(self.items):
            self._job = None
            self._refresh()
            return
        item = self.items[self._at]
        item.words = say("is being read…")
        self.list.refresh()
        order = self._case.settings.day_first
        self._job = self._session.jobs.follow(
            self,
            lambda report: read_item(item, report, day_first=order),
            progress=lambda *_: None,
            then=partial(self._on_read, item),
            failed=partial(self._on_failed, item),
        )
        self._refresh()

    def _on_read(self, item: Item, found: Read) -> None:
        look_at(self._case, item, found, self.items)
        self._at += 1
        if found.attached:
            self.items[self._at : self._at] = attached_items(found.attached)
            self.list.renew()
            self.bar.setMaximum(len(self.items))
            self.setWindowTitle(tr(_title(len(self.items))))
        self._read_next()

    def _on_failed(self, item: Item, error: Exception) -> None:
        item.refuse(why_not(error))
        self._at += 1
        self._read_next()

    def _stop(self) -> None:
        """Leave out what was not read yet; take back what is just being added."""
        if self._adding:
            self._stopped.set()
            return
        if self._job is not None:
            self._job.cancel()
        for item in self.items[self._at :]:
            item.refuse(say("left out: the reading was stopped"))
        self._at, self._job = len(self.items), None
        self._refresh()

    # Adding

    @property
    def _wanted(self) -> list[Item]:
        return [one for one in self.items if one.fate is Fate.READY and one.is_wanted]

    def _add_all(self) -> None:
        """Add what is wanted, as one action, beside the window."""
        self.trouble.hide()
        try:
            publisher = None if self._source_id else self._publisher()
        except InvalidValue as error:
            self._tell(error.message)
            self.publisher.setFocus()
            return
        self._adding, self._stopped = self._wanted, Event()
        self.bar.setRange(0, len(self._adding))
        self.bar.setValue(0)
        self._session.set_busy(say("Files are being taken into the case."))
        self._session.jobs.follow(
            self,
            self._work(Whose(self._source_id, publisher)),
            progress=lambda done, _: self.bar.setValue(done),
            then=self._on_added,
            failed=self._on_not_added,
        )
        self._refresh()

    def _work(self, whose: Whose) -> Callable[[Report], list[Kept]]:
        """Return the work that adds, on a connection of its own; it can be stopped."""
        path, analyst, stopped = self._case.path, self._case.analyst, self._stopped
        files = [file for item in self._adding for file in _file(item)]

        def work(report: Report) -> list[Kept]:
            def progress(done: int, total: int) -> None:
                if stopped.is_set():
                    raise Cancelled("Stopped before it was finished.")
                report(done, total)

            with closing(Case.open_beside(path, analyst=analyst)) as case:
                return keep_together(case, files, whose, progress)

        return work

    def _on_added(self, kept: Sequence[Kept]) -> None:
        adding = self._end_adding()
        for item, one in zip(adding, kept, strict=True):
            added(self._case, item, one)
        self._refresh()
        self.kept.emit([one.source_id for one in kept])

    def _on_not_added(self, error: Exception) -> None:
        self._end_adding()
        self._refresh()
        if isinstance(error, DatelineError):
            self._tell(error.message)

    def _end_adding(self) -> Sequence[Item]:
        adding, self._adding = self._adding, []
        self._session.set_busy(None)
        self._case.refresh()
        return adding

    def _publisher(self) -> Publisher | None:
        """Return whose those are that name nobody; raise where that is not known."""
        if not any(one.lacks_publisher for one in self.items):
            return None
        self.publisher.settle()
        chosen = self.publisher.value()
        if chosen is None:
            raise InvalidValue(
                "publisher_id",
                "Some of them do not say who published them: choose that, or take "
                "their ticks away.",
            )
        if self._made is not None and self._made.id == chosen:
            return self._made
        return self._case.publishers.get(chosen)

    def _make(self, typed: str, field: RecordField) -> None:
        self._made = Publisher(name=typed, kind=PublisherKind.OUTLET)
        field.choose(self.options.add(self._made))

    def _look(self) -> None:
        """Open what was found in one of the files, to be changed and kept."""
        item = self.list.current()
        if item is None or item.taken is None or item.extract is None:
            return
        editor = CaptureEditor(self._session, item.taken, item.extract, self)
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.saved.connect(partial(self._on_saved, item))
        editor.open()

    def _on_saved(self, item: Item, source_id: str) -> None:
        source = self._case.sources.get(source_id)
        item.refuse(say("added as {ref}", ref=source.ref))
        item.fate, item.source_id = Fate.ADDED, source_id
        self._refresh()
        self.kept.emit([source_id])

    def _on_chosen(self, item: Item) -> None:
        """Go to where a file is in the case, or look at what was found in it."""
        if item.source_id:
            self._session.reveal("source", item.source_id)
            self._session.read("source", item.source_id)
            self.accept()
        else:
            self._look()

    # What is shown

    def _refresh(self) -> None:
        self.list.refresh()
        is_reading, is_adding = self._at < len(self.items), bool(self._adding)
        if is_reading:
            self.bar.setValue(self._at)
        self.bar.setVisible(is_reading or is_adding)
        self.stop.setVisible(is_reading or is_adding)
        self.told.setText(tr(self._sentence()))
        count = len(self._wanted)
        self.add.setText(tr(_add_words(count, to_source=bool(self._source_id))))
        free = not is_reading and not is_adding and self._session.writable
        self.add.setEnabled(free and count > 0)
        self.add.setVisible(is_reading or count > 0)
        self.add.setDefault(True)
        current = self.list.current()
        can_look = current is not None and current.taken is not None
        self.look.setEnabled(can_look and not is_adding and self._session.writable)
        self.look.setVisible(not self._source_id)
        lacking = any(one.lacks_publisher for one in self.items)
        self.whose.setVisible(lacking and not self._source_id)

    def _sentence(self) -> Message:
        if self._at < len(self.items):
            return say(
                "Reading {at:,} of {count:,}: {name}",
                at=self._at + 1,
                count=len(self.items),
                name=self.items[self._at].name,
            )
        if self._adding:
            return say("Adding {count:,} files…", count=len(self._adding))
        return _counted(self.items, len(self._wanted))

    def _tell(self, what: Message) -> None:
        self.trouble.setText(tr(what))
        self.trouble.show()

    # Qt

    def reject(self) -> None:
        if self._adding:
            self._stop()
            return
        if self._wanted and not self._session.ask.confirm(
            say("Close without adding?"),
            say("{count:,} files were read and not added.", count=len(self._wanted)),
            yes=say("Close without adding"),
        ):
            return
        self._stop()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.list.hasFocus():
            self._on_index(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self._on_chosen(self.items[index.row()])


def _title(count: int) -> Message:
    if count == 1:
        return say("Take in 1 file")
    return say("Take in {count:,} files", count=count)


def _file(item: Item) -> Sequence[File]:
    """Return what was read of a file, none where it was not."""
    taken, extract = item.taken, item.extract
    return () if taken is None or extract is None else ((taken, extract),)


def _offer(typed: str) -> str:
    new = say("Add “{name}” as a new publisher", name=typed)
    return tr(new) if typed else ""


def _counted(items: Sequence[Item], wanted: int) -> Message:
    """Return how many files came to what; what none came to is not told."""
    fates = [one.fate for one in items]
    counts = {
        "{count:,} added": fates.count(Fate.ADDED),
        "{count:,} to be added": wanted,
        "{count:,} in the case already": fates.count(Fate.KNOWN),
        "{count:,} not taken in": fates.count(Fate.REFUSED),
    }
    told = [tr(say(words, count=n)) for words, n in counts.items() if n]
    return say("{files:,} files: {told}.", files=len(items), told=", ".join(told))


def _add_words(count: int, *, to_source: bool) -> Message:
    if count == 1:
        return say("&Add 1 document") if to_source else say("&Add 1 source")
    if to_source:
        return say("&Add {count:,} documents", count=count)
    return say("&Add {count:,} sources", count=count)
