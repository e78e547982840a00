"""What a column becomes, in words."""

from dataclasses import replace

import pytest

from dateline_db.exchange.mapping import Dates, Figures, Outlets, RowMapping
from dateline_desktop.importing.roles import becomes

MAPPING = RowMapping(
    name="list",
    publisher="list",
    title="{what}",
    dates=Dates(column="when", closer="note"),
    figures=(Figures(measure="killed", low="dead", best="dead", high="dead"),),
    outlets=Outlets(column="paper", title="headline", published="printed", url="link"),
)


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("what", "Title"),
        ("when", "Date"),
        ("note", "Looked at for the date"),
        ("dead", "A number (killed)"),
        ("paper", "Named as the source"),
        ("headline", "Title of the source"),
        ("printed", "Date of the source"),
        ("link", "Address of the source"),
        ("weather", ""),
    ],
)
def test_a_column_says_what_it_becomes(column: str, words: str) -> None:
    assert becomes(MAPPING, column) == words


def test_a_column_can_be_several_things() -> None:
    twice = replace(MAPPING, statement="{what}")
    assert becomes(twice, "what") == "Title, What is stated"
