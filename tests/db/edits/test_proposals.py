"""Lineage proposals that are taken or turned down."""

from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.documents import create_document
from dateline_db.edits.proposals import (
    confirm_proposal,
    dismiss_proposal,
    find_proposals,
)
from dateline_db.edits.sources import change_source
from dateline_db.model.source import LineageState, Source
from newsroom import a_document, add_source
from undoing import one_action


def a_copy(case: Case, text: bytes = b"PESHAWAR (AFP) - A bomb went off.") -> Source:
    source = add_source(case)
    create_document(case, *a_document(source.id, text))
    return source


def test_a_proposal_is_taken_with_the_agency_and_what_it_was_seen_by(
    case: Case,
) -> None:
    source = a_copy(case)
    (proposal,) = find_proposals(case)
    with one_action(case, "Trace the lineage of source S01"):
        confirm_proposal(case, proposal)
    assert case.sources.get(source.id).lineage is LineageState.DERIVED
    (step,) = case.lineage.where(source_id=source.id)
    (agency,) = case.publishers.where(name="AFP")
    assert (step.upstream_publisher_id, step.note) == (agency.id, "It says “(AFP)”.")
    assert find_proposals(case) == []


def test_a_second_supplier_is_a_second_chain(case: Case) -> None:
    source = a_copy(case, b"PESHAWAR (AFP) - A bomb.\n\nReuters contributed to this.")
    for proposal in find_proposals(case):
        confirm_proposal(case, proposal)
    steps = case.lineage.where(source_id=source.id)
    assert sorted(step.chain for step in steps) == [0, 1]
    assert len(case.lineages().of_source(source.id).publisher_ids) == 2


def test_a_proposal_that_was_turned_down_stays_away(case: Case) -> None:
    a_copy(case)
    (proposal,) = find_proposals(case)
    with one_action(case, "Turn down a lineage proposed for source S01"):
        dismiss_proposal(case, proposal, "Their own reporter wrote it.")
    assert find_proposals(case) == []
    case.undo()
    assert find_proposals(case) == [proposal]


def test_a_copy_is_proposed_and_counts_as_no_further_origin(case: Case) -> None:
    text = b"".join(
        b"Sentence %d of the story, as it was told. " % n for n in range(30)
    )
    first = add_source(case, title="Told first")
    create_document(case, *a_document(first.id, text))
    second = add_source(case, "Geo", "Told again")
    create_document(case, *a_document(second.id, b"Breaking. " + text))
    change_source(case, replace(first, author="A. Khan"))
    (proposal,) = find_proposals(case)
    assert case.lineages().of_source(second.id) != case.lineages().of_source(first.id)
    confirm_proposal(case, proposal)
    assert case.lineages().of_source(second.id) == case.lineages().of_source(first.id)
