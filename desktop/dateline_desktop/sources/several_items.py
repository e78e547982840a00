"""Several files that are taken in together: what is known of each, and its outcome."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from dateline_db.capture.attached import attached_to
from dateline_db.capture.intake import CaptureError, Method, Taken, take_file
from dateline_db.capture.keeping import known
from dateline_db.capture.media import MAIL
from dateline_db.capture.proposal import (
    plain_address,
    publisher_for,
    source_for,
)
from dateline_db.capture.reading import Extract, read
from dateline_db.capture.together import Kept
from dateline_db.case import Case
from dateline_db.errors import Message, say
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

    name: str
    take: Callable[[], Taken]
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


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a file, and what is attached to it where it is a message."""

    taken: Taken
    extract: Extract
    attached: Sequence[Taken] = ()


def file_items(paths: Sequence[Path], method: Method) -> list[Item]:
    """Return files as items of a list."""
    return [Item(path.name, partial(take_file, path, method)) for path in paths]


def attached_items(attached: Sequence[Taken]) -> list[Item]:
    """Return what was taken out of a message as items of a list."""
    return [Item(taken.name, partial(_given, taken)) for taken in attached]


def read_item(item: Item, report: Report, *, day_first: bool | None) -> Read:
    """Take in a file and read it, away from the window."""
    taken = item.take()
    extract = read(taken, lambda: report(0, 0), day_first=day_first)
    if extract.media_type != MAIL:
        return Read(taken, extract)
    try:
        there = attached_to(taken.name, taken.data, taken.sha256, lambda: report(0, 0))
    except CaptureError as error:
        why = (*extract.notices, error.message)
        return Read(taken, replace(extract, notices=why))
    return Read(taken, extract, there)


def look_at(case: Case, item: Item, found: Read, others: Sequence[Item]) -> None:
    """Say what would become of a file that was read."""
    item.taken, item.extract = taken, extract = found.taken, found.extract
    there = known(case, taken)
    twin = next((one for one in others if _is_twin(one, item)), None)
    held = sum(len(one.taken.data) for one in others if one.taken and one is not item)
    if there is not None:
        ref = case.sources.get(there.source_id).ref
        item.refuse(say("in the case already, as a document of {ref}", ref=ref))
        item.fate, item.source_id = Fate.KNOWN, there.source_id
    elif twin is not None:
        item.refuse(say("the same, byte for byte, as “{name}”", name=twin.name))
    elif held + len(taken.data) > MOST_TOGETHER:
        item.refuse(say("left out: too much at once; take it in by itself"))
    else:
        _propose(case, item, extract)
        _set_beside(item, extract, others)


def added(case: Case, item: Item, kept: Kept) -> None:
    """Say where a file is kept now, and let go of its bytes."""
    source = case.sources.get(kept.source_id)
    words = say("added as {ref}", ref=source.ref)
    if not kept.is_new:
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


def _given(taken: Taken) -> Taken:
    return taken


def _set_beside(item: Item, extract: Extract, others: Sequence[Item]) -> None:
    """Say so where another file of the list has the same address."""
    address = plain_address(extract.proposal.address)
    for one in others:
        if one is item or one.extract is None or not address or not one.is_wanted:
            continue
        if plain_address(one.extract.proposal.address) == address:
            item.words = say("later version of “{name}”: same address", name=one.name)
            return


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
