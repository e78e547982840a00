"""Several files kept together: as one action, whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline_db.capture.intake import Taken
from dateline_db.capture.keeping import keep, keep_as_proposed
from dateline_db.capture.reading import Extract
from dateline_db.case import Case
from dateline_db.edits.publishers import create_publisher
from dateline_db.errors import Message, say
from dateline_db.model.publisher import Publisher

Progress = Callable[[int, int], None]
"""Called with how many are kept, of how many; what it raises takes all back."""
File = tuple[Taken, Extract]


@dataclass(frozen=True, slots=True)
class Whose:
    """Where files go that do not say it themselves.

    All become documents of the source that is given. Without one, those that name no
    publisher are of the one that is given, which may be new.
    """

    source_id: str = ""
    publisher: Publisher | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The source that a file is a document of now, and whether it was made for it."""

    source_id: str
    is_new: bool


def keep_together(
    case: Case,
    files: Sequence[File],
    whose: Whose,
    progress: Progress = lambda *_: None,
) -> list[Kept]:
    """Keep what was read of several files, and return where each one is."""
    kept: list[Kept] = []
    with case.action(_label(files)):
        if whose.publisher and not case.publishers.find(whose.publisher.id):
            create_publisher(case, whose.publisher)
        for file in files:
            before = case.sources.count()
            source_id = _keep(case, file, whose)
            kept.append(Kept(source_id, case.sources.count() > before))
            progress(len(kept), len(files))
    return kept


def _keep(case: Case, file: File, whose: Whose) -> str:
    if whose.source_id:
        source = case.sources.get(whose.source_id)
        return keep(case, *file, source).source_id
    publisher_id = whose.publisher.id if whose.publisher else None
    return keep_as_proposed(case, *file, publisher_id).source_id


def _label(files: Sequence[File]) -> Message:
    if len(files) == 1:
        (taken, _), *_ = files
        return say("Take in “{name}”", name=taken.name)
    return say("Take in {count} files", count=len(files))
