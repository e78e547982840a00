"""The place of a quote in its document, after the quote or its source was edited."""

from dataclasses import replace

from dateline_db.analysis.anchors import Anchor, Span, anchor_of, find, with_quote
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
    span = _within(document.text, claim, words) or _anywhere(document.text, claim)
    if span is None:
        return replace(claim, quote_start=None)
    return with_quote(claim, document, *span)


def _within(text: str, claim: Claim, words: str) -> Span | None:
    """Return where a quote stands that was made shorter."""
    start = claim.quote_start
    if start is None or text[start : start + len(words)] != words:
        return None
    span = find(words, Anchor(None, claim.quote))
    return (start + span[0], start + span[1]) if span else None


def _anywhere(text: str, claim: Claim) -> Span | None:
    quote = anchor_of(claim)
    return find(text, quote) if quote else None


def _adrift(claim: Claim) -> Claim:
    return replace(
        claim, document_id=None, quote_start=None, quote_prefix="", quote_suffix=""
    )
