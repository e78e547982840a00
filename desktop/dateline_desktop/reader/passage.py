"""A passage that was selected: what is known of a claim or an event made of it."""

from dataclasses import dataclass
from typing import Any

from dateline_db.analysis.anchors import anchor
from dateline_db.analysis.passages import Readings, readings
from dateline_db.capture.media import PAGE_BREAK
from dateline_db.errors import say
from dateline_db.model.document import Document
from dateline_db.model.source import Source
from dateline_desktop.core.text import tr

Span = tuple[int, int]
LONGEST_READ = 5000
"""Characters of a passage beyond which nothing is read in it: it is no quote."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a document of a source."""

    document: Document
    source: Source
    start: int
    end: int

    @property
    def words(self) -> str:
        """The very words."""
        return self.document.text[self.start : self.end]

    def readings(self, *, day_first: bool | None) -> Readings:
        """Return the dates, figures and credits that seem to be in it."""
        if self.end - self.start > LONGEST_READ:
            return Readings((), (), ())
        published = self.source.published
        text = self.document.text
        return readings(text, self.start, self.end, published, day_first=day_first)

    def of_claim(self, *, day_first: bool | None) -> dict[str, Any]:
        """Return what is known of a claim that quotes it."""
        there = anchor(self.document.text, self.start, self.end)
        return {
            "source_id": self.source.id,
            "document_id": self.document.id,
            "statement": " ".join(self.words.split()),
            "quote": there.exact,
            "quote_start": there.start,
            "quote_prefix": there.prefix,
            "quote_suffix": there.suffix,
            "quote_language": self.source.language,
            "locator": self._locator(),
            "readings": self.readings(day_first=day_first),
        }

    def of_event(self, *, day_first: bool | None) -> dict[str, Any]:
        """Return what is known of an event that it tells of."""
        return {
            "published": self.source.published,
            "readings": self.readings(day_first=day_first),
        }

    def _locator(self) -> str:
        pages = self.document.text.count(PAGE_BREAK)
        if not pages:
            return ""
        page = self.document.text.count(PAGE_BREAK, 0, self.start) + 1
        return tr(say("page {page}", page=page))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a span without the blanks at its ends, None where nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None
