"""A case with very many events, and how long a process takes to show it."""

import subprocess
import sys
from pathlib import Path

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.actor import Actor
from dateline_db.model.event import Participation
from synthetic import SyntheticColumns, synthetic_events

_OPEN = """
import gc, time
begin = time.perf_counter()
gc.disable()  # as the program does while it starts
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
