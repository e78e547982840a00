"""The list of recent cases: what it remembers, and what it says of a lost file."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDateTime, QSettings, Qt
from pytestqt.modeltest import ModelTester

from dateline_desktop.core.settings import RECENT_CASES
from dateline_desktop.start.recent import (
    LIMIT,
    RecentCase,
    forget,
    recent_cases,
    remember,
)
from dateline_desktop.start.recent_list import (
    RecentCasesModel,
    opened_label,
    second_line,
)

CASE = RecentCase(
    path="/cases/harbour.dateline",
    title="Harbour",
    period="2021–2023",
    events=36,
    sources=70,
    opened="2024-03-05T12:00:00",
)


def test_the_latest_comes_first_and_once(settings: QSettings) -> None:
    remember(settings, CASE)
    remember(settings, replace(CASE, path="/cases/other.dateline"))
    remember(settings, replace(CASE, events=37))
    assert [(c.path, c.events) for c in recent_cases(settings)] == [
        ("/cases/harbour.dateline", 37),
        ("/cases/other.dateline", 36),
    ]


def test_a_case_can_be_taken_off(settings: QSettings) -> None:
    remember(settings, CASE)
    forget(settings, CASE.path)
    assert recent_cases(settings) == []


def test_the_list_does_not_grow_for_ever(settings: QSettings) -> None:
    for n in range(LIMIT + 3):
        remember(settings, replace(CASE, path=f"/cases/{n}.dateline"))
    assert len(recent_cases(settings)) == LIMIT


def test_a_list_that_makes_no_sense_is_no_list(settings: QSettings) -> None:
    RECENT_CASES.write(settings, '[{"path": 1}]')
    assert recent_cases(settings) == []


def test_a_case_says_what_it_holds_or_that_it_is_gone(tmp_path: Path) -> None:
    here = tmp_path / "harbour.dateline"
    here.touch()
    held = second_line(replace(CASE, path=str(here)))
    assert held == f"2021–2023 · 36 events, 70 sources · {here}"
    one = second_line(replace(CASE, path=str(here), events=1, sources=1))
    assert one == f"2021–2023 · 1 event, 1 source · {here}"
    assert second_line(CASE) == "Not found any more: /cases/harbour.dateline"


def test_when_it_was_open_is_said_as_shortly_as_one_would() -> None:
    now = QDateTime.currentDateTime()

    def said(at: QDateTime) -> str:
        return opened_label(replace(CASE, opened=at.toString(Qt.DateFormat.ISODate)))

    assert said(now) == f"today {now.toString('HH:mm')}"
    assert said(now.addDays(-1)) == "yesterday"
    assert opened_label(CASE) == "5 Mar 2024"


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = RecentCasesModel([CASE])
    qtmodeltester.check(model)
