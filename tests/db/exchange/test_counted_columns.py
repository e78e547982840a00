"""Columns of numbers: every word of a name is understood, or it is none."""

from pathlib import Path

import pytest

from dateline_db.exchange.counted_columns import counted_by, figures_in
from dateline_db.exchange.importing import import_table
from dateline_db.exchange.mapping import Figures, unmapped
from dateline_db.exchange.presets import opened
from exchanged import a_csv, a_new_case


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("Killed", ("killed", "", "best")),
        ("Number of deaths", ("killed", "", "best")),
        ("deaths_low", ("killed", "", "low")),
        ("Killed (max)", ("killed", "", "high")),
        ("Civilians killed", ("killed", "civilians", "best")),
        ("deaths_civilians", ("killed", "civilians", "best")),
        ("People abducted", ("abducted", "", "best")),
        ("Casualties", ("killed_or_injured", "", "best")),
        ("Total displaced", ("displaced", "", "best")),
    ],
)
def test_a_column_says_what_it_counts(
    column: str, said: tuple[str, str, str] | None
) -> None:
    assert counted_by(column) == said


@pytest.mark.parametrize(
    "column",
    [
        "Killed by",
        "Date of death",
        "killed and injured",
        "Soldiers",
        "No",
        "Attacks",
        "",
    ],
)
def test_a_column_that_may_be_something_else_is_no_number(column: str) -> None:
    assert counted_by(column) is None


def test_a_number_in_one_column_is_its_own_bounds() -> None:
    assert figures_in(["Killed", "Wounded min", "Wounded max", "Deaths"]) == (
        Figures(measure="killed", low="Killed", best="Killed", high="Killed"),
        Figures(measure="injured", low="Wounded min", high="Wounded max"),
    )


def test_columns_that_become_nothing_are_named(tmp_path: Path) -> None:
    rows = (
        "Date,Claim,Credited to,Abducted,Weather\n"
        "2014-04-14,Girls were taken,an elder,at least 200,dry\n"
    )
    case = a_new_case(tmp_path)
    table, mapping = opened(a_csv(tmp_path, rows))
    assert unmapped(mapping, table.columns) == ["Weather"]
    report = import_table(case, table, mapping)
    assert any("Weather" in str(note) for note in report.notes)
    (claim,), (figure,) = case.claims.all(), case.figures.all()
    case.close()
    assert (claim.statement, claim.attributed_to) == ("Girls were taken", "an elder")
    assert (figure.measure, figure.qualifier) == ("abducted", "at_least")
    assert (figure.low, figure.best, figure.high) == (200, 200, None)
