"""Several files that are taken in together: what is known of each, and its outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dateline_db.capture.intake import CaptureError, Method, Taken, take_file
from dateline_db.capture.keeping import keep, keep_as_proposed, known
from dateline_db.capture.proposal import publisher_for, source_for
from dateline_db.capture.reading import Extract, read
from dateline_db.case import Case
from dateline_db.errors import Message, say
from dateline_db.model.document import Document
from dateline_desktop.core.jobs import Report

MOST_TOGETHER = 400 << 20
"""Bytes of files that are held at once, before they are kept."""


class Fate(StrEnum):
    """What becomes of a file."""

    WAITING = "waiting"
    READY = "ready"
    KNOWN = "known"
    REFUSED = "refused"
    ADDED = "added"


@dataclass(slots=True)
class Item:
    """A file; `words` say what becomes of it, `source_id` where it is in the case."""

    path: Path
    fate: Fate = Fate.WAITING
    words: Message = field(default_factory=lambda: say("waits to be read"))
    is_wanted: bool = True
    taken: Taken | None = None
    extract: Extract | None = None
    source_id: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""

    @property
    def lacks_publisher(self) -> bool:
        """Whether it is to be added and nobody knows who published it."""
        return self.fate is Fate.READY and self.is_wanted and not self.publisher

    def refuse(self, why: Message) -> None:
        """Leave it out, and let go of its bytes."""
        self.fate, self.words, self.is_wanted = Fate.REFUSED, why, False
        self.taken = self.extract = None


def read_file(
    path: Path, method: Method, report: Report, *, day_first: bool | None
) -> tuple[Taken, Extract]:
    """Take in a file and read it, away from the window."""
    taken = take_file(path, method)
    return taken, read(taken, lambda: report(0, 0), day_first=day_first)


def look_at(
    case: Case, item: Item, result: tuple[Taken, Extract], others: Sequence[Item]
) -> None:
    """Say what would become of a file that was read."""
    item.taken, item.extract = result
    taken, extract = result
    there = known(case, taken)
    twin = next((one for one in others if _is_twin(one, item)), None)
    held = sum(len(one.taken.data) for one in others if one.taken and one is not item)
    if there is not None:
        ref = case.sources.get(there.source_id).ref
        item.refuse(say("in the case already, as a document of {ref}", ref=ref))
        item.fate, item.source_id = Fate.KNOWN, there.source_id
    elif twin is not None:
        item.refuse(say("the same, byte for byte, as “{name}”", name=twin.path.name))
    elif held + len(taken.data) > MOST_TOGETHER:
        item.refuse(say("left out: too much at once; take it in by itself"))
    else:
        _propose(case, item, extract)


def add(
    case: Case, item: Item, source_id: str, publisher_id: str | None
) -> Document | None:
    """Keep a file as it is proposed, or as a document of a source that is given."""
    if item.taken is None or item.extract is None:
        return None
    if source_id:
        source = case.sources.get(source_id)
        return keep(case, item.taken, item.extract, source)
    return keep_as_proposed(case, item.taken, item.extract, publisher_id)


def added(case: Case, item: Item, document: Document, *, is_new: bool) -> None:
    """Say where a file is kept now, and let go of its bytes."""
    source = case.sources.get(document.source_id)
    words = say("added as {ref}", ref=source.ref)
    if not is_new:
        words = say("added as a further document of {ref}", ref=source.ref)
    item.fate, item.words, item.source_id = Fate.ADDED, words, source.id
    item.is_wanted, item.taken, item.extract = False, None, None


def why_not(error: Exception) -> Message:
    """Return why a file could not be taken in, in a sentence."""
    if isinstance(error, CaptureError):
        return error.message
    return say("it could not be read: {why}", why=str(error))


def _is_twin(one: Item, other: Item) -> bool:
    if one is other or one.taken is None or other.taken is None:
        return False
    return one.taken.sha256 == other.taken.sha256


def _propose(case: Case, item: Item, extract: Extract) -> None:
    item.fate, proposal = Fate.READY, extract.proposal
    item.title = proposal.title
    item.published = proposal.published.label() if proposal.published else ""
    same = source_for(case, proposal)
    if same is not None:
        item.publisher = case.publishers.get(same.publisher_id).name
        item.words = say("later version of {ref}: same address", ref=same.ref)
        return
    publisher = publisher_for(case, proposal)
    item.publisher = publisher.name if publisher else proposal.publisher
    notices = " ".join(str(notice) for notice in extract.notices)
    item.words = say("new source")
    if notices:
        item.words = say("new source · {notices}", notices=notices)
