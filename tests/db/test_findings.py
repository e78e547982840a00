"""Findings that are kept are those that a fresh look at the case would give."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from chance import try_edit
from dateline_db.case import Case
from dateline_db.edits.claims import create_claim, delete_claim
from dateline_db.edits.grades import grade_claim
from dateline_db.edits.lineage import set_lineage
from dateline_db.errors import DatelineError, say
from dateline_db.findings import Findings
from dateline_db.model.claim import Claim
from dateline_db.model.grade import Credibility
from dateline_db.model.source import Lineage, LineageKind, LineageState
from newsroom import add_claim, add_event
from press import made_up_press
from undoing import contents


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    path = tmp_path / "a.dateline"
    with closing(Case.create(path, title="A", analyst="Ada")) as made:
        yield made


def assert_as_fresh(case: Case) -> None:
    fresh = Findings(case.tables, case.analyst)
    assert case.supports() == fresh.supports()
    assert case.discrepancies() == fresh.discrepancies()
    for event in case.events.all():
        assert case.matrix(event.id) == fresh.matrix(event.id)
    for source in case.sources.all():
        assert case.lineages().of_source(source.id) == fresh.lineages().of_source(
            source.id
        )
        assert case.grades().letter(source.id) == fresh.grades().letter(source.id)


@pytest.mark.parametrize("seed", range(4))
def test_findings_follow_edits_undo_and_redo(case: Case, seed: int) -> None:
    random = Random(seed)
    if seed % 2:
        rows = made_up_press(40, seed=seed)
        case.import_rows(say("Import"), "press.csv", "00", rows)
    for step in range(120):
        what = random.random()
        try:
            if what < 0.75:
                try_edit(case, random)
            elif what < 0.9:
                case.undo()
            else:
                case.redo()
        except DatelineError:
            continue
        if step % 3 == 0:
            assert_as_fresh(case)
    assert_as_fresh(case)


def test_an_edit_leaves_what_was_found_of_other_events(case: Case) -> None:
    claim, other = add_claim(case), add_claim(case, add_event(case, "Raid"))
    before = case.supports()[other.event_id]
    grade_claim(case, claim.id, Credibility.TWO, "Others say so.")
    assert case.supports()[other.event_id] is before
    assert str(case.supports()[claim.event_id].grade) == "–2"


def test_findings_in_the_midst_of_an_action_are_those_of_the_moment(
    case: Case,
) -> None:
    claim = add_claim(case)
    held = contents(case)
    assert case.supports()[claim.event_id].claims == 1
    with suppress(RuntimeError), case.action(say("Try")):
        more = Claim(
            event_id=claim.event_id, source_id=claim.source_id, statement="Again."
        )
        create_claim(case, more)
        assert case.supports()[claim.event_id].claims == 2
        delete_claim(case, claim.id)
        assert case.matrix(claim.event_id).groups[0].rows[0].claim_ids == (more.id,)
        raise RuntimeError
    assert contents(case) == held
    assert case.supports()[claim.event_id].claims == 1
    assert_as_fresh(case)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_read_for_one_event_is_what_all_of_the_case_would_say(
    case: Case, seed: int
) -> None:
    random = Random(seed)
    case.import_rows(say("Import"), "press.csv", "00", made_up_press(40, seed=seed))
    for _ in range(60):
        with suppress(DatelineError):
            try_edit(case, random)
    sources = case.sources.all()
    for source in random.sample(sources, len(sources) // 2):
        others = [one for one in sources if one.id != source.id]
        chains = [
            [
                Lineage(
                    source_id="",
                    kind=random.choice([LineageKind.CODED_FROM, LineageKind.QUOTES]),
                    upstream_source_id=random.choice(others).id,
                )
                for _ in range(random.randint(1, 2))
            ]
            for _ in range(random.randint(1, 4))
        ]
        with suppress(DatelineError):
            set_lineage(case, source.id, LineageState.DERIVED, chains)
    assert any(one.kind is LineageKind.CODED_FROM for one in case.lineage.all())
    whole = Findings(case.tables, case.analyst).supports()
    for event in case.events.all():
        part = Findings(case.tables, case.analyst)
        known = {event.id: whole[event.id]} if event.id in whole else {}
        assert part.supports_of([event.id]) == known
