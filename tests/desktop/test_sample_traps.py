"""What analysis makes of the known traps of the sample case."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.analysis.corroboration import Support
from dateline_db.analysis.discrepancies import Discrepancy, State
from dateline_db.case import Case
from dateline_db.edits.grades import confirmations
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.discrepancy import Point
from dateline_db.model.event import Event, Review
from dateline_db.model.grade import Credibility

OPEN, FIGURE = State.OPEN, Point.FIGURE


class Told:
    """The sample case, asked by the numbers under which people speak of its records."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._claims = {claim.id: claim for claim in case.claims.all()}
        self._by_ref = {claim.ref: claim for claim in case.claims.all()}
        self._events = {event.ref: event for event in case.events.all()}

    def event(self, ref: str) -> Event:
        return self._events[ref]

    def claim(self, ref: str) -> Claim:
        return self._by_ref[ref]

    def claims(self, event: str) -> list[Claim]:
        return self.case.claims.where(event_id=self.event(event).id)

    def support(self, event: str) -> Support:
        return self.case.supports()[self.event(event).id]

    def found(self, event: str) -> list[Discrepancy]:
        return self.case.discrepancies().get(self.event(event).id, [])

    def on(self, event: str, measure: str) -> Discrepancy:
        """The discrepancy on a measure, or on a point such as "date"."""
        return next(
            one
            for one in self.found(event)
            if measure in (one.measure or one.point.value)
        )

    def refs(self, found: Discrepancy) -> set[str]:
        return {self._claims[one].ref for one in found.claim_ids}

    def dated_apart(self) -> set[str]:
        """The events whose date is open."""
        return {
            ref
            for ref in self._events
            for one in self.found(ref)
            if one.point is Point.DATE and one.state is OPEN
        }

    def best(self, claim: str, measure: str) -> float | None:
        figures = self.case.figures.where(claim_id=self.claim(claim).id)
        return next(one.best for one in figures if one.measure == measure)

    def digit(self, claim: str) -> str:
        return str(self.case.grades().digit(self.claim(claim).id))

    def circular(self, event: str) -> dict[str, list[str]]:
        """The origins that more than one source of an event leads to."""
        found = self.case.lineages().circular(self.claims(event))
        return {
            self.case.publishers.get(origin).name: [
                source.ref for source in self.case.sources.many(sources)
            ]
            for origin, sources in found.items()
        }

    def origins(self, *claims: str) -> int:
        told = [self.claim(ref) for ref in claims]
        return self.case.lineages().independent(told).origins


@pytest.fixture(scope="module")
def told(sample_built: Path) -> Iterator[Told]:
    with closing(Case.open(sample_built, analyst="Ann", read_only=True)) as case:
        yield Told(case)


def answers(found: Discrepancy) -> list[str]:
    return [str(answer.text) for answer in found.answers]


# --- as a whole


def test_peshawar_2023(told: Told) -> None:
    support = told.support("E25")
    assert support.claims == 19
    assert (
        str(support.label) == "11 sources, 8 independent origins, 1 of unknown lineage"
    )
    assert str(support.grade) == "B2"
    assert support.disputed
    assert sum(number for _, number in support.spread) == 19


def test_the_seed_is_never_an_independent_origin(told: Told) -> None:
    supports = told.case.supports().values()
    broad = [one for one in supports if one.claims >= 3 and one.origins >= 2]
    with_seed = [
        one
        for one in supports
        if one.claims >= 3 and one.origins + (one.unknown > 0) >= 2
    ]
    assert (len(broad), len(with_seed)) == (19, 27)
    assert str(told.support("E36").label) == (
        "1 source, no independent origin, 1 of unknown lineage"
    )
    (seed,) = told.case.sources.where(ref="S01")
    for event in ("E04", "E05", "E06", "E10", "E32"):
        support = told.support(event)
        assert (support.origins, support.unknown) == (1, 1), event
    assert told.case.lineages().of_source(seed.id).unknown


def test_seventy_pages_go_back_to_37_origins_and_the_seed(told: Told) -> None:
    lineages, ends = told.case.lineages(), Counter[str]()
    for source in told.case.sources.all():
        for origin in lineages.of_source(source.id).publisher_ids:
            ends[told.case.publishers.get(origin).name] += 1
    assert len(ends) == 37
    assert ends.most_common(4) == [("Dawn", 9), ("Reuters", 8), ("AP", 6), ("ISPR", 5)]


def test_a_draft_has_one_origin_or_an_open_date(told: Told) -> None:
    for event in told.case.events.where(review=Review.DRAFT):
        support = told.support(event.ref)
        assert support.origins < 2 or event.ref in told.dated_apart(), event.ref


