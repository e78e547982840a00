"""What is shown while something is taken in: that it goes on, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from dateline_db.errors import Message
from dateline_desktop.core.jobs import Job
from dateline_desktop.core.text import plain, tr

_SHOWN_AFTER = 500  # milliseconds: what is quicker needs no dialog
_WIDTH = 380


class CaptureProgress(QProgressDialog):
    """A bar without an end, since nobody knows how long a file takes to be read."""

    def __init__(self, what: Message, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle("Dateline")
        self.setLabel(plain(tr(what), wrap=True))
        self.setCancelButtonText(tr("Stop"))
        self.setRange(0, 0)
        self.setMinimumWidth(_WIDTH)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(_SHOWN_AFTER)
        self._job: Job | None = None
        self._stopped: Callable[[], None] | None = None
        self.canceled.connect(self._stop)

    def watch(self, job: Job, stopped: Callable[[], None]) -> None:
        """Stop this job when asked to, and then call `stopped`."""
        self._job, self._stopped = job, stopped

    def end(self) -> None:
        """Be gone: the work is over."""
        self._job = None
        self.reset()
        self.deleteLater()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None and self._stopped is not None:
            job.cancel()
            self._stopped()
