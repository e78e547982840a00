"""What the timeline costs: frames beside other toolkits, an edit, opening, memory.

Frames are whole repaints of the real widget around the densest hour of the data: pans
at spans from an hour to 40 years, and one zoom through all of them. The floor is a
repaint of the same display lists without computing them; that of an edit is the edit
without a timeline. Times are CPU of this process. Prints one JSON object a line; needs
no display.
"""

import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from big_case import make_case, opened
from dateline_db.case import Case
from dateline_db.edits.events import change_event
from dateline_db.model.when import When
from dateline_desktop.core.ask import Dialogs
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ThemeChoice, open_settings
from dateline_desktop.core.theme import Theme
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy, LaneName
from dateline_desktop.scene.lanes import lanes as in_lanes
from dateline_desktop.scene.layers import Layers
from dateline_desktop.scene.stage import Stage
from dateline_desktop.timeline.content import Content, Titles
from dateline_desktop.timeline.panel import TimelinePanel
from dateline_desktop.timeline.view import TimelineView
from synthetic import SyntheticColumns, synthetic_columns, synthetic_digits
from timeline_peers import Scatter, Scene

FEW, MANY, MOST = 10_000, 100_000, 1_000_000
SPANS = (3_600, 86_400, 30 * 86_400, 365 * 86_400, 3_650 * 86_400, 14_600 * 86_400)
PANS, ZOOMS, PEER_FRAMES, OPENINGS, EDITS = 30, 160, 12, 4, 12
GOAL_FRAME, GOAL_SLOWEST, GOAL_OPEN, GOAL_BYTES = 8.0, 16.0, 1_000.0, 100.0
GOAL_TO_FEW, GOAL_TO_FLOOR = 2.0, 4.0
SCREEN, LARGE_SCREEN = (1600, 900), (3840, 2160)
View = tuple[float, float]


class Frames(NamedTuple):
    """The times of frames by what was done, and of painting what they showed."""

    own: dict[str, list[float]]
    floor: dict[str, list[float]]

    def at(self, kind: str, share: float) -> float:
        return float(np.percentile(self.own[kind], share))

    def floor_at(self, kind: str, share: float) -> float:
        return float(np.percentile(self.floor[kind], share))


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
    few = frames(app, an_index(FEW), SCREEN)
    many = frames(app, an_index(MANY), SCREEN)
    beside(app, "pan p50", an_index(MANY), many, Scene)
    index = an_index(MOST)
    most = frames(app, index, SCREEN)
    beside(app, "pan p50", index, most, Scatter)
    tell_frames("1,000,000 events, 12 lanes, 1600x900", most, GOAL_FRAME)
    tell_ratios(few, most)
    large = frames(app, index, LARGE_SCREEN)
    tell_frames("1,000,000 events, 12 lanes, 3840x2160", large, GOAL_SLOWEST)
    lanes = frames(app, an_index(MOST, lanes=60), SCREEN)
    tell_frames("1,000,000 events, 60 lanes, 1600x900", lanes, GOAL_SLOWEST)
    measure_memory(index)
    measure_case(app, synthetic_columns(MOST))


def an_index(count: int, *, lanes: int = 12) -> EventIndex:
    index = EventIndex.build(synthetic_columns(count, lanes=lanes), {})
    return replace(index, digit=synthetic_digits(count))


def tell(figure: str, value: float, unit: str, **beside: float | str) -> None:
    shown = {k: round(v, 2) if isinstance(v, float) else v for k, v in beside.items()}
    line = {"figure": figure, "value": round(value, 2), "unit": unit, **shown}
    print(json.dumps(line), flush=True)


# Frames


