"""On which points of a claim independent origins say the same."""

from collections.abc import Iterable

import pytest

from dateline_db.analysis.agreement import Agreement, agreements
from dateline_db.analysis.names import Names
from dateline_db.analysis.origins import Lineages
from dateline_db.model.actor import Actor, ActorName
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Point
from dateline_db.model.figure import Figure
from testimony import (
    a_chain,
    a_claim,
    a_copy,
    a_figure,
    a_source,
    about,
    bounded,
    contradicting,
    untraced,
)

LINEAGES = Lineages(
    [
        a_source("dawn"),
        a_source("ap"),
        a_copy("copy"),
        a_copy("mix"),
        untraced("seed"),
    ],
    [
        *a_chain("copy", "AP"),
        *a_chain("mix", "AP"),
        *a_chain("mix", "REUTERS", chain=1),
    ],
)
NAMES = Names(
    [Actor(id="A01", name="Tehreek-e-Taliban Pakistan")],
    [ActorName(actor_id="A01", text="TTP")],
)
CLAIMED = Nature.CLAIM_OF_RESPONSIBILITY


def agreed(
    claim: Claim, others: Iterable[Claim], figures: Iterable[Figure] = ()
) -> list[Agreement]:
    return agreements(claim, others, figures, LINEAGES, NAMES)


def test_two_origins_agree_on_a_date() -> None:
    claim = a_claim("dawn", when="2022-11-28")
    (one,) = agreed(claim, [claim, a_claim("ap", when="2022-11")])
    assert one == Agreement(Point.DATE, "", "", frozenset({"DAWN", "AP"}))


def test_a_copy_confirms_nothing() -> None:
    claim = a_claim("ap", when="2022-11-28")
    assert not agreed(claim, [a_claim("copy", when="2022-11-28")])
    assert not agreed(claim, [a_claim("mix", when="2022-11-28")])


def test_a_source_of_unknown_lineage_confirms_nothing_but_can_be_confirmed() -> None:
    seed = a_claim("seed", when="[2022-11-21..2022-11-30]")
    dawn = a_claim("dawn", when="2022-11-28")
    assert not agreed(dawn, [seed])
    assert not agreed(seed, [dawn])
    (one,) = agreed(seed, [dawn, a_claim("ap", when="2022-11-28")])
    assert one.publisher_ids == {"DAWN", "AP"}


def test_those_that_agree_with_a_vague_claim_must_agree_with_each_other() -> None:
    others = [a_claim("dawn", when="2022-11-28"), a_claim("ap", when="2022-11-02")]
    assert not agreed(a_claim("seed", when="2022-11"), others)


def test_context_confirms_nothing() -> None:
    background = a_claim("ap", when="2022", stance=Stance.CONTEXT)
    assert not agreed(a_claim("dawn", when="2022-11-28"), [background])


def test_a_contradicting_claim_can_agree_on_another_point() -> None:
    claim, other = a_claim("dawn"), contradicting("ap")
    votes = [a_figure(claim, 174, "votes"), a_figure(other, 174, "Votes")]
    (one,) = agreed(claim, [other], votes)
    assert (one.point, one.measure) == (Point.FIGURE, "votes")


def test_figures_agree_within_one_scope_only() -> None:
    claim, other = a_claim("dawn"), a_claim("ap")
    police = a_figure(claim, 4, scope="police")
    assert not agreed(claim, [other], [police, a_figure(other, 4)])
    assert agreed(claim, [other], [police, a_figure(other, 4, scope="Police")])


def test_a_statistic_rests_on_its_figures_and_not_on_its_date() -> None:
    toll = a_claim("dawn", when="2023-01-30", nature=Nature.STATISTIC)
    other = a_claim("ap", when="2023-01-30", nature=Nature.STATISTIC)
    assert not agreed(toll, [other], [a_figure(toll, 84), a_figure(other, 101)])
    (one,) = agreed(toll, [other], [a_figure(toll, 84), bounded(other, 80, None)])
    assert one.point is Point.FIGURE


@pytest.mark.parametrize(
    ("number", "low", "high", "agree"),
    [(66, 66, 66, True), (90, 83, 83, False), (6000, 2500, 6000, True)],
)
def test_about_a_number_agrees_with_what_includes_it(
    number: int, low: int, high: int, agree: bool
) -> None:
    claim, other = a_claim("dawn"), a_claim("ap")
    figures = [about(claim, number), bounded(other, low, high)]
    assert bool(agreed(claim, [other], figures)) is agree
    assert bool(agreed(other, [claim], figures)) is agree


def test_about_the_same_number_agrees() -> None:
    claim, other = a_claim("dawn"), a_claim("ap")
    assert agreed(claim, [other], [about(claim, 300), about(other, 300)])
    assert not agreed(claim, [other], [about(claim, 300), about(other, 90)])


def test_one_actor_in_one_role_is_an_agreement() -> None:
    claim = a_claim("dawn", nature=CLAIMED, by="TTP", when="2023-02-17")
    spokesman = a_claim("ap", nature=CLAIMED, by="spokesman of the TTP")
    (one,) = agreed(claim, [spokesman])
    assert one.point is Point.RESPONSIBILITY
    assert not agreed(claim, [a_claim("ap", nature=Nature.DENIAL, by="TTP")])
    assert not agreed(claim, [a_claim("ap", nature=CLAIMED, when="2023-02-17")])


def test_a_party_outside_of_the_case_agrees_by_its_words() -> None:
    claim = a_claim("dawn", nature=CLAIMED, by="The Front")
    assert agreed(claim, [a_claim("ap", nature=CLAIMED, by="the front")])
    assert not agreed(claim, [a_claim("ap", nature=CLAIMED, by="the brigade")])


def test_an_unknown_date_agrees_with_nothing() -> None:
    undated = a_claim("ap", when="XXXX")
    assert not agreed(a_claim("dawn", when="2022-11-28"), [undated])
