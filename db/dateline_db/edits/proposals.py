"""Edits of what lineage proposals come to: they are taken, or turned down."""

from collections.abc import Collection

from dateline_db.analysis.proposals import Library, Proposal, proposals
from dateline_db.case import Case
from dateline_db.edits.dismissals import dismiss
from dateline_db.edits.lineage import chains_of, set_lineage
from dateline_db.edits.publishers import create_publisher
from dateline_db.errors import say
from dateline_db.model.dismissal import Dismissal
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.source import Lineage, LineageState


def find_proposals(case: Case) -> list[Proposal]:
    """Return what the sources themselves suggest of their lineage, strongest first.

    Every text of the case is read: for many documents, in the background.
    """
    return proposals(
        Library(
            case.sources.all(),
            case.publishers.all(),
            case.documents.all(),
            case.lineage.all(),
            frozenset(one.key for one in case.dismissals.all()),
        )
    )


def proposals_about(case: Case, source_ids: Collection[str]) -> list[Proposal]:
    """Return those that say from whom some sources have it, or who has it from them.

    Every text of the case is read: in the background.
    """
    return [
        one
        for one in find_proposals(case)
        if one.source_id in source_ids or one.upstream_source_id in source_ids
    ]


def confirm_proposal(case: Case, proposal: Proposal) -> None:
    """Say that a source derives as proposed, beside what is said of it already.

    A publisher that the case does not know yet is added with it.
    """
    source = case.sources.get(proposal.source_id)
    label = say("Trace the lineage of source {ref}", ref=source.ref)
    with case.action(label):
        step = Lineage(
            source_id=source.id,
            kind=proposal.kind,
            upstream_source_id=proposal.upstream_source_id,
            upstream_publisher_id=_publisher_id(case, proposal),
            note=str(proposal.evidence),
        )
        chains = [*chains_of(case, source.id), [step]]
        set_lineage(case, source.id, LineageState.DERIVED, chains)


def dismiss_proposal(case: Case, proposal: Proposal, reason: str = "") -> Dismissal:
    """Turn a proposal down, so that it is not made again."""
    kind, subjects = proposal.dismissal
    ref = case.sources.get(proposal.source_id).ref
    label = say("Turn down a lineage proposed for source {ref}", ref=ref)
    return dismiss(case, kind, subjects, label, reason)


def _publisher_id(case: Case, proposal: Proposal) -> str | None:
    if not proposal.upstream_name:
        return proposal.upstream_publisher_id
    publisher = Publisher(name=proposal.upstream_name, kind=PublisherKind.AGENCY)
    return create_publisher(case, publisher).id
