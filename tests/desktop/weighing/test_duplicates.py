"""Records that may have been entered twice: merged, or kept apart for good."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.sources import create_source
from dateline_db.model.source import Source
from dateline_desktop.core.pair_card import PairCard
from dateline_desktop.core.session import Session
from dateline_desktop.weighing.duplicates import DuplicatesDialog
from newsroom import add_claim, add_event, add_publisher

LEFT = Qt.MouseButton.LeftButton
PAGE = "https://dawn.example/blast"


@pytest.fixture
def twice(case: Case) -> list[Source]:
    """One publication that was entered twice, a claim on each."""
    publisher_id = add_publisher(case, "Dawn").id
    made = [
        create_source(case, Source(publisher_id=publisher_id, title=title, url=PAGE))
        for title in ("Blast in Peshawar", "Blast in Peshawar mosque")
    ]
    event = add_event(case)
    for source in made:
        add_claim(case, event, source)
    return made


@pytest.fixture
def dialog(session: Session, twice: list[Source], qtbot: QtBot) -> DuplicatesDialog:
    made = DuplicatesDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.cards) == 1)
    return made


def button(card: PairCard, text: str) -> QPushButton:
    found = card.findChildren(QPushButton)
    return next(one for one in found if one.text().startswith(text))


def test_a_merge_keeps_every_claim_and_can_be_undone(
    dialog: DuplicatesDialog,
    session: Session,
    case: Case,
    twice: list[Source],
    qtbot: QtBot,
) -> None:
    qtbot.mouseClick(button(dialog.cards[0], f"Merge into {twice[0].ref}"), LEFT)
    assert case.sources.count() == 1
    assert case.claims.count(source_id=twice[0].id) == 2
    assert dialog.cards == []
    session.undo()
    assert case.sources.count() == 2


def test_what_is_kept_apart_is_not_offered_again(
    dialog: DuplicatesDialog, session: Session, case: Case, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(dialog.cards[0], "Not a duplicate"), LEFT)
    assert case.sources.count() == 2
    assert case.dismissals.count() == 1
    assert dialog.cards == []


def test_likely_events_stand_side_by_side(sample: Session, qtbot: QtBot) -> None:
    made = DuplicatesDialog(sample)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.cards) > 0)
    assert made.tabs["event"].isChecked()
