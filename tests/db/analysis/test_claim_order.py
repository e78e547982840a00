"""The order of claims in a table."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.analysis.claim_order import ClaimOrder, in_order
from dateline_db.case import Case
from dateline_db.edits.grades import grade_claim, grade_source
from dateline_db.model.claim import Stance
from dateline_db.model.grade import Credibility, Reliability
from dateline_db.model.when import When
from newsroom import add_claim, add_event, add_source


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    path = tmp_path / "a.dateline"
    with closing(Case.create(path, title="A", analyst="Ada")) as made:
        dawn, afp = add_source(made), add_source(made, "AFP")
        event = add_event(made, "Raid")
        add_claim(made, source=dawn, when=When.parse("2023-02"), statement="b")
        first = add_claim(made, event, afp, statement="C", stance=Stance.CONTEXT)
        second = add_claim(
            made, event, dawn, when=When.parse("2023-01-30"), statement="a"
        )
        grade_source(made, dawn.id, Reliability.B, "Its record.")
        grade_claim(made, second.id, Credibility.TWO, "Others say so.")
        grade_claim(made, first.id, Credibility.SIX, "Nothing to go by.")
        yield made


@pytest.mark.parametrize(
    ("order", "refs"),
    [
        (ClaimOrder.REF, "C001 C002 C003"),
        (ClaimOrder.EVENT, "C001 C002 C003"),
        (ClaimOrder.SOURCE, "C001 C003 C002"),
        (ClaimOrder.PUBLISHER, "C002 C001 C003"),
        (ClaimOrder.GRADE, "C003 C001 C002"),
        (ClaimOrder.STATEMENT, "C003 C001 C002"),
        (ClaimOrder.NATURE, "C001 C002 C003"),
        (ClaimOrder.STANCE, "C002 C001 C003"),
        (ClaimOrder.DATE, "C003 C001 C002"),
        (ClaimOrder.AS_OF, "C001 C002 C003"),
    ],
)
def test_claims_are_sorted(case: Case, order: ClaimOrder, refs: str) -> None:
    columns = case.claim_columns()
    rows = in_order(columns, order, case.grades)
    assert [columns.ref[row] for row in rows] == refs.split()


def test_an_empty_case_has_no_claims_to_sort(tmp_path: Path) -> None:
    path = tmp_path / "empty.dateline"
    with closing(Case.create(path, title="A", analyst="Ada")) as made:
        columns = made.claim_columns()
        assert len(columns) == 0
        assert in_order(columns, ClaimOrder.GRADE, made.grades) == []
