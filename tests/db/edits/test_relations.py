"""Edits of how actors stand to each other."""

from dataclasses import replace

import pytest

from dateline_db.case import Case
from dateline_db.edits.actors import delete_actor
from dateline_db.edits.claims import delete_claim
from dateline_db.edits.relations import (
    change_relation,
    create_relation,
    delete_relation,
)
from dateline_db.errors import InvalidValue
from dateline_db.model.actor import ActorRelation, RelationKind
from dateline_db.model.when import When
from newsroom import add_actor, add_claim
from undoing import one_action, refusal

NAME = "“Jamaat-ul-Ahrar” to “TTP”: split from"


def a_split(case: Case) -> ActorRelation:
    splinter, parent = add_actor(case, "Jamaat-ul-Ahrar"), add_actor(case, "TTP")
    return ActorRelation(
        actor_id=splinter.id,
        other_actor_id=parent.id,
        kind=RelationKind.SPLIT_FROM,
        when=When.parse("2014-08/2020-08"),
    )


def test_a_relation_is_made_changed_and_deleted(case: Case) -> None:
    split = a_split(case)
    with one_action(case, f"Relate {NAME}"):
        create_relation(case, split)
    changed = replace(split, when=When.parse("2014-08/.."))
    name = "“Jamaat-ul-Ahrar” stands to “TTP”: split from"
    with one_action(case, f"Change how {name}"):
        change_relation(case, changed)
    assert case.actor_relations.all() == [changed]
    with one_action(case, f"Delete how {name}"):
        delete_relation(case, split.id)


def test_the_same_relation_can_hold_over_two_periods_but_not_twice(case: Case) -> None:
    split = create_relation(case, a_split(case))
    again = replace(split, id="other")
    with refusal(case, "in the case already", field="kind"):
        create_relation(case, again)
    create_relation(case, replace(again, when=When.parse("2023")))
    assert case.actor_relations.count() == 2


def test_an_actor_is_not_related_to_itself() -> None:
    with pytest.raises(InvalidValue, match="itself"):
        ActorRelation(actor_id="a", other_actor_id="a", kind=RelationKind.PART_OF)


def test_a_relation_outlives_the_claim_it_rests_on(case: Case) -> None:
    claim = add_claim(case)
    split = create_relation(case, replace(a_split(case), claim_id=claim.id))
    with one_action(case, f"Delete claim {claim.ref} on “Mosque bombing”"):
        delete_claim(case, claim.id)
    assert case.actor_relations.all() == [replace(split, claim_id=None)]


def test_the_relations_of_an_actor_go_with_it(case: Case) -> None:
    split = create_relation(case, a_split(case))
    with one_action(case, "Delete actor “TTP”"):
        delete_actor(case, split.other_actor_id)
    assert case.actor_relations.all() == []
