"""An action bears on every event that looks different after it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chance import try_edit
from dateline_db.case import Case
from dateline_db.edits.events import change_event
from dateline_db.errors import DatelineError, say
from dateline_db.findings import Findings
from dateline_db.model.changes import Changes
from newsroom import add_claim, add_event
from press import made_up_press


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    path = tmp_path / "a.dateline"
    with closing(Case.create(path, title="A", analyst="Ada")) as made:
        yield made


def looks(case: Case) -> dict[str, Any]:
    """Return what the timeline shows of each event, by its id."""
    found = case.event_columns()
    supports = case.supports()
    actors: dict[int, list[str]] = {}
    for row, actor in zip(found.part_event, found.part_actor, strict=True):
        actors.setdefault(row, []).append(actor)
    cells = zip(
        found.lo, found.hi, found.when_edtf, found.kind, found.place_id, strict=True
    )
    return {
        event_id: (*shown, actors.get(row), found.review[row], supports.get(event_id))
        for row, (event_id, shown) in enumerate(zip(found.id, cells, strict=True))
    }


def differing(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    both = before.keys() | after.keys()
    return {one for one in both if before.get(one) != after.get(one)}


@pytest.mark.parametrize("seed", range(4))
def test_what_looks_different_after_an_action_was_borne_on(
    case: Case, seed: int
) -> None:
    random, told = Random(seed), list[Changes]()
    if seed % 2:
        rows = made_up_press(30, seed=seed)
        case.import_rows(say("Import"), "press.csv", "00", rows)
    case.subscribe(told.append)
    for _ in range(120):
        before = looks(case)
        told.clear()
        try:
            what = random.random()
            if what < 0.8:
                try_edit(case, random)
            elif what < 0.9:
                case.undo()
            else:
                case.redo()
        except DatelineError:
            continue
        changed = differing(before, looks(case))
        borne = set().union(*map(case.bearing, told))
        assert changed <= borne or any(one.everything for one in told)


def test_an_action_bears_on_few_events(case: Case) -> None:
    first, second = add_claim(case), add_claim(case, add_event(case, "Raid"))
    told: list[Changes] = []
    case.subscribe(told.append)
    change_event(case, case.events.get(first.event_id))
    add_claim(case, case.events.get(second.event_id))
    assert [case.bearing(one) for one in told if one.touches("claim")] == [
        {second.event_id}
    ]


@pytest.mark.parametrize("seed", range(3))
def test_the_support_of_some_events_is_found_without_all_others(
    case: Case, seed: int
) -> None:
    case.import_rows(say("Import"), "press.csv", "00", made_up_press(200, seed=seed))
    asked = Random(seed).sample(case.events.ids(), 4)
    fresh = Findings(case.tables, case.analyst)
    known = case.supports()
    expected = {one: known[one] for one in asked if one in known}
    assert fresh.supports_of(asked) == expected
    assert case.supports_of(asked) == expected
    differing = case.discrepancies()
    found = {one: differing[one] for one in asked if one in differing}
    assert fresh.discrepancies_of(asked) == found
    assert case.discrepancies_of(asked) == found
