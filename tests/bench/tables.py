"""What the claims table and the matrix cost on screen, in a case of 100,000 claims.

Times are CPU of this process, in the real widgets, until what was asked for is painted.
The floor of a sort is numpy's sort of as many numbers.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_desktop.claims.panel import ClaimsPanel
from dateline_desktop.claims.table import Columns
from dateline_desktop.core.ask import Dialogs
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ThemeChoice, open_settings
from dateline_desktop.core.theme import Theme
from dateline_desktop.weighing.panel import WeighPanel
from press import made_up_press

CLAIMS = 100_000


def cpu(work: Callable[[], object]) -> float:
    """Return the milliseconds of CPU until some work is done and painted."""
    start = time.process_time()
    work()
    for _ in range(3):  # what is asked for is painted in a turn of its own
        QApplication.processEvents()
    return (time.process_time() - start) * 1000


def tell(figure: str, value: float, goal: float, **beside: float) -> None:
    """Print one figure."""
    beside = {name: round(one, 2) for name, one in beside.items()}
    said = {"figure": figure, "value": round(value, 2), "unit": "ms CPU", "goal": goal}
    print(json.dumps(said | beside), flush=True)


def measure_matrix(session: Session) -> None:
    """Measure the matrix of the event chosen first, and of one chosen then."""
    panel = WeighPanel(session)
    panel.resize(1000, 500)
    panel.show()
    QApplication.processEvents()
    assert session.case is not None
    ids = session.case.events.ids()
    first = cpu(partial(session.select, "event", ids[7]))
    tell("matrix on screen, the first of 1e5 claims", first, 100.0)
    then = cpu(partial(session.select, "event", ids[8]))
    tell("matrix on screen, then another", then, 100.0)
    panel.close()


def settle() -> None:
    """Let what was put off come about, as it does before anybody's first click."""
    begun = time.monotonic()
    while time.monotonic() < begun + 0.5:
        QApplication.processEvents()


def show_and_count(panel: ClaimsPanel) -> None:
    """Show the table and wait until its bar says how many sources there are."""
    panel.show()
    while not panel.bar.count.text:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def measure_table(session: Session) -> None:
    """Measure the table: shown, sorted by each column, narrowed down key by key."""
    panel = ClaimsPanel(session)
    panel.resize(1200, 400)
    panel.table.setFocus()
    shown = cpu(partial(show_and_count, panel))
    tell("claims table shown and counted, 1e5 claims", shown, 500.0)
    settle()
    numbers = np.random.default_rng(3).permutation(CLAIMS)
    floor = cpu(partial(np.argsort, numbers, kind="stable"))
    header = panel.table.horizontalHeader()
    for column in Columns:
        name = column.name.lower()
        sort = partial(header.setSortIndicator, column, Qt.SortOrder.AscendingOrder)
        tell(f"first sort by {name}", cpu(sort), 300.0, floor=floor)
    again = partial(
        header.setSortIndicator, Columns.GRADE, Qt.SortOrder.DescendingOrder
    )
    tell("sort by grade again", cpu(again), 300.0, floor=floor)
    tell("into the find field", cpu(panel.bar.search.setFocus), 500.0)
    settle()
    typed, word = [], "checkpoint"
    for length in range(1, len(word) + 1):
        typed.append(cpu(partial(panel.bar.search.setText, word[:length])))
    tell("each key typed into find", max(typed), 50.0)
    panel.close()


def main() -> None:
    """Measure, and print one figure a line."""
    app = QApplication([])
    Theme(app, ThemeChoice.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.dateline"
        case = Case.create(path, title="Claims", analyst="Ada")
        case.import_rows(say("Import"), "press.csv", "00", made_up_press(CLAIMS))
        case.close()
        settings = open_settings(Path(folder))
        session = Session(Dialogs(), Jobs(app), settings)
        session.open(path)
        measure_matrix(session)
        session.close()
        session.open(path)
        measure_table(session)
        session.close()


if __name__ == "__main__":
    main()
