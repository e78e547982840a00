"""How each kind of date looks: what is known less sharply must look different."""

import numpy as np
import pytest

from dateline_db.model.when import UNKNOWN, When
from dateline_desktop.scene.forms import (
    SOFT_END,
    SOFT_START,
    UNSURE,
    Shape,
    Tail,
    end_tails,
    form_of,
    shapes,
    start_tails,
)


def form(text: str) -> int:
    when = When.parse(text)
    return form_of(when.edtf, when.also)


def shape(text: str) -> Shape:
    return Shape(int(shapes(np.array([form(text)], np.uint16))[0]))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023-07-14", Shape.POINT),
        ("2023-07-14~", Shape.POINT),
        ("2023-07-14T09:30", Shape.POINT),
        ("2023-07-14T09:30+05:00", Shape.POINT),
        ("2023-07", Shape.COARSE),
        ("2023", Shape.COARSE),
        ("2023-21", Shape.COARSE),
        ("199X", Shape.COARSE),
        ("[2023-07-21..2023-07-31]", Shape.WINDOW),
        ("[2023-07-21,2023-07-25]", Shape.WINDOW),
        ("2023-07-21/2023-07-31", Shape.DURATION),
        ("2014/..", Shape.DURATION),
        ("/2021-08-30", Shape.DURATION),
        ("{2023-07-21,2023-07-25}", Shape.REPEATED),
    ],
)
def test_every_kind_of_date_has_its_shape(date: str, expected: Shape) -> None:
    assert shape(date) is expected


def test_what_has_no_date_is_undated() -> None:
    assert form_of(UNKNOWN.edtf, UNKNOWN.also) & 7 == Shape.UNDATED


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2023-07-21/2023-07-31", Tail.CLOSED, Tail.CLOSED),
        ("2014-01-01/..", Tail.CLOSED, Tail.OPEN),
        ("2014-01-01/", Tail.CLOSED, Tail.UNKNOWN),
        ("../2014-01-01", Tail.OPEN, Tail.CLOSED),
        ("/2014-01-01", Tail.UNKNOWN, Tail.CLOSED),
    ],
)
def test_open_and_unknown_ends_differ(date: str, start: Tail, end: Tail) -> None:
    forms = np.array([form(date)], np.uint16)

    assert (start_tails(forms)[0], end_tails(forms)[0]) == (start, end)


@pytest.mark.parametrize(
    ("date", "soft"),
    [
        ("2023-07-14~", SOFT_START | SOFT_END),
        ("2023-07-14%", SOFT_START | SOFT_END),
        ("2023-07-14", 0),
        ("2023-07", 0),
        ("2023-07~", SOFT_START | SOFT_END),
        ("2023-07/2023-09-04", SOFT_START),
        ("2023-07-01/2023-09~", SOFT_END),
        ("2023-07-01/2023-09-04", 0),
    ],
)
def test_an_end_that_is_only_about_then_is_soft(date: str, soft: int) -> None:
    assert form(date) & (SOFT_START | SOFT_END) == soft


@pytest.mark.parametrize("date", ["2023-07-14?", "2023?", "2023-07-14%", "2023-07-?14"])
def test_an_uncertain_date_is_unsure(date: str) -> None:
    assert form(date) & UNSURE


@pytest.mark.parametrize("date", ["2023-07-14T09:30:00", "2023-07-14T09:30Z"])
def test_the_short_cut_for_clock_times_reads_what_a_full_parse_does(date: str) -> None:
    when = When.parse(date)

    assert form_of(when.edtf, when.also) == int(Shape.POINT)
    assert not when.approximate
