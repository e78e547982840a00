"""Work that reads the case beside the window, on a connection of its own."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from dateline_db.case import Case

T = TypeVar("T")


def reading(path: Path, work: Callable[[Case], T]) -> T:
    """Return what `work` makes of the case at `path`, opened for reading only.

    A connection belongs to its thread, so that a job cannot use the window's.
    """
    with closing(Case.open(path, analyst="", read_only=True)) as case:
        return work(case)
