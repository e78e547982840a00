"""Figures in words."""

import pytest

from dateline_db.analysis.wording import figure_text, measure_text
from dateline_db.model.figure import Figure, Qualifier


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ({"best": 84}, "84"),
        ({"best": 45.8}, "45.8"),
        ({"best": 200000.0}, "200,000"),
        ({"best": 90, "qualifier": Qualifier.ABOUT}, "about 90"),
        ({"best": 57, "qualifier": Qualifier.AT_LEAST}, "at least 57"),
        ({"best": 100, "qualifier": Qualifier.MORE_THAN}, "more than 100"),
        ({"best": 200, "qualifier": Qualifier.ALMOST}, "almost 200"),
        ({"best": 100, "qualifier": Qualifier.UP_TO}, "up to 100"),
        ({"low": 2500, "high": 6000}, "2,500 to 6,000"),
        ({"low": 276, "high": 276}, "276"),
        ({"low": 10}, "at least 10"),
        ({"high": 15}, "up to 15"),
        ({"best": 0}, "0"),
    ],
)
def test_a_figure_reads_as_its_source_words_it(
    figure: dict[str, object], text: str
) -> None:
    made = Figure(claim_id="c", measure="killed", **figure)  # type: ignore[arg-type]
    assert str(figure_text(made)) == text


def test_a_measure_reads_as_words() -> None:
    assert measure_text("prisoners_released") == "prisoners released"