def frames(app: QApplication, index: EventIndex, size: tuple[int, int]) -> Frames:
    view = TimelineView()
    view.resize(*size)
    view.camera.is_smooth = lambda: False
    view.show()
    view.show_content(MadeUp(index))
    centre = densest_hour(index)
    show_stretch(view, (centre - 3_600, centre + 3_600))
    app.processEvents()
    found = Frames({}, {})
    for kind, stretches in (
        ("pan", list(pans(centre, PANS))),
        ("zoom", list(zooms(centre, ZOOMS))),
    ):
        found.own[kind] = timed_frames(app, view, stretches)
        step = max(len(stretches) // 40, 1)
        found.floor[kind] = replays(view, stretches[::step])
    view.close()
    return found


def tell_frames(name: str, found: Frames, goal: float) -> None:
    for kind in ("pan", "zoom"):
        for share, label in ((50, "p50"), (95, "p95"), (100, "max")):
            goals = {95: goal}
            if goal == GOAL_FRAME:
                goals[100] = GOAL_SLOWEST
            tell(
                f"{kind} {label}, {name}",
                found.at(kind, share),
                "ms CPU",
                **({"goal": goals[share]} if share in goals else {}),
                floor=found.floor_at(kind, share),
            )


def tell_ratios(few: Frames, most: Frames) -> None:
    for kind in ("pan", "zoom"):
        tell(
            f"{kind} p50 of 1,000,000 events to that of 10,000",
            most.at(kind, 50) / few.at(kind, 50),
            "times",
            goal=GOAL_TO_FEW,
        )
        tell(
            f"{kind} p50 of 1,000,000 events to the replay of its own picture",
            most.at(kind, 50) / most.floor_at(kind, 50),
            "times",
            goal=GOAL_TO_FLOOR,
        )


def beside(
    app: QApplication,
    label: str,
    index: EventIndex,
    own: Frames,
    kind: type[Scatter] | type[Scene],
) -> None:
    """Set the pans of a timeline beside those of another toolkit."""
    begin = time.process_time()
    peer = kind(index, *SCREEN)
    made = time.process_time() - begin
    stretches = list(pans(densest_hour(index), PEER_FRAMES // len(SPANS)))
    other = timed(app, peer.show_stretch, stretches)
    peer.close()
    tell(
        f"{label}, {len(index):,} events, 1600x900, beside {kind.name}",
        own.at("pan", 50),
        "ms CPU",
        peer=kind.name,
        peer_value=float(np.percentile(other, 50)),
        floor=own.floor_at("pan", 50),
        peer_made_in_s=made,
    )


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
    gc.freeze()  # as the program does when it has started
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
    pixmap, times = QPixmap(view.size()), []
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


# Memory


def measure_memory(index: EventIndex) -> None:
    shown = np.ones(len(index), dtype=np.bool_)
    lanes = in_lanes(index, LaneBy.ACTOR, shown, {})
    base = Layers.build(index, lanes, np.arange(len(lanes))).base
    placed = size_of(base) + lanes.rows.nbytes
    tell(
        "a placement in its lane, 1,000,000 events",
        placed / len(base),
        "bytes",
        goal=GOAL_BYTES,
    )
    tell("an event in the index", size_of(index) / len(index), "bytes")


def size_of(value: object) -> int:
    """Return how many bytes the arrays of a value take."""
    if isinstance(value, np.ndarray):
        return value.nbytes
    if not hasattr(value, "__dataclass_fields__"):
        return 0
    return sum(size_of(getattr(value, name)) for name in value.__dataclass_fields__)


# A case


def measure_case(app: QApplication, columns: SyntheticColumns) -> None:
    """Time opening a case of its own and editing it, until that is drawn."""
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
        floor = edits_alone(path)
        value = edits_drawn(app, path, Path(folder))
        tell(f"edit until it is drawn, {count}", value, "ms CPU", floor=floor)


def edits_alone(path: Path) -> float:
    with closing(Case.open(path, analyst="Bench")) as case:
        return float(np.median([edited(case, n) for n in range(EDITS)]))


def edits_drawn(app: QApplication, path: Path, settings: Path) -> float:
    session = Session(Dialogs(), Jobs(app), open_settings(settings))
    panel = TimelinePanel(session)
    panel.resize(*SCREEN)
    panel.show()
    session.open(path)
    times = []
    for n in range(EDITS, 2 * EDITS):
        app.processEvents()
        assert session.case is not None
        took, begin = edited(session.case, n), time.process_time()
        app.processEvents()
        times.append(took + (time.process_time() - begin) * 1_000)
    session.close()
    panel.close()
    return float(np.median(times))


def edited(case: Case, number: int) -> float:
    """Give one of the events another date, and return how long that takes."""
    event = case.events.get(f"{number * 5_000:032x}")
    changed = replace(event, when=When.parse(f"20{number + 10}-05-07"))
    begin = time.process_time()
    change_event(case, changed)
    return (time.process_time() - begin) * 1_000


if __name__ == "__main__":
    main()
