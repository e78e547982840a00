"""After any edits the index of events answers as one that is made anew."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from chance import try_edit
from dateline_db.case import Case
from dateline_db.edits.events import create_event, delete_event
from dateline_db.errors import DatelineError, say
from dateline_db.model.changes import Changes
from dateline_db.model.event import Event, Review
from dateline_db.model.grade import Credibility
from dateline_db.model.when import When
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.index_cache import IndexCache
from dateline_desktop.scene.index import EventIndex, Words
from press import made_up_press


class Followed:
    """A case and the index of it, which follows what is done."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case, self.cache = case, IndexCache(folder)
        self.index = EventIndex.of_case(case)
        case.subscribe(self._on_changes)

    def _on_changes(self, changes: Changes) -> None:
        self.index = self.cache.renewed(self.case, self.index, changes)


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[Followed]:
    path = tmp_path / "a.dateline"
    with closing(Case.create(path, title="A", analyst="Ada")) as case:
        yield Followed(case, tmp_path / "index")


def rows_by_id(index: EventIndex) -> dict[str, tuple[Any, ...]]:
    """Return all that the index knows of each event."""
    actors: dict[int, list[str]] = {}
    codes = index.actors.codes.tolist()
    for row, code in zip(index.part_row.tolist(), codes, strict=True):
        actors.setdefault(row, []).append(index.actors.values[code])
    return {
        index.id_of(row): (
            *(getattr(index, name)[row].item() for name in _PLAIN),
            text(index.kinds, row),
            text(index.places, row),
            sorted(actors.get(row, [])),
        )
        for row in np.flatnonzero(index.living).tolist()
    }


def text(words: Words, row: int) -> str | None:
    code = int(words.codes[row])
    return None if code < 0 else words.values[code]


_PLAIN = ("lo", "hi", "form", "digit", "disputed", "reviewed", "dated")


def ids(index: EventIndex, mask: Any) -> set[str]:
    return {index.id_of(row) for row in np.flatnonzero(mask).tolist()}


def assert_as_fresh(index: EventIndex, case: Case) -> None:
    fresh = EventIndex.of_case(case)
    assert rows_by_id(index) == rows_by_id(fresh)
    assert index.count == len(fresh)
    assert index.extent() == fresh.extent()
    for chosen in filters(fresh):
        shown = chosen.mask(index)
        assert ids(index, shown) == ids(fresh, chosen.mask(fresh))
        assert chosen.hides(index) == chosen.hides(fresh)
        assert index.extent(shown) == fresh.extent(chosen.mask(fresh))
    tidied = index.tidied()
    for name in ("ids", *_PLAIN):
        assert getattr(tidied, name).tolist() == getattr(fresh, name).tolist()
    for name in ("kinds", "places", "actors"):
        assert getattr(tidied, name).values == getattr(fresh, name).values


def filters(index: EventIndex) -> list[Filter]:
    return [
        Filter(),
        Filter(period=When.parse("2022/2023")),
        Filter(credibility=Credibility.THREE, with_unjudged=True),
        Filter(disputed=True),
        Filter(review=Review.REVIEWED),
        Filter(kinds=frozenset(index.kinds.values[:1])),
        Filter(actor_ids=frozenset(index.actors.values[:2])),
        Filter(place_ids=frozenset(index.places.values[:1])),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_edits_undo_and_redo_are_followed(followed: Followed, seed: int) -> None:
    random, case = Random(seed), followed.case
    if seed % 2:
        rows = made_up_press(60, seed=seed)
        case.import_rows(say("Import"), "press.csv", "00", rows)
    for step in range(150):
        what = random.random()
        try:
            if what < 0.75:
                try_edit(case, random)
            elif what < 0.9:
                case.undo()
            else:
                case.redo()
        except DatelineError:
            continue
        if step % 5 == 0:
            assert_as_fresh(followed.index, case)
    assert_as_fresh(followed.index, case)


def test_rows_keep_their_numbers_and_a_deleted_event_leaves_a_hole(
    followed: Followed,
) -> None:
    case, index = followed.case, followed.index
    made = [create_event(case, Event(title=title)).id for title in "abc"]
    version = index.version

    delete_event(case, made[1])

    assert followed.index is index
    assert [index.row_of(one) for one in made] == [0, None, 2]
    assert (len(index), index.count) == (3, 2)
    assert Filter().mask(index).tolist() == [True, False, True]
    assert index.past(version).row.tolist() == [1]

    case.undo()

    assert [index.row_of(one) for one in made] == [0, 1, 2]
    assert Filter().mask(index).all()
