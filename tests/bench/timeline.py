"""Frame time of the timeline beside pyqtgraph's scatter, and the time to open a case.

Frames are whole repaints of the real widget, 1600x900 with 12 lanes, around the densest
hour of the data: pans at spans from an hour to 40 years, and one zoom through all of
them. The floor is a repaint of the same display lists without computing them. Times are
CPU of this process. Prints one JSON object a line; needs no display.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pyqtgraph
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.actor import Actor
from dateline_db.model.event import Participation
from dateline_desktop.core.settings import ThemeChoice
from dateline_desktop.core.theme import Theme
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy, LaneName
from dateline_desktop.scene.lanes import lanes as in_lanes
from dateline_desktop.scene.stage import Stage
from dateline_desktop.timeline.content import Content, Titles
from dateline_desktop.timeline.view import TimelineView
from synthetic import (
    SyntheticColumns,
    synthetic_columns,
    synthetic_digits,
    synthetic_events,
)

SIZES = (1_000, 100_000, 1_000_000)
SPANS = (3_600, 86_400, 30 * 86_400, 365 * 86_400, 3_650 * 86_400, 14_600 * 86_400)
PANS, ZOOMS, PEER_PANS, OPENINGS = 30, 160, 6, 3
GOAL_FRAME, GOAL_OPEN = 8.0, 1_000.0
WIDTH, HEIGHT = 1600, 900
View = tuple[float, float]


class MadeUp(Content):
    """Content without a case: titles are made from the number of the row."""

    def __init__(self, index: EventIndex) -> None:
        shown = np.ones(len(index), dtype=np.bool_)
        names = {key: LaneName(key) for key in index.actors.values}
        self.index, self.shown = index, shown
        self.titles = Numbered()
        self.stage = Stage(index, in_lanes(index, LaneBy.ACTOR, shown, names), [])


class Numbered(Titles):
    """Titles that are always known."""

    def __init__(self) -> None:
        self._wanted = set()

    def __call__(self, row: int) -> str:
        return f"Convoy reported near Aden, number {row:,}"


def main() -> None:
    app = QApplication([])
    Theme(app, ThemeChoice.LIGHT)
    pyqtgraph.setConfigOptions(background="w", foreground="k")
    for count in SIZES:
        index = EventIndex.build(synthetic_columns(count), {})
        measure_frames(app, replace(index, digit=synthetic_digits(count)))
    measure_opening(synthetic_columns(SIZES[-1]))


def tell(figure: str, value: float, unit: str, **beside: float | str) -> None:
    shown = {k: round(v, 2) if isinstance(v, float) else v for k, v in beside.items()}
    line = {"figure": figure, "value": round(value, 2), "unit": unit, **shown}
    print(json.dumps(line), flush=True)


# Frames


def measure_frames(app: QApplication, index: EventIndex) -> None:
    view = TimelineView()
    view.resize(WIDTH, HEIGHT)
    view.camera.is_smooth = lambda: False
    view.show()
    view.show_content(MadeUp(index))
    centre = densest_hour(index)
    show_stretch(view, (centre - 3_600, centre + 3_600))
    app.processEvents()
    name = f"{len(index):,} events"
    peer = PeerPlot(index)
    for kind, stretches in (
        ("pan", list(pans(centre, PANS))),
        ("zoom", list(zooms(centre, ZOOMS))),
    ):
        own = timed_frames(app, view, stretches)
        few = list(pans(centre, PEER_PANS)) if kind == "pan" else stretches[::16]
        other = timed(app, peer.show_stretch, few)
        floor = replays(view, stretches[:: max(len(stretches) // 40, 1)])
        for share, label in ((50, "p50"), (95, "p95"), (100, "max")):
            tell(
                f"{kind} {label}, {name}",
                float(np.percentile(own, share)),
                "ms CPU",
                **({"goal": GOAL_FRAME} if label == "p95" else {}),
                peer="pyqtgraph ScatterPlotItem",
                peer_value=float(np.percentile(other, share)),
                floor=float(np.percentile(floor, share)),
            )
    peer.close()
    view.close()


def densest_hour(index: EventIndex) -> float:
    fine = index.lo[index.hi - index.lo <= 86_400]
    hours, counts = np.unique(fine // 3_600, return_counts=True)
    return float(hours[np.argmax(counts)]) * 3_600 + 1_800


def pans(centre: float, steps: int) -> Iterator[View]:
    for span in SPANS:
        for step in range(steps):
            middle = centre + span * 0.01 * (step - steps / 2)
            yield middle - span / 2, middle + span / 2


def zooms(centre: float, steps: int) -> Iterator[View]:
    for span in np.geomspace(SPANS[-1], SPANS[0], steps).tolist():
        yield centre - span / 2, centre + span / 2


def timed(
    app: QApplication, draw: Callable[[View], None], stretches: list[View]
) -> list[float]:
    times = []
    draw(stretches[0])
    gc.collect()
    for stretch in stretches:
        begin = time.process_time()
        draw(stretch)
        app.processEvents()
        times.append((time.process_time() - begin) * 1_000)
    return times


def timed_frames(
    app: QApplication, view: TimelineView, stretches: list[View]
) -> list[float]:
    """Time every frame, those that only bring texts that were missing included."""
    times, drawn = [], []
    view.drawn.connect(lambda: drawn.append(1))
    gc.collect()
    for stretch in stretches:
        for draw in (partial(show_stretch, view, stretch), app.processEvents):
            before, begin = len(drawn), time.process_time()
            draw()
            if len(drawn) > before:
                times.append((time.process_time() - begin) * 1_000)
    return times


def show_stretch(view: TimelineView, stretch: View) -> None:
    view.camera.cover(*stretch)
    view.repaint()


def replays(view: TimelineView, stretches: list[View]) -> list[float]:
    """Return how long it takes to paint the lists that are already computed."""
    pixmap, times = QPixmap(WIDTH, HEIGHT), []
    for stretch in stretches:
        show_stretch(view, stretch)
        assert view.picture is not None
        painter = QPainter(pixmap)
        begin = time.process_time()
        view.painter.paint(painter, view.picture)
        times.append((time.process_time() - begin) * 1_000)
        painter.end()
        view.render(pixmap, QPoint())
    return times


class PeerPlot:
    """The same events as a scatter of dots, one row of dots for each lane."""

    def __init__(self, index: EventIndex) -> None:
        self.plot = pyqtgraph.PlotWidget()
        self.plot.resize(WIDTH, HEIGHT)
        x = (index.lo + np.minimum(index.hi, index.lo + 86_400 * 366)) / 2
        dots = pyqtgraph.ScatterPlotItem(
            x=x, y=index.actors.codes.astype(float), size=9
        )
        self.plot.addItem(dots, ignoreBounds=True)
        self.plot.disableAutoRange()
        self.plot.setYRange(-1, 12)
        self.plot.show()

    def show_stretch(self, stretch: View) -> None:
        self.plot.setXRange(*stretch, padding=0)
        self.plot.viewport().repaint()

    def close(self) -> None:
        self.plot.close()


# Opening

_OPEN = """
import time
begin = time.perf_counter()
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dateline_desktop.core.ask import Dialogs
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ThemeChoice, open_settings
from dateline_desktop.core.theme import Theme
from dateline_desktop.timeline.panel import TimelinePanel
app = QApplication([])
Theme(app, ThemeChoice.LIGHT)
session = Session(Dialogs(), Jobs(app), open_settings(Path(sys.argv[2])))
panel = TimelinePanel(session)
panel.resize(1600, 900)
panel.show()
session.open(Path(sys.argv[1]))
panel.view.drawn.connect(lambda: QTimer.singleShot(0, app.quit))
app.exec()
print(time.perf_counter() - begin, time.process_time())
session.close()
"""


def measure_opening(columns: SyntheticColumns) -> None:
    """Time a process from its start to the first picture of a case of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.dateline"
        begin = time.process_time()
        make_case(path, columns)
        count = f"{len(columns.id):,} events"
        tell(f"import of {count}", time.process_time() - begin, "s CPU")
        times = [opened(path, Path(folder)) for _ in range(OPENINGS)]
        tell(f"first opening, {count}", times[0], "ms CPU")
        again = min(times[1:])
        tell(f"opening again, {count}", again, "ms CPU", goal=GOAL_OPEN)


def opened(path: Path, settings: Path) -> float:
    command = [sys.executable, "-c", _OPEN, str(path), str(settings)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(told.stdout.split()[-1]) * 1_000


def make_case(path: Path, columns: SyntheticColumns) -> None:
    actors = {
        name: Actor(id=f"actor-{n:02}", name=name)
        for n, name in enumerate(sorted(set(columns.part_actor)))
    }
    parts = [
        Participation(
            id=f"part-{n:08}", event_id=columns.id[row], actor_id=actors[name].id
        )
        for n, (row, name) in enumerate(
            zip(columns.part_event, columns.part_actor, strict=True)
        )
    ]
    case = Case.create(path, title="Many events", analyst="Bench")
    case.import_rows(
        say("Import many events"),
        "many.csv",
        "0" * 64,
        {
            "actor": list(actors.values()),
            "event": synthetic_events(columns),
            "participation": parts,
        },
    )
    case.close()


if __name__ == "__main__":
    main()
