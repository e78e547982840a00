"""Bytes are kept once, under their hash, and damage to them is seen."""

from collections.abc import Iterator
from hashlib import sha256
from random import Random

import pytest

from dateline_db.errors import CaseDamaged, NotFound
from dateline_db.store import blobs
from dateline_db.store.engine import Connection
from rows import a_case_in_memory

LARGE = Random(1).randbytes(5 * blobs.PART_BYTES // 2)  # in three parts


@pytest.fixture
def case() -> Iterator[Connection]:
    with a_case_in_memory() as connection:
        yield connection


@pytest.mark.parametrize("data", [b"", b"x", LARGE, LARGE[: blobs.PART_BYTES]])
def test_bytes_come_back_as_they_were(case: Connection, data: bytes) -> None:
    name = blobs.put(case, data)
    assert name == sha256(data).hexdigest()
    assert blobs.read(case, name) == data


def test_the_same_bytes_are_kept_once(case: Connection) -> None:
    blobs.put(case, LARGE)
    blobs.put(case, LARGE)
    assert case.execute("SELECT count(*) FROM blob").fetchone() == (3,)


def test_bytes_that_are_not_there_are_not_found(case: Connection) -> None:
    with pytest.raises(NotFound):
        blobs.read(case, "0" * 64)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE blob SET data = x'00' WHERE part = 1",
        "DELETE FROM blob WHERE part = 2",
        "UPDATE blob SET part = 9 - part",
    ],
)
def test_damage_is_reported_refused_and_put_right(case: Connection, harm: str) -> None:
    whole, name = blobs.put(case, b"untouched"), blobs.put(case, LARGE)
    assert blobs.damaged(case) == []
    case.execute(harm.replace("WHERE", f"WHERE sha256 <> '{whole}' AND"))
    assert name in blobs.damaged(case)
    with pytest.raises(CaseDamaged):
        blobs.read(case, name)
    blobs.put(case, LARGE)
    assert blobs.read(case, name) == LARGE
