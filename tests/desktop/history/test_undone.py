"""Which actions look undone."""

from dateline_db.case import Entry
from dateline_db.errors import say
from dateline_desktop.history.undone import undone


def entry(seq: int, kind: str = "do", reverts: int | None = None) -> Entry:
    return Entry(seq, "2026-01-01T00:00:00.000Z", "Ann", kind, say("Act"), reverts)


def test_what_was_done_holds() -> None:
    assert undone([entry(2), entry(1)]) == frozenset()


def test_an_undo_takes_back_what_it_is_about() -> None:
    assert undone([entry(2, "undo", 1), entry(1)]) == {1}


def test_a_redo_takes_back_the_undo() -> None:
    assert undone([entry(3, "redo", 2), entry(2, "undo", 1), entry(1)]) == {2}


def test_a_second_undo_counts_again() -> None:
    entries = [
        entry(4, "undo", 1),
        entry(3, "redo", 2),
        entry(2, "undo", 1),
        entry(1),
    ]
    assert 1 in undone(entries)


def test_going_back_takes_back_all_that_came_later() -> None:
    entries = [entry(5, "do", 2), entry(4), entry(3), entry(2), entry(1)]
    assert undone(entries) == {3, 4}


def test_an_undone_going_back_takes_back_nothing() -> None:
    entries = [entry(5, "undo", 4), entry(4, "do", 2), entry(3), entry(2), entry(1)]
    assert undone(entries) == {4}
