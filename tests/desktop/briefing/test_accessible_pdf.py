"""The sample's briefing held against PDF/UA: by a checker, and by what it leaves out.

The checker looks at 16 of 106 rules and cannot read our headings; what it skips and a
screen reader needs is looked at here.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pdfua
import pikepdf
import pytest

from pdf_reading import Printed

SHOWS_TEXT = {"Tj", "TJ", "'", '"'}


def test_the_checker_finds_nothing(sample_printed: Printed) -> None:
    report = pdfua.validate(str(sample_printed.path))
    assert [str(finding) for finding in report.findings] == []


def in_order(printed: Printed) -> Iterator[Any]:
    """Yield the elements of the structure tree as they are read."""

    def walk(element: Any) -> Iterator[Any]:
        yield element
        children: Any = element.get("/K", [])
        if not isinstance(children, pikepdf.Array):
            children = [children]
        for one in children:
            if isinstance(one, pikepdf.Dictionary) and "/S" in one:
                yield from walk(one)

    yield from walk(printed.root.StructTreeRoot)


def test_headings_skip_no_level(sample_printed: Printed) -> None:
    kinds = [str(one.get("/S", "")) for one in in_order(sample_printed)]
    levels = [
        int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_heads_of_columns_say_so(sample_printed: Printed) -> None:
    heads = sample_printed.elements("/TH")
    assert heads
    for head in heads:
        attributes: Any = head.get("/A")
        found = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
        assert any(str(one.get("/Scope", "")) == "/Column" for one in found)


def test_the_tab_key_follows_the_structure(sample_printed: Printed) -> None:
    for page in sample_printed.pdf.pages:
        if "/Annots" in page:
            assert str(page.Tabs) == "/S"


def test_every_font_says_which_letters_it_shows(sample_printed: Printed) -> None:
    fonts = [
        one
        for one in sample_printed.pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"
    ]
    assert fonts
    assert all("/ToUnicode" in font for font in fonts)


@pytest.mark.parametrize("page", [0, 1, 4, 6])
def test_all_text_is_tagged_or_an_artifact(sample_printed: Printed, page: int) -> None:
    depth = 0
    for one in pikepdf.parse_content_stream(sample_printed.pdf.pages[page]):
        name = str(one.operator)
        depth += (name in ("BDC", "BMC")) - (name == "EMC")
        assert depth > 0 or name not in SHOWS_TEXT