def test_no_more_dates_are_open_than_those_of_three_drafts(told: Told) -> None:
    assert told.dated_apart() == {"E14", "E18", "E35"}
    assert told.refs(told.on("E14", "date")) == {"C043", "C044"}
    assert {"C060", "C062"} <= told.refs(told.on("E18", "date"))
    assert {"C153", "C154"} <= told.refs(told.on("E35", "date"))


def test_every_1_is_seen_or_names_two_origins_in_its_reason(told: Told) -> None:
    ones = told.case.credibility_grades.where(digit=Credibility.ONE)
    claims = {row.claim_id: told.case.claims.get(row.claim_id) for row in ones}
    seen = {one.ref for one in claims.values() if confirmations(told.case, one)}
    assert seen == {"C053", "C060", "C061", "C071", "C073"}
    for row in ones:
        assert row.reason.count("C0") + row.reason.count("C1") >= 1
        others = [told.claim(ref) for ref in _refs_in(row.reason)]
        behind = told.case.lineages().independent([claims[row.claim_id], *others])
        assert behind.origins >= 2, claims[row.claim_id].ref


def _refs_in(reason: str) -> list[str]:
    words = reason.replace("(", " ").replace(")", " ").replace(",", " ").split()
    return [word for word in words if word[:1] == "C" and word[1:].isdigit()]


# --- in the seed itself


def test_trap_1_the_caption_shows_another_attack(told: Told) -> None:
    caption, text = told.claim("C045"), told.claim("C087")
    assert caption.source_id == text.source_id
    assert (caption.event_id, text.event_id) == (
        told.event("E15").id,
        told.event("E25").id,
    )
    assert caption.stance is Stance.CONTEXT
    assert all("C045" not in told.refs(one) for one in told.found("E15"))


def test_trap_2_the_order_of_events_is_kept_apart(told: Told) -> None:
    frozen, sworn_in = told.event("E04"), told.event("E06")
    assert frozen.when.sort_key() < sworn_in.when.sort_key()
    assert told.claim("C012").stance is Stance.CONTRADICTS
    assert (told.digit("C011"), told.digit("C012")) == ("2", "4")


def test_trap_3_rates_and_totals_are_never_converted(told: Told) -> None:
    measures = {
        figure.measure
        for event in ("E08", "E23")
        for claim in told.claims(event)
        for figure in told.case.figures.where(claim_id=claim.id)
    }
    assert {"attacks", "attacks_per_month"} <= measures
    assert not told.found("E08")
    assert not told.found("E23")
    assert (told.digit("C023"), told.digit("C080")) == ("4", "5")


def test_trap_4_four_commanders_where_others_name_three(told: Told) -> None:
    found = told.on("E20", "commanders_killed")
    assert answers(found) == ["3", "4"]
    assert told.refs(found) == {"C068", "C069"}
    assert told.claim("C070").stance is Stance.CONTEXT


def test_trap_5_four_police_in_an_unnamed_city(told: Told) -> None:
    found = told.on("E26", "police_killed")
    assert answers(found) == ["2", "4"]
    assert told.refs(found) == {"C106", "C108"}
    assert not [one for one in told.found("E26") if one.measure == "killed"]


def test_trap_6_responsibility_is_claimed_denied_and_blamed(told: Told) -> None:
    found = told.on("E25", "responsibility")
    assert told.refs(found) == {"C088", "C094", "C096", "C098", "C099", "C104"}
    assert found.state is OPEN
    verbs = Counter(text.split()[0] for text in answers(found))
    assert verbs == {"claimed": 3, "denied": 2, "alleged": 1}


def test_trap_7_a_range_is_flattened_to_its_top(told: Told) -> None:
    found = told.on("E31", "fighters")
    assert told.refs(found) == {"C129", "C130"}
    assert answers(found) == ["6,000", "8,000 to 12,000"]
    support = told.support("E31")
    assert (support.sources, support.origins, support.unknown) == (5, 2, 1)
    assert told.circular("E31") == {"UN Monitoring Team": ["S14", "S16", "S26"]}


def test_trap_8_a_toll_without_period_or_source_is_not_judged(told: Told) -> None:
    claim = told.claim("C117")
    assert claim.when is None
    assert told.digit("C117") == "6"
    assert not told.found("E29")


def test_trap_9_strikes_said_to_be_lost_are_reported_later(told: Told) -> None:
    left, strikes = told.event("E11"), told.event("E17")
    assert left.when.sort_key() < strikes.when.sort_key()
    assert told.claim("C033").event_id == left.id
    assert told.digit("C033") == "4"


