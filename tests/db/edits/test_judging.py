"""Edits of eras, judgements, decisions, briefings and what holds for the case."""

from dataclasses import replace
from typing import Any

import pytest

from dateline_db.case import Case
from dateline_db.edits.briefings import (
    change_briefing,
    create_briefing,
    delete_briefing,
)
from dateline_db.edits.claims import delete_claim
from dateline_db.edits.decisions import reopen, settle
from dateline_db.edits.eras import change_era, create_era, delete_era
from dateline_db.edits.judgements import (
    change_judgement,
    create_judgement,
    delete_judgement,
)
from dateline_db.edits.settings import change_settings
from dateline_db.model.briefing import Briefing
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.discrepancy import Resolution
from dateline_db.model.era import Era, EraBasis, EraKind
from dateline_db.model.judgement import (
    Confidence,
    Judgement,
    JudgementClaim,
    Likelihood,
    Side,
)
from dateline_db.model.marking import Marking
from dateline_db.model.record import new_id
from dateline_db.model.when import When
from newsroom import add_claim, add_event, add_source
from undoing import nothing_happens, one_action, refusal

EXPLAINED, RESOLVED = Resolution.EXPLAINED, Resolution.RESOLVED
TRUCE = Era(title="Truce", kind=EraKind.TRUCE, when=When.parse("2021-11-09/2021-12-09"))


# --- eras


def test_an_era_is_created_with_what_it_rests_on(case: Case) -> None:
    claim = add_claim(case)
    bases = [
        EraBasis(era_id="", event_id=claim.event_id),
        EraBasis(era_id="", claim_id=claim.id),
    ]
    with one_action(case, "Create era “Truce”"):
        era = create_era(case, TRUCE, bases)
    assert era == replace(TRUCE, ref="R01")
    held = [(one.event_id, one.claim_id, one.position) for one in case.era_bases.all()]
    assert held == [(claim.event_id, None, 0), (None, claim.id, 1)]
    delete_claim(case, claim.id)
    assert len(case.era_bases.all()) == 1


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"title": "Ceasefire"}, "Rename era “Truce” to “Ceasefire”"),
        (
            {"when": When.parse("2021-11-09/..")},
            "Date era “Truce”: 9 November – 9 December 2021 to since 9 November 2021",
        ),
        ({"note": "Disputed."}, "Change era “Truce”"),
    ],
)
def test_a_changed_era_says_what_was_changed(
    case: Case, change: dict[str, Any], label: str
) -> None:
    era = create_era(case, TRUCE)
    with one_action(case, label):
        change_era(case, replace(era, **change))


def test_an_era_can_rest_on_something_else_and_be_deleted(case: Case) -> None:
    era, event = create_era(case, TRUCE), add_event(case)
    with one_action(case, "Change era “Truce”"):
        change_era(case, era, [EraBasis(era_id=era.id, event_id=event.id)])
    with nothing_happens(case):
        change_era(case, era)
    with one_action(case, "Delete era “Truce”"):
        delete_era(case, era.id)
    assert case.era_bases.all() == []


@pytest.mark.parametrize("when", ["2022", "2022-06-02", "[2021..2022]", "XXXX"])
def test_an_era_is_a_span(case: Case, when: str) -> None:
    with refusal(case, "An era lasts", field="when"):
        create_era(case, replace(TRUCE, when=When.parse(when)))


def test_an_era_rests_on_what_is_there(case: Case) -> None:
    with refusal(case, "The claim that was chosen", field="claim_id"):
        create_era(case, TRUCE, [EraBasis(era_id="", claim_id=new_id())])


# --- judgements


def test_a_judgement_is_created_as_the_last(case: Case) -> None:
    ours, theirs = add_claim(case), add_claim(case)
    sides = [
        JudgementClaim(judgement_id="", claim_id=ours.id, side=Side.FOR),
        JudgementClaim(judgement_id="", claim_id=theirs.id, side=Side.AGAINST),
    ]
    for position, ref in enumerate(("J01", "J02")):
        with one_action(case, f"Create judgement {ref}"):
            made = create_judgement(case, Judgement(statement="It will go on."), sides)
        assert (made.ref, made.position) == (ref, position)
        sides = []
    with one_action(case, "Delete judgement J01"):
        delete_judgement(case, case.judgements.all()[0].id)
    assert case.judgement_claims.all() == []
    assert len(case.claims.all()) == 2


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (
            {"likelihood": Likelihood.L7},
            "Change judgement J01 from “likely” to “almost certain”",
        ),
        (
            {"confidence": Confidence.HIGH},
            "Set the confidence in judgement J01 to high",
        ),
        ({"gaps": "No Pashto press."}, "Change judgement J01"),
        ({"likelihood": None}, "Change judgement J01"),
    ],
)
def test_a_changed_judgement_says_what_was_changed(
    case: Case, change: dict[str, Any], label: str
) -> None:
    made = create_judgement(
        case, Judgement(statement="It will go on.", likelihood=Likelihood.L5)
    )
    with one_action(case, label):
        change_judgement(case, replace(made, **change))
    with nothing_happens(case):
        change_judgement(case, case.judgements.get(made.id), [])


