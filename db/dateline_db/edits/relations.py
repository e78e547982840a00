"""Edits of relations between actors: splits, mergers, fronts, over a period."""

from dateline_db.case import Case
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import InvalidValue, Message
from dateline_db.model.actor import ActorRelation, RelationKind


def create_relation(case: Case, relation: ActorRelation) -> ActorRelation:
    """Say how an actor stands to another."""
    _check_new(case, relation)
    label = _label(case, relation, _NEW)
    save(case, label, Rows(case.actor_relations, after=[relation]))
    return relation


def change_relation(case: Case, relation: ActorRelation) -> ActorRelation:
    """Change a relation, its period or what it rests on."""
    before = case.actor_relations.get(relation.id)
    _check_new(case, relation)
    rows = Rows(case.actor_relations, [before], [relation])
    save(case, _label(case, relation, _CHANGED), rows)
    return relation


def delete_relation(case: Case, relation_id: str) -> None:
    """Delete a relation; both actors stay."""
    relation = case.actor_relations.get(relation_id)
    label = _label(case, relation, _GONE)
    save(case, label, Rows(case.actor_relations, [relation]))


def _check_new(case: Case, relation: ActorRelation) -> None:
    for other in case.actor_relations.where(
        actor_id=relation.actor_id,
        other_actor_id=relation.other_actor_id,
        kind=relation.kind,
    ):
        if other.id != relation.id and other.when == relation.when:
            raise InvalidValue(
                "kind", "This relation is in the case already, over the same period."
            )


def _label(case: Case, relation: ActorRelation, template: str) -> Message:
    one = case.actors.find(relation.actor_id)
    other = case.actors.find(relation.other_actor_id)
    return Message(
        template,
        {
            "one": one.name if one else "",
            "kind": _KINDS[relation.kind],
            "other": other.name if other else "",
        },
    )


_NEW = "Relate “{one}” to “{other}”: {kind}"
_CHANGED = "Change how “{one}” stands to “{other}”: {kind}"
_GONE = "Delete how “{one}” stands to “{other}”: {kind}"
_KINDS = {
    RelationKind.SPLIT_FROM: "split from",
    RelationKind.MERGED_INTO: "merged into",
    RelationKind.PART_OF: "part of",
    RelationKind.FRONT_OF: "front of",
    RelationKind.MEMBER_OF: "member of",
    RelationKind.LEADS: "leads",
    RelationKind.ALLIED_WITH: "allied with",
    RelationKind.RIVAL_OF: "rival of",
    RelationKind.SUCCESSOR_OF: "successor of",
    RelationKind.SAME_AS: "same as",
}
