"""The panel that weighs an event, and the dialog in which a difference is decided."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dateline_db.analysis.discrepancies import Discrepancy, State
from dateline_db.case import Case
from dateline_db.edits.decisions import settle
from dateline_db.model.discrepancy import Point, Resolution
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.weighing.decide import DecideDialog
from dateline_desktop.weighing.difference_card import DifferenceCard
from dateline_desktop.weighing.panel import WeighPanel
from newsroom import add_claim, add_event, add_source

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(sample: Session, bombing: Event, qtbot: QtBot) -> WeighPanel:
    panel = WeighPanel(sample)
    qtbot.addWidget(panel)
    panel.resize(1200, 600)
    panel.show()
    sample.select("event", bombing.id)
    return panel


def card(panel: WeighPanel, point: Point) -> DifferenceCard:
    return next(one for one in panel.cards if one.found.point is point)


def button(card: DifferenceCard, text: str) -> QPushButton:
    return next(b for b in card.findChildren(QPushButton) if b.text() == text)


def dialog() -> DecideDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, DecideDialog)
    return found


def test_it_says_sources_and_origins_together(panel: WeighPanel) -> None:
    told = panel.counts.text()
    assert told == "11 sources, 8 independent origins, 1 of unknown lineage"


def test_it_stays_with_the_event_of_a_claim_that_is_selected(
    panel: WeighPanel, sample: Session, toll: Discrepancy
) -> None:
    sample.select("claim", toll.answers[0].claim_ids[0])
    assert panel.title.text().startswith("Suicide bombing of the Police Lines")


def test_a_figure_is_resolved_with_a_reason_and_reopened(
    panel: WeighPanel, held: Case, toll: Discrepancy, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(card(panel, Point.FIGURE), "Decide…"), LEFT)
    asked = dialog()
    qtbot.waitUntil(asked.isActiveWindow)
    taken = toll.answers[0].claim_ids[0]
    asked.choices[taken].click()
    qtbot.keyClicks(asked.reason.text, "The hospital counted some twice.")
    qtbot.keyClick(
        asked.reason.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )

    decided = card(panel, Point.FIGURE)
    assert decided.found.state is State.RESOLVED
    assert decided.found.decision is not None
    assert decided.found.decision.analyst == "Ann Analyst"
    qtbot.mouseClick(button(decided, "Reopen"), LEFT)
    assert card(panel, Point.FIGURE).found.state is State.OPEN
    assert str(held.undo_label).startswith("Reopen the figures")


def test_nothing_is_decided_without_a_choice_or_a_reason(
    panel: WeighPanel, held: Case, toll: Discrepancy
) -> None:
    panel.decide_next()
    asked = dialog()
    asked.save()
    assert "Choose" in asked.trouble.text()
    asked.choices[None].click()
    asked.save()
    assert "Say why" in asked.trouble.text()
    assert held.decisions.count(event_id=toll.event_id) == 0
    asked.reject()


def test_what_was_decided_before_is_where_one_starts(
    panel: WeighPanel, sample: Session, toll: Discrepancy
) -> None:
    chosen = toll.answers[0].claim_ids[0]
    sample.edit(settle, toll, Resolution.RESOLVED, "Counted anew.", chosen)
    found = card(panel, Point.FIGURE).found
    asked = DecideDialog(sample, found, panel)
    assert asked.choices[chosen].isChecked()
    assert asked.reason.value() == "Counted anew."


def test_two_claims_of_one_source_are_told_apart_by_whom_they_credit(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event, source = add_event(case), add_source(case)
    for when, credited in (("2023-01-30", "police"), ("2023-02-20", "")):
        day = When.parse(when)
        add_claim(case, event, source, when=day, attributed_to=credited)
    panel = WeighPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    session.select("event", event.id)
    asked = DecideDialog(session, panel.cards[0].found, panel)
    texts = [box.text() for box in asked.choices.values()]
    assert [text for text in texts if "credits police" in text] == texts[:1]


def test_of_very_many_answers_the_card_shows_some_and_counts_the_rest(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event, source = add_event(case), add_source(case)
    for day in range(1, 29):
        when = When.parse(f"2023-01-{day:02}")
        for _ in range(10 if day == 1 else 1):
            add_claim(case, event, source, when=when)
    panel = WeighPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    session.select("event", event.id)
    (one,) = panel.cards
    texts = [label.text() for label in one.findChildren(QLabel)]
    assert "and 2 more" in texts
    assert "and 12 more answers" in texts
    assert str(one.found.sentence).endswith("24 January 2023; 4 more.")


def test_an_event_whose_sources_agree_says_so(
    panel: WeighPanel, sample: Session, held: Case
) -> None:
    quiet = next(
        event for event in held.events.all() if event.id not in held.discrepancies()
    )
    sample.select("event", quiet.id)
    assert panel.cards == []


def test_a_decision_is_asked_for_before_the_panel_was_ever_seen(
    sample: Session, bombing: Event, qtbot: QtBot
) -> None:
    told: list[str] = []
    sample.told.connect(lambda message: told.append(str(message)))
    panel = WeighPanel(sample)
    qtbot.addWidget(panel)
    panel.decide_next()
    assert told == ["Select an event whose sources differ."]
    sample.select("event", bombing.id)
    panel.decide_next()
    asked = dialog()
    shown = [asked.choices[None].geometry(), asked.reason.geometry()]
    assert all(one.height() > 0 for one in shown)
    asked.reject()


def test_that_none_is_taken_can_be_said_below_however_many_claims(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event, source = add_event(case), add_source(case)
    for day in range(1, 29):
        add_claim(case, event, source, when=When.parse(f"2023-01-{day:02}"))
    [found] = case.discrepancies()[event.id]
    asked = DecideDialog(session, found, None)
    qtbot.addWidget(asked)
    asked.show()
    *of_claims, none = asked.choices.values()
    assert asked.choices[None] is none
    assert of_claims[-1].visibleRegion().isEmpty()
    assert none.visibleRegion().boundingRect() == none.rect()