def test_trap_10_what_is_undated_stays_undated(told: Told) -> None:
    (seed,) = told.case.sources.where(ref="S01")
    own = told.case.claims.where(source_id=seed.id)
    assert (len(own), sum(claim.when is None for claim in own)) == (41, 18)


# --- in other sources


def test_trap_11_one_source_gives_two_answers(told: Told) -> None:
    pairs = {
        ("C003", "C004"): None,
        ("C038", "C039"): ("E13", "prisoners_released"),
        ("C071", "C072"): ("E21", "date"),
        ("C075", "C076"): ("E22", "security_forces_killed"),
        ("C114", "C115"): ("E28", "killed"),
        ("C126", "C127"): None,
    }
    for (one, other), differ in pairs.items():
        assert told.claim(one).source_id == told.claim(other).source_id
        assert told.origins(one, other) == 1
        if differ:
            assert {one, other} <= told.refs(told.on(*differ))
    minister, army, last = (
        told.best(claim, "security_forces_killed") for claim in ("C075", "C076", "C077")
    )
    assert (minister, army, last) == (2, 0, 3)


def test_trap_12_an_overwritten_page_is_one_source(told: Told) -> None:
    old, new = told.claim("C090"), told.claim("C093")
    assert old.source_id == new.source_id
    assert (told.best("C090", "killed"), told.best("C093", "killed")) == (20, 61)
    disputed = told.refs(told.on("E25", "killed"))
    assert disputed.isdisjoint({"C090", "C093"})


def test_trap_13_circular_reporting_is_one_origin(told: Told) -> None:
    assert told.circular("E05") == {"Reuters": ["S07", "S08"]}
    assert told.origins("C016", "C017") == 1
    assert told.origins("C115", "C116") == 1
    assert told.circular("E28") == {"CRSS": ["S59", "S60"]}
    assert told.circular("E25") == {"AP": ["S48", "S51"]}


def test_trap_13_one_total_under_two_names_confirms_nothing(told: Told) -> None:
    assert told.best("C082", "attacks") == told.best("C083", "attacks") == 376
    assert told.origins("C082", "C083") == 2
    for ref in ("C082", "C083"):
        assert confirmations(told.case, told.claim(ref)) == []
        assert told.digit(ref) != "1"


def test_trap_14_a_rising_toll_is_cut_back(told: Told) -> None:
    counts = [f"C{number:03}" for number in (89, 90, 91, 92, 93, 95, 97, 100, 102, 103)]
    tolls = [told.best(ref, "killed") for ref in counts]
    assert tolls == [17, 20, 32, 47, 61, 83, 90, 100, 101, 84]
    found = told.on("E25", "killed")
    assert answers(found) == ["84", "at least 90", "100", "101"]
    assert told.refs(found) == {"C097", "C100", "C102", "C103"}
    assert found.state is OPEN


def test_trap_15_a_party_counts_its_own_dead(told: Told) -> None:
    found = told.on("E33", "killed")
    assert answers(found) == ["45", "46", "54", "63", "more than 70"]
    official, party = told.claim("C138"), told.claim("C139")
    assert official.source_id == party.source_id


def test_trap_16_one_midnight_or_zone_is_no_dispute(told: Told) -> None:
    for event in ("E01", "E16", "E17"):
        assert told.found(event) == []
        assert not told.support(event).disputed


def test_trap_17_a_slip_of_the_pen_changes_no_date(told: Told) -> None:
    assert told.digit("C145") == "5"
    assert not [one for one in told.found("E33") if one.point is Point.DATE]
    (indexed,) = told.case.sources.where(ref="S09")
    assert str(indexed.published) == "2018-08-18"


def test_trap_18_truces_begin_and_end_on_more_than_one_day(told: Told) -> None:
    assert answers(told.on("E14", "date")) == ["9 December 2021", "10 December 2021"]
    assert {"May 2022", "2 June 2022"} <= set(answers(told.on("E18", "date")))
    eras = {era.ref: str(era.when) for era in told.case.eras.all()}
    assert eras["R09"] == "2021-11-09/2021-12-09?"
    assert eras["R11"] == "2022-06-02?/2022-11-28"


def test_two_origins_against_one_loose_line_are_settled(told: Told) -> None:
    found = told.on("E21", "date")
    assert found.state is State.RESOLVED
    assert found.decision is not None
    assert found.decision.chosen_claim_id == told.claim("C071").id
    assert told.refs(found) == {"C071", "C072", "C073"}
    assert not told.support("E21").disputed
