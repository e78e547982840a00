"""What tests of the briefing share: the sample's briefing, read back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_desktop.briefing.export import write_briefing
from pdf_reading import Print, Printed


@pytest.fixture(scope="package")
def sample_printed(
    sample_built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Printed]:
    """The briefing of the sample case."""
    target = tmp_path_factory.mktemp("briefing") / "sample.pdf"
    with closing(Case.open(sample_built, analyst="Ann", read_only=True)) as case:
        write_briefing(case, target)
    with closing(Printed(target)) as printed:
        yield printed


@pytest.fixture
def printed(tmp_path: Path) -> Iterator[Print]:
    """Writes the briefing of a case and reads it back."""
    made: list[Printed] = []

    def write(case: Case) -> Printed:
        made.append(Printed(write_briefing(case, tmp_path / "made.pdf").path))
        return made[-1]

    yield write
    for one in made:
        one.close()
