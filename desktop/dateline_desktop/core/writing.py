"""A dialog that writes a file in the background, and offers to open it."""

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dateline_db.errors import DatelineError, Message, say
from dateline_desktop.core.jobs import Job, Report
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.widgets.form import Form
from dateline_desktop.widgets.place_field import PlaceField

Work = Callable[[Report], Any]
"""Writes the file on the thread of a job; what it returns is kept as `written`."""


class WritingDialog(QDialog):
    """Asks for what is to be written; `written` is what came of it.

    Whoever inherits from it gives or fills a `form`, in which `place` is a field, and
    then calls `start_up`.
    """

    steps: ClassVar[tuple[str, ...]]  # what is going on, by the steps of the work
    success: ClassVar[Message]
    mistake: ClassVar[Message]
    where: ClassVar[Message]  # the title of the dialog for choosing a file

    def __init__(
        self, session: Session, parent: QWidget | None, form: Form | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._may_replace = False
        self._job: Job | None = None
        self.written: Any = None
        self.form, self.place = form or Form(), PlaceField()
        self.choose = self.place.choose
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_foot()

    def start_up(self, write: str) -> None:
        """Show the form, and a button with this text that writes the file."""
        self.write.setText(write)
        self._lay_out()
        self._connect()
        self.refresh()

    @abstractmethod
    def work(self) -> Work | None:
        """Return what writes the file; None where something is missing."""

    @abstractmethod
    def kinds(self) -> Message:
        """Return the kind of file that is written, as for a file dialog."""

    def fitted(self, path: Path) -> Path:
        """Return the path of a file as it is to be called."""
        return path

    @property
    def target(self) -> Path:
        """Where the file is to lie."""
        return self.place.value()

    @target.setter
    def target(self, path: Path) -> None:
        self.place.set_value(path)

    @property
    def writing(self) -> bool:
        """Whether the file is being written."""
        return self._job is not None

    # Assembly

    def _make_foot(self) -> None:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.outcome = plain(wrap=True)
        self.write = QPushButton()
        self.write.setDefault(True)
        self.open_file = QPushButton(tr("&Open"))
        for button in (self.write, self.open_file):
            button.setProperty("role", "primary")
        self.stop = QPushButton(tr("Cancel"))
        self.stop.setAutoDefault(False)

    def _lay_out(self) -> None:
        for bar in (self.progress, self.outcome):
            policy = bar.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            bar.setSizePolicy(policy)
        self.outcome.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 18)
        rows.setSpacing(14)
        rows.addLayout(self.middle())
        rows.addWidget(self.progress)
        rows.addWidget(self.outcome)
        rows.addLayout(self._buttons())

    def middle(self) -> QHBoxLayout:
        """Return what stands above the buttons: the form."""
        row = QHBoxLayout()
        row.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.stop, self.write, self.open_file):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.form.changed.connect(self.on_edited)
        self.choose.clicked.connect(self._on_choose)
        self.write.clicked.connect(self._on_write)
        self.open_file.clicked.connect(self._on_open)
        self.stop.clicked.connect(self.reject)

    # What is heard

    def on_edited(self) -> None:
        """Forget what was written: something else is asked for now."""
        self.written, self._may_replace = None, False
        self._say("")
        self.refresh()

    def _on_choose(self) -> None:
        path = self._session.ask.save_file(self.where, self.target, self.kinds())
        if path is not None:
            self.target = self.fitted(path)
            self._may_replace = path == self.target  # the file dialog has asked

    def _on_write(self) -> None:
        work = self.work()
        if work is None or not self._agreed():
            return
        self.written = None
        self._say("")
        self._job = self._session.jobs.follow(
            self,
            work,
            progress=self._on_progress,
            then=self._on_written,
            failed=self._on_failed,
        )
        self.refresh()

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self._say(tr(self.steps[min(done, len(self.steps) - 1)]))

    def _on_written(self, written: Any) -> None:
        self._job, self.written, self._may_replace = None, written, True
        sentences = (self.success, *self.remarks())
        self._say(" ".join(tr(sentence) for sentence in sentences))
        self.refresh()
        self.open_file.setFocus()

    def remarks(self) -> tuple[Message, ...]:
        """Return what there is to know of what was written."""
        return ()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        message = error.message if isinstance(error, DatelineError) else self.mistake
        self._say(tr(message), wrong=True)
        self.refresh()

    def _on_open(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.target)))

    # Private

    def _agreed(self) -> bool:
        """Whether a file that is there already may be replaced."""
        if self._may_replace or not self.target.exists():
            return True
        return self._session.ask.confirm(
            say("Replace the file?"),
            say("{file} is there already.", file=self.target.name),
            yes=say("Replace it"),
        )

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.outcome.setText(text)
        self.outcome.setProperty("role", "error" if wrong else "muted")
        self.outcome.style().polish(self.outcome)

    def refresh(self) -> None:
        """Offer what can be done now."""
        for part in (self.form, self.write):
            part.setEnabled(not self.writing)
        self.progress.setVisible(self.writing)
        self.open_file.setVisible(self.written is not None)
        self.write.setVisible(self.written is None)
        self.stop.setText(tr("Close") if self.written else tr("Cancel"))

    # Qt

    def reject(self) -> None:
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._job = None
        self._say(tr("Stopped. Nothing was written."))
        self.refresh()
