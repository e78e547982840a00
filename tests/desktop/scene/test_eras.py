"""Eras: bands behind the lanes, names above them, ends that are not known."""

import pytest

from dateline_db.model.era import Era, EraKind
from dateline_db.model.when import UNKNOWN, When
from dateline_desktop.scene.eras import FADE, MOST_ROWS, bands, spans
from dateline_desktop.scene.marks import Stop
from dateline_desktop.scene.scale import Scale


def an_era(date: str, title: str = "Era") -> Era:
    return Era(title=title, kind=EraKind.TRUCE, when=When.parse(date))


def year(first: int, last: int, width: float = 1000) -> Scale:
    lo = When.parse(str(first)).seconds()[0]
    return Scale.over(lo or 0, When.parse(str(last)).seconds()[1] or 0, width)


def test_an_era_covers_its_days() -> None:
    found = spans([an_era("2021-01-01/2021-12-31")])

    (band,) = bands(found, [40.0], year(2020, 2022))

    assert round(band.x0) == 334
    assert round(band.x1) == 667
    assert band.row == 0
    assert band.room >= 40


def test_an_unknown_end_fades_instead_of_ending() -> None:
    found = spans([an_era("2021-01-01/"), an_era("/2020-06-01")])
    by_side = {(span.left, span.right) for span in found}

    assert by_side == {(Stop.CLOSED, Stop.UNKNOWN), (Stop.UNKNOWN, Stop.CLOSED)}
    for band in bands(found, [40.0, 40.0], year(2019, 2022)):
        assert band.x1 - band.x0 == pytest.approx(FADE)


def test_an_open_end_reaches_out_of_the_view() -> None:
    (band,) = bands(spans([an_era("2021/..")]), [40.0], year(2019, 2022))

    assert band.x1 > 1000


def test_names_that_would_meet_stand_in_different_rows() -> None:
    found = spans([an_era(f"202{n}") for n in range(3)])

    rows = [band.row for band in bands(found, [300.0] * 3, year(2019, 2023))]

    assert rows == [0, 1, 0]


def test_what_finds_no_row_keeps_its_band_alone() -> None:
    count = MOST_ROWS + 2
    found = spans([an_era("2020/2022")] * count)

    laid = bands(found, [90.0] * count, year(2019, 2023))

    assert [band.row for band in laid].count(-1) == 2
    assert len(laid) == count


def test_an_era_without_any_date_is_left_out() -> None:
    assert spans([Era(title="Era", when=UNKNOWN)]) == []
