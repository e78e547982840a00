"""A PDF read back by two other programs: its structure and its text."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium

from dateline_db.case import Case


@dataclass(frozen=True)
class Link:
    """A link: what it covers, and the words at its target or its web address."""

    page: int
    text: str
    target_page: int | None = None
    target_text: str = ""
    address: str = ""


class Printed:
    """A PDF that was written, opened for looking at it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.bytes = path.read_bytes()
        self.pdf = pikepdf.open(path)
        self._text = pdfium.PdfDocument(self.bytes)
        self.root = self.pdf.Root

    def close(self) -> None:
        self._text.close()
        self.pdf.close()

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page."""
        return [folded(self._page_text(page)) for page in range(len(self._text))]

    @property
    def text(self) -> str:
        """The text of all pages; where one line ends and the next begins is a blank."""
        return " ".join(self.pages)

    @property
    def body(self) -> str:
        """The text of all pages between the lines above and below."""
        box = [0.0, 66.0, 700.0, 770.0]
        return " ".join(self.within(page, box) for page in range(len(self._text)))

    @cached_property
    def metadata(self) -> dict[str, Any]:
        """The XMP metadata by their short names."""
        with self.pdf.open_metadata() as held:
            return {
                name: held.get(name)
                for name in (
                    "pdfaid:part",
                    "pdfaid:conformance",
                    "pdfuaid:part",
                    "dc:title",
                    "xmp:CreateDate",
                )
            }

    @cached_property
    def outline(self) -> dict[str, int]:
        """The titles of the outline and the number of the page where each leads."""
        with self.pdf.open_outline() as outline:
            return {str(one.title): self._led_to(one) for one in outline.root}

    @cached_property
    def links(self) -> list[Link]:
        """Every link of every page."""
        return [
            self._link(number, annotation)
            for number, page in enumerate(self.pdf.pages)
            for annotation in page.get("/Annots", [])
            if annotation.Subtype == "/Link"
        ]

    @cached_property
    def _places(self) -> dict[str, Any]:
        """The named places of the document: a page, and where on it."""
        named = pikepdf.NameTree(self.root.Names.Dests)
        return {
            str(name): place.D if isinstance(place, pikepdf.Dictionary) else place
            for name, place in named.items()
        }

    @property
    def fonts(self) -> Iterator[tuple[str, bool]]:
        """Yield the name of each font, and whether it is embedded."""
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        for one in self.pdf.objects:
            if (
                isinstance(one, pikepdf.Dictionary)
                and one.get("/Type") == "/FontDescriptor"
            ):
                yield str(one.FontName), any(file in one for file in files)

    def elements(self, kind: str) -> list[Any]:
        """Return the elements of the structure tree that are of one kind."""
        found, waiting = [], [self.root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            if element.get("/S") == kind:
                found.append(element)
            children: Any = element.get("/K", [])
            if not isinstance(children, pikepdf.Array):
                children = [children]
            waiting += [one for one in children if isinstance(one, pikepdf.Dictionary)]
        return found

    def _link(self, page: int, annotation: Any) -> Link:
        covered = self.within(page, [float(edge) for edge in annotation.Rect])
        if "/Dest" not in annotation:
            return Link(page, covered, address=str(annotation.A.URI))
        target, _, x, y = (self._place(annotation.Dest)[n] for n in range(4))
        number = self._number(target)
        top, left = float(y), float(x)
        there = self.within(number, [left - 2, top - 14, left + 26, top])
        return Link(page, covered, target_page=number, target_text=there)

    def _place(self, target: Any) -> Any:
        """Return a page and where on it, also of a target that is named."""
        return (
            self._places[str(target)] if isinstance(target, pikepdf.String) else target
        )

    def within(self, page: int, box: list[float]) -> str:
        """The text in a box of a page: left, bottom, right and top in points."""
        with (
            closing(self._text[page]) as opened,
            closing(opened.get_textpage()) as text,
        ):
            return folded(text.get_text_bounded(*box))

    def _page_text(self, page: int) -> str:
        with (
            closing(self._text[page]) as opened,
            closing(opened.get_textpage()) as text,
        ):
            return str(text.get_text_bounded())

    def _led_to(self, entry: pikepdf.OutlineItem) -> int:
        target: Any = entry.destination
        return self._number(target[0])

    def _number(self, page: Any) -> int:
        return next(
            n for n, one in enumerate(self.pdf.pages) if one.objgen == page.objgen
        )


Print = Callable[[Case], Printed]
"""Writes the briefing of a case and reads it back."""


def folded(text: str) -> str:
    """Return a text without line ends, ligatures and places where a line may end."""
    kept = unicodedata.normalize("NFKC", text).replace("\u200b", "")
    return " ".join(kept.replace("\ufffe", "-").split())
