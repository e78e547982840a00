"""Work that can be stopped, and is heard of when it has: it may be writing."""

from collections.abc import Callable
from threading import Event

from dateline_db.errors import Cancelled
from dateline_db.exchange.importing import Progress
from dateline_db.exchange.report import Report

Work = Callable[[Progress], Report]


def stoppable(work: Work, stopped: Event) -> Work:
    """Return work that ends, whole or not at all, soon after `stopped` is set."""

    def run(report: Progress) -> Report:
        def progress(done: int, total: int) -> None:
            if stopped.is_set():
                raise Cancelled("Stopped before it was finished.")
            report(done, total)

        return work(progress)

    return run
