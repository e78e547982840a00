"""The place of a quote in its document, after the quote or its source was edited."""

from dataclasses import replace

from dateline_db.analysis.anchors import anchor, anchor_of, find
from dateline_db.analysis.folding import fold
from dateline_db.case import Case
from dateline_db.model.claim import Claim


def anchored(case: Case, claim: Claim, words: str) -> Claim:
    """Return a claim whose quote stands where the document has it, or nowhere.

    `words` are those of the document, in which a form may have lost a blank.
    """
    document = case.documents.find(claim.document_id) if claim.document_id else None
    if document is None:
        return claim
    if document.source_id != claim.source_id or not claim.quote:
        return _adrift(claim)
    if fold(claim.quote).text == fold(words).text:
        return replace(claim, quote=words)
    quote = anchor_of(claim)
    span = find(document.text, quote) if quote else None
    if span is None:
        return replace(claim, quote_start=None)
    there = anchor(document.text, *span)
    return replace(
        claim,
        quote=there.exact,
        quote_start=there.start,
        quote_prefix=there.prefix,
        quote_suffix=there.suffix,
    )


def _adrift(claim: Claim) -> Claim:
    return replace(
        claim, document_id=None, quote_start=None, quote_prefix="", quote_suffix=""
    )
