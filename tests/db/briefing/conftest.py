"""What tests of the composition share: an open case."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    path = tmp_path / "harbour.dateline"
    with closing(Case.create(path, title="Harbour", analyst="Ada")) as made:
        yield made
