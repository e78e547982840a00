"""Proposals of lineage: signs in the sources themselves that one derives from another.

Nothing here is applied: a proposal names what it was seen by, and the analyst says
whether it holds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dateline_db.analysis.addresses import links, page_key
from dateline_db.analysis.agencies import Agencies
from dateline_db.analysis.likeness import ALIKE, Likeness, alike
from dateline_db.errors import Message, say
from dateline_db.model.document import Document
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.source import Lineage, LineageKind, Source
from dateline_db.model.spelling import name_key


class Sign(StrEnum):
    """By what a derivation is seen."""

    CREDIT_LINE = "credit_line"
    LIKE_TEXT = "like_text"
    SAME_MEDIA = "same_media"
    LINK = "link"


class Strength(StrEnum):
    """How much a sign says; a class, not a number to reckon with."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Proposal:
    """That a source derives from another, or from a publisher, and why it seems so.

    Where the case does not know the publisher yet, `upstream_name` is what it is
    called; else exactly one of the two ids is given.
    """

    source_id: str
    sign: Sign
    kind: LineageKind
    evidence: Message
    strength: Strength
    upstream_source_id: str | None = None
    upstream_publisher_id: str | None = None
    upstream_name: str = ""

    @property
    def dismissal(self) -> tuple[str, tuple[str, str]]:
        """Under what it is remembered where it is turned down."""
        upstream = (
            self.upstream_source_id
            or self.upstream_publisher_id
            or name_key(self.upstream_name)
        )
        return f"lineage_{self.sign}", (self.source_id, upstream)


_BY_CONTENT = (Sign.LIKE_TEXT, Sign.SAME_MEDIA)


class Library(NamedTuple):
    """All that is looked through."""

    sources: Sequence[Source]
    publishers: Sequence[Publisher]
    documents: Sequence[Document] = ()
    lineage: Sequence[Lineage] = ()
    dismissed: Collection[tuple[str, tuple[str, ...]]] = frozenset()


def proposals(library: Library) -> list[Proposal]:
    """Return what is not yet said of the lineage of any source, the strongest first."""
    shelves = _Shelves(library)
    found = [
        *_by_credit_line(shelves),
        *_by_text(shelves),
        *_by_media(shelves),
        *_by_link(shelves),
    ]
    new: dict[tuple[str, str], Proposal] = {}
    for one in sorted(found, key=lambda one: list(Strength).index(one.strength)):
        if one.dismissal not in library.dismissed and not shelves.is_known(one):
            new.setdefault(one.dismissal[1], one)
    return list(new.values())


class _Shelves:
    """The library in the order in which it is looked through."""

    def __init__(self, library: Library) -> None:
        self.sources = {source.id: source for source in library.sources}
        self.publishers = {one.id: one for one in library.publishers}
        self.agencies = Agencies(library.publishers)
        self.documents = [one for one in library.documents if self._is_held(one)]
        self.by_name = {
            name_key(name): one.id
            for one in library.publishers
            for name in (*one.aliases, one.name)
        }
        self._upstream: dict[str, set[str]] = defaultdict(set)
        for step in library.lineage:
            self._upstream[step.source_id] |= {
                step.upstream_source_id or "",
                step.upstream_publisher_id or "",
            }
            upstream = self.sources.get(step.upstream_source_id or "")
            if upstream is not None:
                self._upstream[step.source_id].add(upstream.publisher_id)

    def publisher(self, source_id: str) -> Publisher | None:
        """Return who published a source."""
        return self.publishers.get(self.sources[source_id].publisher_id)

    def is_known(self, one: Proposal) -> bool:
        """Whether it goes without saying, or is said: also the other way round.

        Of two that have it from a third, what is alike in both says nothing more.
        """
        own = self.sources[one.source_id].publisher_id
        if own == one.upstream_publisher_id:
            return True
        said = self._upstream[one.source_id]
        if one.upstream_publisher_id is not None:
            return one.upstream_publisher_id in said
        if one.upstream_source_id is None:
            return False
        upstream = self.sources[one.upstream_source_id]
        return (
            one.upstream_source_id in said
            or upstream.publisher_id in said
            or one.source_id in self._upstream[one.upstream_source_id]
            or (one.sign in _BY_CONTENT and self._have_one_origin(one))
        )

    def _have_one_origin(self, one: Proposal) -> bool:
        theirs = self._upstream[one.upstream_source_id or ""]
        return bool((self._upstream[one.source_id] & theirs) - {""})

    def _is_held(self, document: Document) -> bool:
        return document.source_id in self.sources


