"""The child process: within its limits, and gone in the end whatever it does."""

import multiprocessing
import sys
from collections.abc import Callable
from types import ModuleType

import pytest

import naughty
from dateline_db.capture.child import Died, TooSlow, child
from dateline_db.errors import Cancelled


def test_questions_are_answered_in_turn() -> None:
    with child(naughty.echoes, seconds=20) as echo:
        for question in ({"page": 3}, "زلزلہ", [1.5, None]):
            echo.ask(question)
            assert echo.answer(30) == question


def test_a_child_that_never_answers_is_ended() -> None:
    with child(naughty.waits_for_ever, seconds=20) as waiting:
        assert waiting.answer(30) == "started"
        with pytest.raises(TooSlow):
            waiting.answer(0.3)
    assert multiprocessing.active_children() == []


def test_work_can_be_stopped_while_the_child_is_at_it() -> None:
    def stop() -> None:
        raise Cancelled("Stopped.")

    with child(naughty.waits_for_ever, seconds=20) as waiting:
        waiting.answer(30)
        with pytest.raises(Cancelled):
            waiting.answer(30, stop)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("work", [naughty.dies, naughty.talks_nonsense])
def test_a_child_that_dies_or_lies_is_an_error(work: Callable[..., None]) -> None:
    with child(work, seconds=20) as broken, pytest.raises(Died):
        broken.answer(30)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory so")
def test_a_child_cannot_eat_all_memory() -> None:
    with child(naughty.eats_memory, seconds=60) as eater:
        assert eater.answer(60) == "full"


def test_nothing_can_be_asked_of_a_child_that_is_gone() -> None:
    with child(naughty.dies, seconds=20) as gone:
        with pytest.raises(Died):
            gone.answer(30)
        with pytest.raises(Died):
            gone.ask("anything" * 100_000)


def test_a_child_that_ends_before_it_has_begun_is_an_error_and_no_wait_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A module that the child cannot load, as where a program is half installed."""
    nowhere = ModuleType("not_there_in_the_child")
    exec("def work(connection, data): ...", nowhere.__dict__)
    monkeypatch.setitem(sys.modules, nowhere.__name__, nowhere)
    much = b"x" * (1 << 20)
    with child(nowhere.work, much, seconds=20) as gone, pytest.raises(Died):
        gone.answer(30)
