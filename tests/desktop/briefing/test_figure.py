"""The timeline of a briefing: lanes, links and texts."""

from dataclasses import replace

from dateline_db.briefing.compose import compose
from dateline_db.case import Case
from dateline_db.edits.settings import change_settings
from dateline_db.model.actor import Actor
from dateline_db.model.era import Era
from dateline_db.model.event import Participation, Review
from dateline_db.model.when import When
from dateline_desktop.briefing.figure import POINTS, Figure, timeline
from dateline_desktop.scene.shapes import Writing
from written_down import an_event, put, put_one

PAGE = 481.9  # points between the margins


def drawn(case: Case) -> Figure:
    figure = timeline(compose(case))
    assert figure is not None
    return figure


def written(figure: Figure) -> list[Writing]:
    shapes = (one for layer in figure.drawing.layers for one in layer.shapes)
    return [shape for shape in shapes if isinstance(shape, Writing)]


def words(figure: Figure) -> list[str]:
    return [writing.text for writing in written(figure)]


def with_actor(case: Case, name: str, when: str = "2023-01-30") -> None:
    event = an_event(case, f"Event of {name}", when)
    actor = put_one(case, Actor(name=name))
    put(case, Participation(event_id=event.id, actor_id=actor.id))


def test_a_few_actors_have_a_lane_each(case: Case) -> None:
    for name in ("TTP", "Army"):
        with_actor(case, name)
    assert drawn(case).lanes == (("Army", 1), ("TTP", 1))


def test_many_actors_make_room_for_kinds(case: Case) -> None:
    for number in range(12):
        with_actor(case, f"Actor {number}", f"20{number + 10}-01-01")
    an_event(case, kind="attack")
    assert drawn(case).lanes == (("Attack", 1), ("Other", 12))


def test_only_what_the_briefing_tells_is_drawn(case: Case) -> None:
    an_event(case)
    an_event(case, "Draft", review=Review.DRAFT)
    assert len(drawn(case).ticks) == 1


def test_labels_carry_the_number_of_their_event(case: Case) -> None:
    an_event(case, "Later", "2023-05-01")
    an_event(case, "Earlier", "2021-05-01")
    figure = drawn(case)
    labels = {
        writing.text: figure.numbers[writing.row]
        for writing in written(figure)
        if writing.row >= 0
    }
    assert labels == {"E02  Earlier": 1, "E01  Later": 2}


def test_it_is_as_wide_as_the_page_and_no_taller(case: Case) -> None:
    for number in range(60):
        an_event(case, when=f"20{number % 20 + 10}-01", kind=f"kind {number % 9}")
    drawing = drawn(case).drawing
    assert abs(drawing.width * POINTS - PAGE) < 1
    assert 100 < drawing.height * POINTS < 600


def test_periods_stand_behind_the_lanes(case: Case) -> None:
    an_event(case)
    put(case, Era(title="Truce", when=When.parse("2023-01-10/2023-01-20")))
    assert "Truce" in words(drawn(case))


def test_a_single_day_is_not_torn_into_hours(case: Case) -> None:
    an_event(case)
    texts = words(drawn(case))
    assert "January 2023" in texts
    assert not [text for text in texts if ":" in text]


def test_clock_times_stand_by_the_clock_of_the_case(case: Case) -> None:
    an_event(case, "Night", "2023-01-20T21:30:00Z")
    for day in ("2023-01-01", "2023-02-09"):
        an_event(case, "Day", day)
    by_utc = drawn(case)
    change_settings(case, replace(case.settings, zone="Asia/Karachi"))
    figure = drawn(case)
    moved = [
        now > before
        for (now, _), (before, _) in zip(figure.ticks, by_utc.ticks, strict=True)
    ]
    assert moved == [False, True, False]
    assert "Asia/Karachi" in words(figure)


def test_no_clock_is_named_where_there_are_only_days(case: Case) -> None:
    an_event(case)
    assert "UTC" not in words(drawn(case))


def test_a_date_that_is_not_known_is_counted_not_drawn(case: Case) -> None:
    an_event(case)
    an_event(case, when="XXXX")
    assert (drawn(case).undated, len(drawn(case).ticks)) == (1, 1)


def test_without_any_date_there_is_no_timeline(case: Case) -> None:
    assert timeline(compose(case)) is None
