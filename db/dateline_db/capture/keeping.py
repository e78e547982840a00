"""Keeping what was taken in: source, publisher and document as one named action."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline_db.analysis.anchors import Finder, anchor, anchor_of
from dateline_db.capture.intake import Taken
from dateline_db.capture.proposal import drafted, publisher_for, source_for
from dateline_db.capture.reading import Extract
from dateline_db.case import Case
from dateline_db.edits.documents import create_document
from dateline_db.edits.publishers import create_publisher
from dateline_db.edits.saving import Rows, save, with_ref
from dateline_db.edits.sources import create_source
from dateline_db.errors import InvalidValue, say
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Source


def known(case: Case, taken: Taken) -> Document | None:
    """Return the document of the case that has the same bytes, the earliest one."""
    same = case.documents.where(sha256=taken.sha256)
    return min(same, key=lambda one: one.captured_at, default=None)


def keep(
    case: Case,
    taken: Taken,
    extract: Extract,
    source: Source,
    publisher: Publisher | None = None,
) -> Document:
    """Keep what was taken in as a document of a source, and return it.

    A source and a publisher that the case does not hold yet are made with it. A source
    keeps the same bytes once: its document that has them is returned and nothing is
    written. Another source may have them too, which says something of its lineage.
    """
    for there in case.documents.where(sha256=taken.sha256, source_id=source.id):
        return there
    document = _document(case, taken, extract, source)
    label = say("Capture “{name}” for source {ref}", name=taken.name, ref=source.ref)
    is_new = case.sources.find(source.id) is None
    if is_new:
        source = with_ref(case, case.sources, source)
        label = say("Capture “{name}” as source {ref}", name=taken.name, ref=source.ref)
    with case.action(label):
        if publisher is not None and case.publishers.find(publisher.id) is None:
            create_publisher(case, publisher)
        if is_new:
            create_source(case, source)
        create_document(case, document, taken.data)
    return document


def keep_as_proposed(
    case: Case, taken: Taken, extract: Extract, publisher_id: str | None = None
) -> Document:
    """Keep what was taken in as the source that it says it is.

    That of a source with the same address is a later version of it. `publisher_id` is
    whose it is where it does not say so itself.
    """
    proposal = extract.proposal
    same = source_for(case, proposal)
    if same is not None:
        return keep(case, taken, extract, same)
    publisher = publisher_for(case, proposal)
    if publisher is None and proposal.publisher:
        publisher = Publisher(name=proposal.publisher)
    if publisher is None and publisher_id is not None:
        publisher = case.publishers.get(publisher_id)
    if publisher is None:
        raise InvalidValue(
            "publisher_id",
            "“{name}” does not say who published it: choose that first.",
            name=taken.name,
        )
    source = drafted(proposal, publisher, taken.name)
    return keep(case, taken, extract, source, publisher)


@dataclass(frozen=True, slots=True)
class Anchored:
    """The claims whose quotes were found in a new text, and those that were not."""

    found: Sequence[Claim]
    lost: Sequence[Claim]


def put_text(case: Case, document_id: str, extract: Extract) -> Anchored:
    """Give a document the text that was read anew, and anchor its quotes in that.

    A quote that is not found keeps its words and its document, but no place.
    """
    document = case.documents.get(document_id)
    quoting = case.claims.where(document_id=document_id)
    anchored = _anchored(quoting, extract.text)
    changed = replace(document, text=extract.text, media_type=extract.media_type)
    label = say("Read the text of “{name}” again", name=document.name)
    if anchored.lost:
        label = say(
            "Read the text of “{name}” again; quotes no longer found: {lost}",
            name=document.name,
            lost=len(anchored.lost),
        )
    save(
        case,
        label,
        Rows(case.documents, [document], [changed]),
        Rows(case.claims, quoting, [*anchored.found, *anchored.lost]),
    )
    return anchored


def _document(case: Case, taken: Taken, extract: Extract, source: Source) -> Document:
    return Document(
        source_id=source.id,
        name=taken.name,
        sha256=taken.sha256,
        size=len(taken.data),
        media_type=extract.media_type,
        captured_at=taken.captured_at,
        captured_by=case.analyst,
        method=taken.method,
        text=extract.text,
        note="\n".join(str(notice) for notice in extract.notices),
    )


def _anchored(quoting: Sequence[Claim], text: str) -> Anchored:
    """Return the claims as they stand in a text; one without a quote stays as it is."""
    finder = Finder(text)
    found, lost = [], []
    for claim in quoting:
        quote = anchor_of(claim)
        span = finder.find(quote) if quote else None
        if span is not None:
            there = anchor(text, *span)
            found.append(
                replace(
                    claim,
                    quote_start=there.start,
                    quote_prefix=there.prefix,
                    quote_suffix=there.suffix,
                )
            )
        elif quote is None:
            found.append(claim)
        else:
            lost.append(replace(claim, quote_start=None))
    return Anchored(found, lost)
