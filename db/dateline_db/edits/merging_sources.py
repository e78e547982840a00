"""Merging of sources and of publishers that were entered twice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.merging import (
    Leftover,
    attached_moved,
    check_two,
    joined,
    letters_moved,
    moved,
    stricter,
)
from dateline_db.edits.saving import Rows, save
from dateline_db.edits.wording import brief
from dateline_db.errors import say
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.source import (
    Lineage,
    LineageKind,
    LineageState,
    Source,
    SourceState,
)
from dateline_db.model.spelling import name_key

_SOURCE_FIELDS = {
    "title": "Title",
    "author": "Author",
    "url": "Address",
    "published": "Published",
    "published_words": "Published, in words",
    "kind": "Kind",
    "language": "Language",
    "note": "Note",
}
_PUBLISHER_FIELDS = {
    "country": "Country",
    "url": "Address",
    "note": "Note",
    "owner": "Owner",
}


def merge_sources(case: Case, keep_id: str, other_id: str) -> Source:
    """Make one source of two; claims, documents and copies are then of that one."""
    check_two(keep_id, other_id)
    keep, other = case.sources.get(keep_id), case.sources.get(other_id)
    left = Leftover(f"source {other.ref} “{brief(other.title)}”")
    if keep.publisher_id != other.publisher_id:
        left.add("Publisher", case.publishers.get(other.publisher_id).name)
    made = joined(keep, other, _SOURCE_FIELDS, left)
    if keep.state is SourceState.AS_CAPTURED:
        made = replace(made, state=other.state)
    elif other.state not in (keep.state, SourceState.AS_CAPTURED):
        left.add("State", other.state)
    lineage, state = _lineage(case, keep, other, left)
    made = replace(made, lineage=state, marking=stricter(keep.marking, other.marking))
    save(
        case,
        say("Merge source {other} into {keep}", other=other.ref, keep=keep.ref),
        moved(case, "claim", "source_id", other_id, keep_id),
        moved(case, "document", "source_id", other_id, keep_id),
        letters_moved(case, "source_id", other_id, keep_id, left),
        lineage,
        *attached_moved(case, "source", other_id, keep_id),
        left.note(case, "source", keep_id),
        Rows(case.sources, [keep, other], [made]),
    )
    return made


def merge_publishers(case: Case, keep_id: str, other_id: str) -> Publisher:
    """Make one publisher of two: what came from either is then one origin."""
    check_two(keep_id, other_id)
    keep, other = case.publishers.get(keep_id), case.publishers.get(other_id)
    left = Leftover(f"publisher “{other.name}”")
    made = joined(keep, other, _PUBLISHER_FIELDS, left)
    if keep.kind is PublisherKind.OTHER:
        made = replace(made, kind=other.kind)
    elif other.kind not in (keep.kind, PublisherKind.OTHER):
        left.add("Kind", other.kind)
    made = replace(made, aliases=_aliases(keep, other))
    save(
        case,
        say(
            "Merge publisher “{other}” into “{keep}”", other=other.name, keep=keep.name
        ),
        moved(case, "source", "publisher_id", other_id, keep_id),
        moved(case, "lineage", "upstream_publisher_id", other_id, keep_id),
        moved(case, "claim", "credits_id", other_id, keep_id),
        letters_moved(case, "publisher_id", other_id, keep_id, left),
        *attached_moved(case, "publisher", other_id, keep_id),
        left.note(case, "publisher", keep_id),
        Rows(case.publishers, [keep, other], [made]),
    )
    return made


def _aliases(keep: Publisher, other: Publisher) -> tuple[str, ...]:
    names = {name_key(name): name for name in (other.name, *other.aliases)}
    for name in (keep.name, *keep.aliases):
        names.pop(name_key(name), None)
    return (*keep.aliases, *names.values())


def _lineage(
    case: Case, keep: Source, other: Source, left: Leftover
) -> tuple[Rows[Lineage], LineageState]:
    """Return every step with the one source in the place of the other, and the state.

    Of two lineages the one stays that is known; where both are, that of the source that
    stays, unless it only said that it derives from the other.
    """
    mine = case.lineage.where(source_id=keep.id)
    theirs = case.lineage.where(source_id=other.id)
    copies = case.lineage.where(upstream_source_id=other.id)
    own = [one for one in mine if one.upstream_source_id != other.id]
    only_derived = keep.lineage is LineageState.DERIVED and not any(map(_tells, own))
    state = keep.lineage
    if keep.lineage is LineageState.UNKNOWN or (mine and only_derived):
        state = other.lineage
        own += _after(own, theirs, keep.id)
    elif other.lineage is not LineageState.UNKNOWN and _ends(theirs) != _ends(own):
        left.add("Lineage", _in_words(case, other, theirs))
    before = {one.id: one for one in (*mine, *theirs, *copies)}
    steps = {one.id: one for one in copies if one.source_id not in (keep.id, other.id)}
    steps |= {one.id: one for one in own if one.upstream_source_id != keep.id}
    after = [_redirected(one, keep, other) for one in steps.values()]
    return Rows(case.lineage, before.values(), after), state


def _tells(step: Lineage) -> bool:
    return step.kind is not LineageKind.SAME_OWNER


def _after(
    own: Iterable[Lineage], theirs: Iterable[Lineage], keep_id: str
) -> list[Lineage]:
    """Return the steps of the other source as those of this one, as further chains."""
    first = max((one.chain for one in own), default=-1) + 1
    return [
        replace(one, source_id=keep_id, chain=first + one.chain)
        for one in theirs
        if one.upstream_source_id != keep_id
    ]


def _redirected(step: Lineage, keep: Source, other: Source) -> Lineage:
    if step.upstream_source_id != other.id:
        return step
    return replace(step, upstream_source_id=keep.id)


def _ends(steps: Iterable[Lineage]) -> set[tuple[str | None, str | None]]:
    return {(one.upstream_source_id, one.upstream_publisher_id) for one in steps}


def _in_words(case: Case, source: Source, steps: Sequence[Lineage]) -> str:
    names = [
        case.sources.get(one.upstream_source_id).ref
        if one.upstream_source_id
        else case.publishers.get(one.upstream_publisher_id or "").name
        for one in steps
    ]
    return f"{source.lineage.value}, from {', '.join(names)}" if names else "own"
