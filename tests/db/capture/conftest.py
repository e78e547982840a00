"""What tests of capture share: an open case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline_db.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case.create(tmp_path / "harbour.dateline", title="Harbour", analyst="Ada")
    yield made
    made.close()
