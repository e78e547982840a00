"""Names of actors in the words of a source."""

import pytest

from dateline_db.analysis.names import Names
from dateline_db.model.actor import Actor, ActorName

NAMES = Names(
    [
        Actor(id="A01", name="Tehreek-e-Taliban Pakistan"),
        Actor(id="A02", name="Afghan Taliban"),
        Actor(id="A22", name="Mohammad Khurasani"),
    ],
    [
        ActorName(actor_id="A01", text="TTP"),
        ActorName(actor_id="A22", text="TTP spokesman"),
        ActorName(actor_id="A01", text="تحریک طالبان"),
    ],
)


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("TTP", {"A01"}),
        ("the ttp's chief", {"A01"}),
        ("tehreek e Taliban PAKISTAN", {"A01"}),
        ("Mohammad Khurasani, for the TTP", {"A01", "A22"}),
        ("a TTP spokesman", {"A22"}),
        ("Taliban", set()),
        ("TTPs", set()),
        ("تحریک طالبان", {"A01"}),
        ("", set()),
    ],
)
def test_actors_are_found_by_whole_names(words: str, actors: set[str]) -> None:
    assert NAMES.named_in(words) == actors


def test_a_case_without_actors_names_nobody() -> None:
    assert Names().named_in("TTP") == frozenset()