def test_a_claim_speaks_for_or_against_a_judgement(case: Case) -> None:
    claim, made = add_claim(case), create_judgement(case, Judgement(statement="So."))
    sides = [
        JudgementClaim(judgement_id=made.id, claim_id=claim.id, side=side)
        for side in Side
    ]
    with refusal(case, "Claim C001 is there twice", field="claims"):
        change_judgement(case, made, sides)
    with one_action(case, "Change the claims behind judgement J01"):
        change_judgement(case, made, sides[:1])
    gone = JudgementClaim(judgement_id="", claim_id=new_id(), side=Side.FOR)
    with refusal(case, "The claim that was chosen", field="claim_id"):
        change_judgement(case, made, [gone])


# --- decisions


def dated_apart(case: Case) -> list[Claim]:
    event = add_event(case)
    return [
        add_claim(case, event, add_source(case), when=When.parse(day), stance=stance)
        for day, stance in (
            ("2022-06-02", Stance.SUPPORTS),
            ("2022-05", Stance.CONTRADICTS),
        )
    ]


def test_a_discrepancy_is_settled_and_reopened(case: Case) -> None:
    june, _ = dated_apart(case)
    (found,) = case.discrepancies()[june.event_id]
    assert case.supports()[june.event_id].disputed
    with one_action(case, "Settle the date of “Mosque bombing”"):
        settle(case, found, RESOLVED, "Announced that day.", june.id)
    (settled,) = case.discrepancies()[june.event_id]
    assert (settled.state.value, settled.claim_ids) == ("resolved", found.claim_ids)
    assert not case.supports()[june.event_id].disputed
    with one_action(case, "Reopen the date of “Mosque bombing”"):
        reopen(case, settled)
    assert case.discrepancies()[june.event_id] == [found]
    with one_action(case, "Explain the dates of “Mosque bombing”"):
        settle(case, found, EXPLAINED, "Agreed in May, announced in June.")


def test_what_nobody_decided_cannot_be_reopened(case: Case) -> None:
    june, _ = dated_apart(case)
    (found,) = case.discrepancies()[june.event_id]
    with nothing_happens(case):
        reopen(case, found)


@pytest.mark.parametrize(
    ("resolution", "chosen", "words"),
    [
        (RESOLVED, None, "Choose the claim that is taken"),
        (RESOLVED, "another", "Choose one of the claims that differ"),
        (EXPLAINED, "june", "no claim is taken"),
    ],
)
def test_a_resolution_takes_one_of_the_claims_that_differ(
    case: Case, resolution: Resolution, chosen: str | None, words: str
) -> None:
    june, _ = dated_apart(case)
    (found,) = case.discrepancies()[june.event_id]
    ids = {None: None, "june": june.id, "another": add_claim(case).id}
    with refusal(case, words, field="chosen_claim_id"):
        settle(case, found, resolution, "So.", ids[chosen])


def test_a_decision_needs_a_reason(case: Case) -> None:
    june, _ = dated_apart(case)
    (found,) = case.discrepancies()[june.event_id]
    with refusal(case, "Say why", field="reason"):
        settle(case, found, EXPLAINED, "")


# --- briefings


def test_a_briefing_is_created_changed_and_deleted(case: Case) -> None:
    with one_action(case, "Create briefing “The TTP”"):
        briefing = create_briefing(case, Briefing(title="The TTP"))
    with one_action(case, "Change briefing “The TTP”"):
        briefing = change_briefing(case, replace(briefing, gaps=("No press.",)))
    with one_action(case, "Mark briefing “The TTP” TLP:GREEN"):
        briefing = change_briefing(case, replace(briefing, marking=Marking.GREEN))
    with one_action(case, "Retitle briefing to “The TTP since 2021”"):
        briefing = change_briefing(case, replace(briefing, title="The TTP since 2021"))
    with nothing_happens(case):
        change_briefing(case, briefing)
    with one_action(case, "Delete briefing “The TTP since 2021”"):
        delete_briefing(case, briefing.id)


# --- the case


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"title": "Port"}, "Rename the case to “Port”"),
        ({"description": "Who did it."}, "Describe the case"),
        ({"marking": Marking.RED}, "Mark the case TLP:RED"),
        ({"zone": "Asia/Karachi"}, "Change the settings of the case"),
        ({"day_first": False, "title": "Port"}, "Change the settings of the case"),
    ],
)
def test_what_holds_for_the_case_can_be_changed(
    case: Case, change: dict[str, Any], label: str
) -> None:
    changed = replace(case.settings, **change)
    with one_action(case, label):
        change_settings(case, changed)
    assert case.settings == changed


def test_a_case_keeps_a_title_and_a_zone_that_exists(case: Case) -> None:
    with refusal(case, "A case needs a title", field="title"):
        change_settings(case, replace(case.settings, title=" "))
    with refusal(case, "no time zone", field="zone"):
        change_settings(case, replace(case.settings, zone="../etc/passwd"))
    with nothing_happens(case):
        change_settings(case, case.settings)
