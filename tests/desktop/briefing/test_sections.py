"""A briefing of whatever sections, in whatever order, on either paper is a good PDF."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.briefing.compose import briefing_of
from dateline_db.case import Case
from dateline_db.model.briefing import Paper, Section
from dateline_desktop.briefing.export import write_briefing
from pdf_reading import Printed


@pytest.fixture
def opened(sample_built: Path) -> Iterator[Case]:
    with closing(Case.open(sample_built, analyst="Ann", read_only=True)) as case:
        yield case


@pytest.mark.parametrize(
    "sections",
    [
        (Section.JUDGEMENTS,),
        (Section.EVENTS,),
        (Section.SOURCES, Section.EVENTS),
        (Section.CLAIMS, Section.CLOSE_UP, Section.TIMELINE),
        (Section.DISCREPANCIES, Section.ALTERNATIVES, Section.OUTLOOK),
        tuple(reversed(Section)),
    ],
)
def test_links_lead_nowhere_that_is_left_out(
    opened: Case, tmp_path: Path, sections: tuple[Section, ...]
) -> None:
    briefing = replace(briefing_of(opened), sections=sections, paper=Paper.LETTER)
    written = write_briefing(opened, tmp_path / "made.pdf", briefing=briefing)
    assert written.problems == ()
    with closing(Printed(written.path)) as printed:
        assert printed.pages[0]
        width, height = (float(edge) for edge in printed.pdf.pages[0].MediaBox[2:])
        assert (round(width), round(height)) == (612, 792)


def test_every_section_opens_with_its_text(opened: Case, tmp_path: Path) -> None:
    texts = ", ".join(f'"{one}": "Opens {one} here."' for one in Section)
    briefing = replace(briefing_of(opened), section_texts="{" + texts + "}")
    written = write_briefing(opened, tmp_path / "made.pdf", briefing=briefing)
    with closing(Printed(written.path)) as printed:
        missing = [one for one in Section if f"Opens {one} here." not in printed.text]
    assert missing == []
