"""What was just taken in: the strip that asks whether it derives from something."""

import pytest
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.model.source import LineageState
from dateline_desktop.core.session import Session
from dateline_desktop.lineage.arrivals import Arrivals
from newsroom import add_source
from reading_room import TEXT, keep_text


@pytest.fixture
def strip(session: Session, qtbot: QtBot) -> Arrivals:
    made = Arrivals(session)
    qtbot.addWidget(made)
    return made


def test_a_copy_is_asked_about_and_confirmed(
    case: Case, strip: Arrivals, qtbot: QtBot
) -> None:
    first = keep_text(case)
    second = keep_text(case, TEXT + " Nobody claimed it.", "A rally is bombed again")
    strip.look([second.source_id])
    qtbot.waitUntil(lambda: not strip.isHidden())
    assert strip.text.startswith("S02 · ")
    assert "% of its text is that of S01, word for word." in strip.text
    assert case.lineage.count() == 0
    strip.offers[0].click()
    assert strip.isHidden()
    [step] = case.lineage.all()
    assert step.source_id == second.source_id
    assert step.upstream_source_id == first.source_id
    assert case.sources.get(second.source_id).lineage is LineageState.DERIVED


def test_what_is_turned_down_is_not_asked_again(
    session: Session, case: Case, strip: Arrivals, qtbot: QtBot
) -> None:
    keep_text(case)
    second = keep_text(case, TEXT + " Nobody claimed it.", "A rally is bombed again")
    strip.look([second.source_id])
    qtbot.waitUntil(lambda: not strip.isHidden())
    strip.offers[1].click()
    assert strip.isHidden()
    assert case.lineage.count() == 0
    with qtbot.waitSignal(session.jobs.idle):
        strip.look([second.source_id])
    assert strip.isHidden()


def test_several_questions_are_asked_in_turn_and_an_undone_source_is_forgotten(
    session: Session, case: Case, strip: Arrivals, qtbot: QtBot
) -> None:
    keep_text(case)
    words = "AFP has contributed to this report.\n\n" + TEXT
    second = keep_text(case, words, "Rally attacked (Reuters)")
    strip.look([second.source_id])
    qtbot.waitUntil(lambda: len(strip.offers) == 3)
    assert strip.offers[2].text() == "2 more…"
    with qtbot.waitSignal(session.panel_requested) as asked:
        strip.offers[2].click()
    assert asked.args == ["lineage"]
    assert session.selection.id == second.source_id
    assert strip.isHidden()
    strip.look([second.source_id])
    qtbot.waitUntil(lambda: not strip.isHidden())
    session.undo()
    assert strip.isHidden()


def test_nothing_is_asked_where_nothing_is_seen(
    session: Session, case: Case, strip: Arrivals, qtbot: QtBot
) -> None:
    lone = add_source(case)
    with qtbot.waitSignal(session.jobs.idle):
        strip.look([lone.id])
    strip.look([])
    assert strip.isHidden()
