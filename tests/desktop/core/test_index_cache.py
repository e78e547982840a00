"""The index of a big case is kept beside the settings, and never a stale one."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dateline_db.case import Case
from dateline_db.edits.events import delete_event
from dateline_db.errors import say
from dateline_desktop.core.index_cache import IndexCache
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.index_file import read_index
from synthetic import SyntheticColumns, synthetic_columns, synthetic_events

COUNT = 20_050


@pytest.fixture(scope="module")
def columns() -> SyntheticColumns:
    return synthetic_columns(COUNT)


@pytest.fixture
def big(tmp_path: Path, columns: SyntheticColumns) -> Case:
    """A case with more events than an index has to have to be kept."""
    case = Case.create(tmp_path / "big.dateline", title="Big", analyst="Ann")
    rows = {"event": synthetic_events(columns)}
    case.import_rows(say("Import"), "big.csv", "0" * 64, rows)
    return case


def test_a_kept_index_is_the_index(big: Case, tmp_path: Path) -> None:
    cache = IndexCache(tmp_path / "index")
    made = cache.index_of(big)

    cache.keep(big, made)
    kept = cache.index_of(big)

    assert kept is not made
    for name in ("ids", "lo", "hi", "form", "digit", "disputed", "reviewed"):
        assert np.array_equal(getattr(kept, name), getattr(made, name))
    assert kept.kinds.values == made.kinds.values
    assert np.array_equal(kept.kinds.codes, made.kinds.codes)
    assert kept.row_of(made.id_of(7)) == 7
    big.close()


def test_after_a_change_the_kept_index_no_longer_counts(
    big: Case, tmp_path: Path
) -> None:
    cache = IndexCache(tmp_path / "index")
    cache.keep(big, cache.index_of(big))

    delete_event(big, cache.index_of(big).id_of(0))

    assert len(cache.index_of(big)) == COUNT - 1
    big.close()


def test_what_a_job_made_ready_is_taken_over(case: Case, tmp_path: Path) -> None:
    cache = IndexCache(tmp_path / "index")
    cache.make_ready(case)
    with case.action(say("Rename")):
        case.case_settings.update(replace(case.settings, title="Later"))
    assert cache.index_of(case) is not cache.index_of(case)
    cache.make_ready(case)
    ready = cache.index_of(case)
    assert ready is not cache.index_of(case)
    assert len(ready) == case.events.count()


def test_another_analyst_has_other_grades(big: Case, tmp_path: Path) -> None:
    cache = IndexCache(tmp_path / "index")
    cache.index_of(big)
    big.close()

    with closing(Case.open(big.path, analyst="Bea")) as case:
        (path,) = (tmp_path / "index").iterdir()
        before = path.read_bytes()
        cache.index_of(case)
        assert path.read_bytes() != before


def test_what_is_left_of_a_file_is_no_index(big: Case, tmp_path: Path) -> None:
    cache = IndexCache(tmp_path / "index")
    made = cache.index_of(big)
    (path,) = (tmp_path / "index").iterdir()
    path.write_bytes(path.read_bytes()[:-1_000])

    again = cache.index_of(big)

    assert np.array_equal(again.lo, made.lo)
    big.close()


def test_a_small_case_is_not_worth_a_file(case: Case, tmp_path: Path) -> None:
    cache = IndexCache(tmp_path / "index")

    cache.keep(case, cache.index_of(case))

    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize(
    "junk", [b"", b"PK\x03\x04 not a zip", b"\x93NUMPY", b"x" * 99]
)
def test_a_damaged_file_is_no_index(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "index.index"
    path.write_bytes(junk)

    assert read_index(path, "head") is None
    assert read_index(tmp_path / "missing.index", "head") is None


def test_an_index_of_nothing_is_an_index() -> None:
    assert len(EventIndex.build(synthetic_columns(0), {})) == 0
