"""Damaged files of every kind: taken row by row or refused with a sentence, no more."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.errors import DatelineError
from dateline_db.exchange.files import choose, import_file
from exchanged import FILES, a_new_case

PIECES = [b'"', b"\n", b"\r", b",", b"\t", b"\0", b"\xff", b"-9", b"{}", b"9" * 9]
NAMES = ["ucdp_ged_pakistan_hdx.csv", "timesketch_sigma_events.jsonl"]
CUTS = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(0, 30), st.sampled_from(PIECES)),
    max_size=8,
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12)
@given(cuts=CUTS)
def test_a_damaged_file_is_counted_row_by_row_or_refused(
    name: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    data = (FILES / name).read_bytes()
    for place, length, piece in cuts:
        data = data[:place] + piece + data[place + length :]
    with TemporaryDirectory() as folder, closing(a_new_case(Path(folder))) as case:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            report = import_file(case, choose(path))
        except DatelineError:
            assert case.events.count() == 0
            return
        taken = report.new + report.changed + report.unchanged
        assert taken + len(report.aside) + report.skipped.total() == report.rows
        assert report.new == case.events.count()
