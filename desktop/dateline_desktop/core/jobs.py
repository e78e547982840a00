"""Slow work away from the window: one place that starts it and brings it home.

`Jobs` lives as long as the program and owns the signal by which results come back, so
that no worker thread ever owns or destroys a QObject.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from dateline_db.errors import Cancelled, DatelineError

T = TypeVar("T")
Report = Callable[[int, int], None]
"""Called by the work with what is done and the total; raises `Cancelled` to stop it."""


@dataclass(eq=False, slots=True)
class Job:
    """A piece of work under way."""

    owner: QObject
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop; nothing of its owner is called any more."""
        self.stop.set()


class Jobs(QObject):
    """Runs work on a thread pool; results arrive on the thread of the window.

    Nothing is called when the owner is gone by then, or when the job was cancelled.
    Work that reads a case opens its own `Case`: a connection belongs to its thread.
    """

    began = Signal()
    idle = Signal()
    _finished = Signal(object, object, object)
    _reported = Signal(object, object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Job] = set()
        self._finished.connect(self._bring_home)
        self._reported.connect(self._pass_on)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Start `work` and call `then` with its result, or `failed` with its error."""
        return self._start(Job(owner, work, then, failed))

    def follow(
        self,
        owner: QObject,
        work: Callable[[Report], T],
        *,
        progress: Callable[[int, int], None],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Start `work` that reports how far it is; `progress` hears of it."""

        def report(done: int, total: int) -> None:
            if job.stop.is_set():
                raise Cancelled("Stopped before it was finished.")
            self._reported.emit(job, progress, done, total)

        job = Job(owner, lambda: work(report), then, failed)
        return self._start(job)

    def wait(self) -> None:
        """Cancel all work and wait until none is under way, before the end."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()

    @property
    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def _start(self, job: Job) -> Job:
        self._running.add(job)
        self.began.emit()
        self._pool.start(lambda: self._work(job))
        return job

    def _work(self, job: Job) -> None:
        try:
            self._finished.emit(job, job.work(), None)
        except Exception as error:  # noqa: BLE001 - told on the thread of the window
            self._finished.emit(job, None, error)

    @Slot(object, object, int, int)
    def _pass_on(
        self, job: Job, progress: Callable[[int, int], None], done: int, total: int
    ) -> None:
        if isValid(job.owner) and not job.stop.is_set():
            progress(done, total)

    @Slot(object, object, object)
    def _bring_home(self, job: Job, result: object, error: Exception | None) -> None:
        self._running.discard(job)
        if not self._running:
            self.idle.emit()
        if error is not None and not isinstance(error, DatelineError):
            sys.excepthook(type(error), error, error.__traceback__)
        if job.stop.is_set() or not isValid(job.owner):
            return
        if error is None and job.then is not None:
            job.then(result)
        elif error is not None and job.failed is not None:
            job.failed(error)