def _by_credit_line(shelves: _Shelves) -> Iterator[Proposal]:
    texts: dict[str, list[str]] = defaultdict(list)
    for document in shelves.documents:
        texts[document.source_id].append(document.text)
    for source in shelves.sources.values():
        publisher = shelves.publishers.get(source.publisher_id)
        own = publisher.name if publisher else ""
        byline = shelves.agencies.in_byline(source.author)
        if byline and name_key(byline) != name_key(own):
            said = say("Its author is given as “{words}”.", words=source.author)
            kind = LineageKind.SYNDICATES
            yield _credited(shelves, source.id, byline, kind, said)
        for text in (*texts[source.id], source.title, source.note, own):
            for name, words, kind in shelves.agencies.credits(text):
                said = say("It says “{words}”.", words=words)
                yield _credited(shelves, source.id, name, kind, said)


def _credited(
    shelves: _Shelves, source_id: str, name: str, kind: LineageKind, said: Message
) -> Proposal:
    publisher_id = shelves.by_name.get(name_key(name))
    return Proposal(
        source_id=source_id,
        sign=Sign.CREDIT_LINE,
        kind=kind,
        evidence=said,
        strength=(Strength.STRONG if kind is LineageKind.SYNDICATES else Strength.FAIR),
        upstream_publisher_id=publisher_id,
        upstream_name="" if publisher_id else name,
    )


def _by_text(shelves: _Shelves) -> Iterator[Proposal]:
    """Of two texts that are nearly one, the later derives from the earlier."""
    texts = {one.id: one.text for one in shelves.documents}
    source_of = {one.id: one.source_id for one in shelves.documents}
    for pair in alike(texts):
        one, other = source_of[pair.one], source_of[pair.other]
        if one != other:
            yield _copied(shelves, one, other, pair)


def _copied(shelves: _Shelves, one: str, other: str, pair: Likeness) -> Proposal:
    copy, model, is_sure = _later_first(shelves, one, other)
    near_whole = pair.jaccard >= ALIKE
    share = round(100 * (pair.jaccard if near_whole else pair.contained))
    template = (
        "{share} % of its text is that of {ref}, word for word."
        if near_whole
        else "{share} % of the shorter of its text and that of {ref} stands in the "
        "other, word for word."
    )
    strength = Strength.STRONG if near_whole and is_sure else Strength.FAIR
    return Proposal(
        source_id=copy,
        sign=Sign.LIKE_TEXT,
        kind=LineageKind.SYNDICATES if near_whole else LineageKind.REWRITES,
        evidence=Message(template, {"share": share, "ref": shelves.sources[model].ref}),
        strength=strength if is_sure else Strength.WEAK,
        upstream_source_id=model,
    )


def _later_first(shelves: _Shelves, one: str, other: str) -> tuple[str, str, bool]:
    """Return the copy and its model, and whether that is more than a guess.

    An agency is the model; else the dates tell. Without them the one that was entered
    first is taken for it, which says nothing.
    """
    agencies = [_is_agency(shelves.publisher(source_id)) for source_id in (one, other)]
    if agencies[0] is not agencies[1]:
        return (other, one, True) if agencies[0] else (one, other, True)
    first, second = (shelves.sources[source_id].published for source_id in (one, other))
    if first is not None and second is not None and not first.overlaps(second):
        is_later = first.sort_key() > second.sort_key()
        return (one, other, True) if is_later else (other, one, True)
    return max(one, other), min(one, other), False


def _is_agency(publisher: Publisher | None) -> bool:
    return publisher is not None and publisher.kind is PublisherKind.AGENCY


def _by_media(shelves: _Shelves) -> Iterator[Proposal]:
    holders: dict[str, list[Document]] = defaultdict(list)
    for document in shelves.documents:
        holders[document.sha256].append(document)
    for same in holders.values():
        first = {one.source_id: one for one in reversed(same)}
        sources = sorted(first)
        for number, one in enumerate(sources):
            for other in sources[:number]:
                copy, model, is_sure = _later_first(shelves, one, other)
                yield Proposal(
                    source_id=copy,
                    sign=Sign.SAME_MEDIA,
                    kind=LineageKind.SAME_MEDIA,
                    evidence=say(
                        "“{name}” is the same file, byte for byte, as one of {ref}.",
                        name=first[copy].name,
                        ref=shelves.sources[model].ref,
                    ),
                    strength=Strength.STRONG if is_sure else Strength.FAIR,
                    upstream_source_id=model,
                )


def _by_link(shelves: _Shelves) -> Iterator[Proposal]:
    pages = _pages(shelves.sources.values())
    for document in shelves.documents:
        for address, page in links(document.text):
            linked = pages.get(page)
            if linked is None or linked == document.source_id:
                continue
            yield Proposal(
                source_id=document.source_id,
                sign=Sign.LINK,
                kind=LineageKind.QUOTES,
                evidence=say(
                    "Its text names the address of {ref}: {address}",
                    ref=shelves.sources[linked].ref,
                    address=address,
                ),
                strength=Strength.FAIR,
                upstream_source_id=linked,
            )


def _pages(sources: Iterable[Source]) -> Mapping[str, str]:
    return {key: source.id for source in sources if (key := page_key(source.url))}
