"""What a case holds, and the check that an action can be undone and redone."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dateline_db.case import Case
from dateline_db.errors import DatelineError, InvalidValue
from dateline_db.model.record import Record


def contents(case: Case) -> dict[str, list[Record]]:
    """Every record of every table."""
    return {name: table.all() for name, table in case.tables.items()}


@contextmanager
def one_action(case: Case, label: str) -> Iterator[None]:
    """Expect one action of this label, with a way back and a way forth again."""
    before, actions = contents(case), len(case.history(limit=10_000))
    yield
    after = contents(case)
    assert str(case.undo_label) == label
    assert len(case.history(limit=10_000)) == actions + 1
    assert before != after
    case.undo()
    assert contents(case) == before
    case.redo()
    assert contents(case) == after


@contextmanager
def nothing_happens(case: Case) -> Iterator[None]:
    """Expect that the case stays as it is, without an entry in its history."""
    before, head = contents(case), case.head
    yield
    assert contents(case) == before
    assert case.head == head


@contextmanager
def refusal(case: Case, words: str, *, field: str = "") -> Iterator[None]:
    """Expect a sentence with these words, about this field, and no change."""
    with nothing_happens(case), pytest.raises(DatelineError, match=words) as caught:
        yield
    if field:
        assert isinstance(caught.value, InvalidValue)
        assert caught.value.field == field
