"""What is said of records in one line."""

import pytest

from dateline_db.case import Case
from dateline_db.edits.lineage import set_lineage
from dateline_db.model.figure import Figure
from dateline_db.model.source import Lineage, LineageKind, LineageState
from dateline_desktop.core.describe import figure_line, figures_line, lineage_lines
from newsroom import add_publisher, add_source


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            LineageState.UNKNOWN,
            "Lineage unknown: counted apart, never as independent.",
        ),
        (LineageState.OWN, "Own reporting."),
        (LineageState.DERIVED, "Derived, from whom is not known."),
    ],
)
def test_lineage_is_said_in_words(case: Case, state: LineageState, said: str) -> None:
    source = add_source(case, lineage=state)
    assert lineage_lines(case, source) == [said]


def test_each_chain_is_one_line_from_the_nearest_on(case: Case) -> None:
    source, upstream = add_source(case), add_source(case, "VOA", "AP story")
    ap, afp = add_publisher(case, "AP"), add_publisher(case, "AFP")
    first = Lineage(
        source_id=source.id,
        kind=LineageKind.REWRITES,
        upstream_source_id=upstream.id,
    )
    second = Lineage(
        source_id=source.id, kind=LineageKind.QUOTES, upstream_publisher_id=ap.id
    )
    other = Lineage(source_id=source.id, upstream_publisher_id=afp.id)
    set_lineage(case, source.id, LineageState.DERIVED, [[first, second], [other]])
    assert lineage_lines(case, case.sources.get(source.id)) == [
        "Rewrites VOA (S02), which quotes AP",
        "Derives from AFP",
    ]


def test_figures_stand_in_their_order_with_whom_they_count() -> None:
    killed = Figure(claim_id="c", measure="killed", scope="civilians", best=90)
    freed = Figure(
        claim_id="c", measure="prisoners_released", low=10, high=15, position=1
    )
    assert figure_line(killed) == "killed (civilians): 90"
    assert figures_line([freed, killed]) == (
        "killed (civilians): 90  ·  prisoners released: 10 to 15"
    )
