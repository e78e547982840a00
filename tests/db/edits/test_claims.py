"""Edits of claims, with their figures."""

from dataclasses import replace
from typing import Any

import pytest

from dateline_db.case import Case
from dateline_db.edits.claims import change_claim, create_claim, delete_claim
from dateline_db.edits.decisions import settle
from dateline_db.edits.documents import create_document
from dateline_db.errors import InvalidValue
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Resolution
from dateline_db.model.figure import Figure
from dateline_db.model.record import new_id
from dateline_db.model.when import When
from newsroom import a_document, add_claim, add_event, add_publisher, add_source
from undoing import nothing_happens, one_action, refusal


def a_figure(number: float, measure: str = "killed") -> Figure:
    return Figure(claim_id="", measure=measure, low=number, best=number, high=number)


def test_a_claim_is_created_with_its_figures(case: Case) -> None:
    event, source = add_event(case), add_source(case)
    claim = Claim(event_id=event.id, source_id=source.id, statement="84 died.")
    with one_action(case, "Create claim C001 on “Mosque bombing”"):
        made = create_claim(case, claim, [a_figure(84), a_figure(200, "injured")])
    assert case.claims.get(made.id) == replace(claim, ref="C001")
    figures = case.figures.where(claim_id=made.id)
    assert [(one.measure, one.best, one.position) for one in figures] == [
        ("killed", 84, 0),
        ("injured", 200, 1),
    ]


def test_a_claim_without_a_source_is_refused(case: Case) -> None:
    with nothing_happens(case), pytest.raises(InvalidValue) as caught:
        Claim(event_id="e", source_id="", statement="84 died.")
    assert caught.value.field == "source_id"


@pytest.mark.parametrize(
    "field", ["event_id", "source_id", "credits_id", "document_id"]
)
def test_a_claim_names_only_what_is_there(case: Case, field: str) -> None:
    claim = Claim(
        event_id=add_event(case).id, source_id=add_source(case).id, statement="So."
    )
    gone: dict[str, Any] = {field: new_id()}
    with refusal(case, "is not in the case, or no longer", field=field):
        create_claim(case, replace(claim, **gone))


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (
            {"stance": Stance.CONTRADICTS},
            "Mark claim C001 as contradicting “Mosque bombing”",
        ),
        ({"stance": Stance.CONTEXT}, "Mark claim C001 as context of “Mosque bombing”"),
        ({"statement": "Two bombs."}, "Reword claim C001 on “Mosque bombing”"),
        ({"when": When.parse("2023")}, "Change claim C001 on “Mosque bombing”"),
        ({"nature": Nature.DENIAL}, "Change claim C001 on “Mosque bombing”"),
    ],
)
def test_a_change_says_what_it_changes(
    case: Case, change: dict[str, Any], label: str
) -> None:
    claim = add_claim(case)
    with one_action(case, label):
        change_claim(case, replace(claim, **change))


def test_figures_alone_can_be_changed_or_left(case: Case) -> None:
    claim = add_claim(case)
    with one_action(case, "Change the figures of claim C001 on “Mosque bombing”"):
        change_claim(case, claim, [a_figure(84)])
    with nothing_happens(case):
        change_claim(case, claim)
    with nothing_happens(case):
        change_claim(case, claim, case.figures.all())
    with one_action(case, "Change the figures of claim C001 on “Mosque bombing”"):
        change_claim(case, claim, [])
    assert case.figures.all() == []


def test_a_claim_can_move_to_another_event(case: Case) -> None:
    claim, other = add_claim(case), add_event(case, "The other bombing")
    with one_action(case, "Move claim C001 to “The other bombing”"):
        change_claim(case, replace(claim, event_id=other.id))


def test_whom_a_claim_credits_cannot_be_deleted_under_it(case: Case) -> None:
    claim = add_claim(case, credits_id=add_publisher(case, "CRSS").id)
    assert case.claims.get(claim.id).credits_id == add_publisher(case, "CRSS").id


def two_tolls(case: Case) -> list[Claim]:
    event = add_event(case)
    source = add_source(case)
    claims = [
        Claim(
            event_id=event.id, source_id=source.id, statement="A toll.", stance=stance
        )
        for stance in (Stance.SUPPORTS, Stance.CONTRADICTS)
    ]
    return [
        create_claim(case, claim, [a_figure(toll)])
        for claim, toll in zip(claims, (84, 101), strict=True)
    ]


@pytest.mark.parametrize("way", ["deleted", "moved"])
def test_a_decision_falls_with_the_claim_that_it_took(case: Case, way: str) -> None:
    taken, _ = two_tolls(case)
    (found,) = case.discrepancies()[taken.event_id]
    settle(case, found, Resolution.RESOLVED, "Names stood twice.", taken.id)
    if way == "deleted":
        with one_action(case, "Delete claim C001 on “Mosque bombing”"):
            delete_claim(case, taken.id)
    else:
        other = add_event(case, "Another")
        with one_action(case, "Move claim C001 to “Another”"):
            change_claim(case, replace(taken, event_id=other.id))
    assert case.decisions.all() == []


def test_a_quote_is_anchored_in_a_copy_of_the_claim_s_own_source(case: Case) -> None:
    claim, other = add_claim(case), add_source(case, "AP")
    document, data = a_document(other.id)
    create_document(case, document, data)
    anchored = replace(claim, document_id=document.id, quote="84 died", quote_start=0)
    with refusal(case, "is a copy of another source", field="document_id"):
        change_claim(case, anchored)
    with one_action(case, "Change claim C001 on “Mosque bombing”"):
        change_claim(case, replace(anchored, source_id=other.id))
