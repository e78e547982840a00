"""The matrix of sources by values: who says what, and how that stands to the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count as numbers_from
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dateline_db.analysis.basis import basis
from dateline_db.analysis.discrepancies import find
from dateline_db.analysis.grading import Grades
from dateline_db.analysis.known import Known
from dateline_db.analysis.matrix import (
    Evidence,
    Matrix,
    Scales,
    Value,
    circles_text,
    matrix,
)
from dateline_db.analysis.names import Names
from dateline_db.analysis.origins import Lineages
from dateline_db.analysis.owners import Owners
from dateline_db.analysis.standing import Standing
from dateline_db.model.actor import Actor
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.discrepancy import Decision, Point, Resolution
from dateline_db.model.event import Event, Participation, Role
from dateline_db.model.figure import Figure
from dateline_db.model.publisher import Publisher
from dateline_db.model.when import When
from testimony import (
    a_chain,
    a_claim,
    a_copy,
    a_digit,
    a_figure,
    a_letter,
    a_source,
    bounded,
    contradicting,
    untraced,
)

OWN = [a_source(name) for name in ("afp", "upi", "dawn", "geo", "radio")]
SOURCES = [*OWN, a_copy("mangalore"), a_copy("gulf"), untraced("seed")]
CHAINS = [*a_chain("mangalore", "AFP"), *a_chain("gulf", "AFP")]
LINEAGES = Lineages(SOURCES, CHAINS)
NAMES = Names([Actor(id="ttp", name="TTP"), Actor(id="jua", name="Jamaat-ul-Ahrar")])


def the_matrix(
    claims: Sequence[Claim],
    figures: Sequence[Figure] = (),
    decisions: Iterable[Decision] = (),
    grades: Grades | None = None,
    lineages: Lineages = LINEAGES,
) -> Matrix:
    known = Known(NAMES)
    found = find(claims, figures, {}, decisions, known).get("e", [])
    weighing = grades or Grades([], [], [], "Ada")
    publishers = {"AFP": "AFP", "DAWN": "Dawn"}
    owned = [Publisher(id=one, name=one, owner="State") for one in ("UPI", "GEO")]
    scales = Scales(lineages, weighing, known, publishers, Owners(owned))
    return matrix(Evidence(claims, figures, found), scales)


def values(made: Matrix, title: str) -> list[Value]:
    """The values under a title, as they stand from top to bottom."""
    titles = [str(column.title) for column in made.columns]
    number = titles.index(title)
    cells = [row.cells[number] for group in made.groups for row in group.rows]
    return [value for cell in cells if cell for value in cell.values]


def standing(made: Matrix, title: str) -> dict[str, str]:
    """How each value under a title stands."""
    return {str(one.text): one.standing.value for one in values(made, title)}


def counted(*reports: tuple[str, str, float]) -> tuple[list[Claim], list[Figure]]:
    """Counts by source, the date of the report and the number."""
    claims = [a_claim(source, as_of=day) for source, day, _ in reports]
    numbers = [number for _, _, number in reports]
    return claims, list(map(a_figure, claims, numbers))


def test_a_toll_that_rises_and_is_cut_back() -> None:
    told = [("mangalore", "2023-01-30", 17), ("geo", "2023-01-30", 20)]
    told += [("afp", "2023-01-31", 83), ("upi", "2023-01-31", 100)]
    claims, figures = counted(*told, ("dawn", "2023-02-01", 101))
    cut = contradicting("dawn", as_of="2023-02-04")
    seed = a_claim("seed", as_of="2023-09-25")
    claims += [cut, seed]
    figures += [a_figure(cut, 84), bounded(seed, None, 100, best=100)]
    made = the_matrix(claims, figures)
    assert standing(made, "killed") == {
        "17": "superseded",
        "20": "superseded",
        "83": "superseded",
        "100": "superseded",
        "101": "superseded",
        "84": "cut_back",
    }
    disputed = {str(one.text): one.disputed for one in values(made, "killed")}
    assert disputed["84"]
    assert disputed["101"]
    assert not disputed["17"]


def test_a_count_repeated_after_it_was_passed_is_passed() -> None:
    claims, figures = counted(
        ("afp", "2023-01-30", 17), ("upi", "2023-01-31", 83), ("geo", "2023-06", 17)
    )
    standings = [one.standing for one in values(the_matrix(claims, figures), "killed")]
    assert standings == [
        Standing.SUPERSEDED,
        Standing.NOT_COMPARABLE,
        Standing.SUPERSEDED,
    ]


def test_an_old_number_that_was_marked_is_one_answer_and_cuts_nothing_back() -> None:
    claims, figures = counted(("afp", "2021-02", 6000), ("upi", "2023-07", 8000))
    seed = contradicting("seed", as_of="2023-09-25")
    made = the_matrix([*claims, seed], [*figures, a_figure(seed, 6000)])
    found = [one.standing.value for one in values(made, "killed")]
    assert found == ["superseded", "conflicting", "conflicting"]


def test_a_lower_count_cuts_nothing_back_where_nothing_rose() -> None:
    first = a_claim("afp", as_of="2023-04-16")
    second = contradicting("upi", as_of="2023-05-06")
    made = the_matrix([first, second], [a_figure(first, 854), a_figure(second, 358)])
    assert standing(made, "killed") == {"854": "conflicting", "358": "conflicting"}


def test_a_higher_count_that_was_marked_as_contradicting_passes_none() -> None:
    first = a_claim("dawn", as_of="2023-02-17")
    seed = contradicting("seed", as_of="2023-09-25")
    made = the_matrix([first, seed], [a_figure(first, 2), a_figure(seed, 4)])
    assert standing(made, "killed") == {"2": "conflicting", "4": "conflicting"}


def test_copies_of_one_origin_do_not_agree_but_repeat() -> None:
    claims, figures = counted(
        ("mangalore", "2023-01-31", 83), ("gulf", "2023-01-31", 83)
    )
    made = the_matrix(claims, figures)
    assert standing(made, "killed") == {"83": "same_origin"}
    (group,) = made.groups
    assert str(group.title) == "AFP"
    assert str(group.circular) == (
        "2 sources lead to one origin, AFP: together they say no more than it does "
        "alone."
    )


def test_several_circles_are_told_in_one_sentence() -> None:
    told = str(circles_text({"AFP": 3, "AP": 2}))
    assert told.startswith("3 sources lead to AFP, 2 to AP: together, those of one ")


def test_a_ring_of_copies_is_called_circular_reporting() -> None:
    ring = [a_copy("echo"), a_copy("flash")]
    rows = a_chain("echo", "flash") + a_chain("flash", "echo")
    made = the_matrix([a_claim("echo")], lineages=Lineages(ring, rows))
    (told,) = map(str, made.rings)
    assert told.startswith("Circular reporting: echo and flash have it from each other")


def test_another_origin_agrees_and_an_untraced_one_does_not_confirm() -> None:
    claims, figures = counted(("seed", "2023-01-31", 83), ("gulf", "2023-01-31", 83))
    by_source = {
        row.source_id: row.cells[0].standing
        for group in the_matrix(claims, figures).groups
        for row in group.rows
        if row.cells[0]
    }
    assert set(by_source.values()) == {Standing.SAME_ORIGIN}
    claims, figures = counted(("dawn", "2023-01-31", 83), ("gulf", "2023-01-31", 83))
    assert standing(the_matrix(claims, figures), "killed") == {"83": "agreeing"}


def test_an_untraced_source_may_have_it_from_one_other_but_not_from_two() -> None:
    said = [("seed", "2023-01-31", 83), ("afp", "2023-01-31", 83)]
    made = the_matrix(*counted(*said))
    assert standing(made, "killed") == {"83": "same_origin"}
    made = the_matrix(*counted(*said, ("upi", "2023-01-31", 83)))
    assert standing(made, "killed") == {"83": "agreeing"}


def test_a_rumour_that_was_marked_does_not_hide_that_a_count_was_cut_back() -> None:
    claims, figures = counted(
        ("dawn", "2024-05-14", 19), ("geo", "2024-05-18", 35), ("upi", "2024-05-28", 33)
    )
    rumour = contradicting("radio", as_of="2024-05-20")
    made = the_matrix([*claims, rumour], [*figures, a_figure(rumour, 60)])
    found = standing(made, "killed")
    assert (found["35"], found["33"]) == ("superseded", "cut_back")


def test_unlike_scopes_stand_side_by_side_and_are_not_compared() -> None:
    one, other = a_claim("afp"), a_claim("upi")
    figures = [a_figure(one, 4, scope="police"), a_figure(other, 9, scope="civilians")]
    made = the_matrix([one, other], figures)
    titles = [str(column.title) for column in made.columns]
    assert titles == ["killed (police)", "killed (civilians)"]
    assert standing(made, "killed (police)") == {"4": "not_comparable"}


def test_counts_of_unknown_scope_are_not_comparable_unless_one_contradicts() -> None:
    claims, figures = counted(("afp", "2023-01-30", 17), ("upi", "2023-01-30", 20))
    made = the_matrix(claims, figures)
    assert set(standing(made, "killed").values()) == {"not_comparable"}
    denied = contradicting("dawn", as_of="2023-01-30")
    made = the_matrix([*claims, denied], [*figures, a_figure(denied, 25)])
    assert set(standing(made, "killed").values()) == {"conflicting"}


def test_context_says_what_it_says_and_is_on_no_side() -> None:
    claims = [a_claim("afp", when="2023-01-30")]
    claims += [a_claim("upi", when="2023-02-05", stance=Stance.CONTEXT)]
    made = the_matrix(claims)
    assert standing(made, "Date") == {
        "30 January 2023": "alone",
        "5 February 2023": "context",
    }


def test_who_did_it_is_compared_by_actor() -> None:
    claims = [
        a_claim("afp", nature=Nature.CLAIM_OF_RESPONSIBILITY, by="a TTP commander"),
        a_claim("upi", nature=Nature.CLAIM_OF_RESPONSIBILITY, by="the TTP"),
        a_claim("dawn", nature=Nature.ALLEGATION, by="police"),
    ]
    assert standing(the_matrix(claims), "Responsibility") == {
        "claimed by a TTP commander": "agreeing",
        "claimed by the TTP": "agreeing",
        "alleged by police": "alone",
    }
    claims.append(a_claim("geo", nature=Nature.DENIAL, by="the TTP"))
    assert set(standing(the_matrix(claims), "Responsibility").values()) == {
        "conflicting"
    }


def test_what_a_source_says_twice_is_one_value_with_its_best_grade() -> None:
    twice = [a_claim("dawn", when="2023-01-30") for _ in "ab"]
    digits = [a_digit(twice[0], "4"), a_digit(twice[1], "2")]
    grades = Grades([a_source("dawn")], [a_letter("B", source="dawn")], digits, "Ada")
    (value,) = values(the_matrix(twice, grades=grades), "Date")
    assert value.claim_ids == tuple(claim.id for claim in twice)
    assert str(value.grade) == "B2"


def test_the_claim_decided_for_is_marked_and_the_others_stay() -> None:
    one, other = a_claim("afp", as_of="2023"), contradicting("upi", as_of="2023")
    decision = Decision(
        event_id="e",
        point=Point.FIGURE,
        measure="killed",
        resolution=Resolution.RESOLVED,
        chosen_claim_id=other.id,
        claim_ids=(one.id, other.id),
        reason="Names stood twice.",
        analyst="Ada",
        at="2023-02-04T10:00:00.000Z",
    )
    figures = [a_figure(one, 101), a_figure(other, 84)]
    made = the_matrix([one, other], figures, [decision])
    chosen = {str(value.text): value.chosen for value in values(made, "killed")}
    assert chosen == {"101": False, "84": True}
    assert standing(made, "killed") == {"101": "conflicting", "84": "alone"}
    third = a_claim("dawn", as_of="2023")
    figures.append(a_figure(third, 84))
    decided = replace(decision, claim_ids=(one.id, other.id, third.id))
    made = the_matrix([one, other, third], figures, [decided])
    assert standing(made, "killed") == {"101": "conflicting", "84": "agreeing"}


def test_every_source_has_a_row_and_unknown_lineage_comes_last() -> None:
    made = the_matrix([a_claim("seed"), a_claim("dawn"), a_claim("gulf")])
    assert [str(column.title) for column in made.columns] == ["In words"]
    assert [str(group.title) for group in made.groups] == [
        "Dawn",
        "AFP",
        "Lineage unknown",
    ]
    assert all(row.claim_ids for group in made.groups for row in group.rows)


def test_origins_of_one_owner_are_named_and_counted_as_they_are() -> None:
    made = the_matrix([a_claim("upi"), a_claim("geo"), a_claim("dawn")])
    assert [str(one) for one in made.warnings] == [
        "GEO and UPI belong to State: count them as independent with care."
    ]
    assert len(made.groups) == 3
    assert the_matrix([a_claim("upi"), a_claim("dawn")]).warnings == ()


def test_the_fields_of_an_event_rest_on_claims_that_say_the_same() -> None:
    event = Event(
        id="e", title="Blast", when=When.parse("2023-01-30"), place_id="peshawar"
    )
    exact = a_claim("afp", when="2023-01-30", place="peshawar")
    vague = a_claim("seed", when="2023-01")
    denied = contradicting("upi", when="2023-01-30")
    claimed = a_claim("dawn", nature=Nature.CLAIM_OF_RESPONSIBILITY, by="the TTP")
    taking_part = [
        Participation(event_id="e", actor_id="ttp", role=Role.CLAIMED_BY),
        Participation(event_id="e", actor_id="jua", role=Role.MENTIONED),
    ]
    claims = [exact, vague, denied, claimed]
    assert basis(event, taking_part, claims, NAMES) == (
        (exact.id,),
        (exact.id,),
        (claimed.id,),
    )
    assert basis(event, [], [vague], NAMES).date == (vague.id,)
    assert basis(event, [], [denied], NAMES) == ((), (), ())


_numbers = numbers_from()
REPORTS = st.lists(
    st.builds(
        lambda source, stance, day, number, scope: (
            claim := a_claim(
                source,
                stance=stance,
                as_of=day,
                when=day,
                id=f"m{next(_numbers):09}",
            ),
            a_figure(claim, number, scope=scope),
        ),
        st.sampled_from(["afp", "upi", "dawn", "gulf", "mangalore", "seed"]),
        st.sampled_from(Stance),
        st.sampled_from(["2023-01-30", "2023-01-31", "2023-02", "2023-02-04"]),
        st.sampled_from([17.0, 20.0, 84.0, 101.0]),
        st.sampled_from(["", "police"]),
    ),
    max_size=12,
)


@given(REPORTS, st.randoms())
def test_every_claim_and_figure_is_in_the_matrix_once_in_any_order(
    reports: list[tuple[Claim, Figure]], random: Random
) -> None:
    claims, figures = [one for one, _ in reports], [one for _, one in reports]
    made = the_matrix(claims, figures)
    rows = [row for group in made.groups for row in group.rows]
    assert sorted(one for row in rows for one in row.claim_ids) == sorted(
        claim.id for claim in claims
    )
    shown = [
        (column.scope, one)
        for row in rows
        for column, cell in zip(made.columns, row.cells, strict=True)
        if cell and column.point is Point.FIGURE
        for one in cell.claim_ids
    ]
    assert sorted(shown) == sorted((one.scope, one.claim_id) for one in figures)
    random.shuffle(claims)
    random.shuffle(figures)
    again = the_matrix(claims, figures)
    told = {(str(v.text), v.claim_ids, v.standing) for v in _all(made)}
    assert {(str(v.text), v.claim_ids, v.standing) for v in _all(again)} == told


def _all(made: Matrix) -> list[Value]:
    return [
        value
        for group in made.groups
        for row in group.rows
        for cell in row.cells
        if cell
        for value in cell.values
    ]


@given(REPORTS, st.data())
def test_a_copy_confirms_nothing(
    reports: list[tuple[Claim, Figure]], data: st.DataObject
) -> None:
    """A copy never turns a value into one on which independent origins agree."""
    claims, figures = [one for one, _ in reports], [one for _, one in reports]
    if not reports:
        return
    copied, figure = data.draw(st.sampled_from(reports))
    lineages = Lineages(
        [*SOURCES, a_copy("copy")], [*CHAINS, *a_chain("copy", copied.source_id)]
    )
    copy = replace(copied, id="copy", source_id="copy")
    before = the_matrix(claims, figures)
    after = the_matrix(
        [*claims, copy], [*figures, replace(figure, claim_id="copy")], lineages=lineages
    )
    assert _agreeing(after) - {"copy"} <= _agreeing(before)
    count = LINEAGES.independent(claims), lineages.independent([*claims, copy])
    assert count[1].origins == count[0].origins
    assert count[1].unknown <= count[0].unknown + 1


def _agreeing(made: Matrix) -> set[str]:
    return {
        claim_id
        for value in _all(made)
        if value.standing is Standing.AGREEING
        for claim_id in value.claim_ids
    }


def test_what_contradicts_in_words_alone_stands_in_a_column_of_its_own() -> None:
    record = a_claim("dawn", when="2018")
    other = replace(contradicting("geo", when="2018"), statement="Over a law.")
    made = the_matrix([record, other])
    assert standing(made, "In words") == {"Over a law.": "conflicting"}


def test_what_a_column_shows_to_differ_is_not_said_again_in_words() -> None:
    record, other = a_claim("dawn"), contradicting("geo")
    figures = [a_figure(record, 2), a_figure(other, 9)]
    made = the_matrix([record, other], figures)
    assert [str(column.title) for column in made.columns] == ["killed"]


def test_one_midnight_is_said_to_be_no_difference() -> None:
    record = a_claim("dawn", when="2022-04-10")
    other = contradicting("geo", when="2022-04-09")
    (column,) = the_matrix([record, other]).columns
    assert str(column.remark) == (
        "9 April 2022 and 10 April 2022 are a midnight or a time zone apart: that is "
        "no difference."
    )
    later = contradicting("geo", when="2022-04-12")
    (column,) = the_matrix([record, later]).columns
    assert column.remark is None
    assert column.discrepancy is not None
