"""What stands beside the matrix, and the way to a claim in it."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dateline_desktop.core.session import Session
from dateline_desktop.weighing.panel import WeighPanel

REMARKS = [
    ("E01", "1 May 2011 and 2 May 2011 are a midnight or a time zone apart"),
    ("E01", "gives 2 answers on date: 1 May 2011; 2 May 2011."),
    ("E04", "S01 · SpecialEurasia contradicts: Links the weaker ties"),
    ("E05", "2 sources lead to one origin, Reuters"),
    ("E13", "gives 2 answers on prisoners released: 42; 92."),
    ("E16", "9 April 2022 and 10 April 2022 are a midnight or a time zone apart"),
    ("E25", "gives 2 answers on killed: 20; at least 61."),
    ("E33", "contradicts: Prints the time of the blast as four past ten"),
]


@pytest.mark.parametrize(("ref", "words"), REMARKS)
def test_what_the_sample_is_known_for_is_said_in_a_sentence(
    sample: Session, ref: str, words: str, qtbot: QtBot
) -> None:
    assert sample.case is not None
    (event,) = sample.case.events.where(ref=ref)
    panel = WeighPanel(sample)
    qtbot.addWidget(panel)
    panel.show()
    sample.select("event", event.id)
    texts = [label.text() for label in panel.findChildren(QLabel)]
    # Names are set apart by marks of direction, so that Urdu ones stay in their place.
    plain = [text.replace("\u2068", "").replace("\u2069", "") for text in texts]
    assert any(words in text.replace("\u200b", "") for text in plain)


def test_a_claim_that_contradicts_is_gone_to_where_it_does(
    sample: Session, qtbot: QtBot
) -> None:
    assert sample.case is not None
    (claim,) = sample.case.claims.where(ref="C145")
    panel = WeighPanel(sample)
    qtbot.addWidget(panel)
    panel.resize(700, 300)
    panel.show()
    sample.select("claim", claim.id)
    place = panel.view.matrix.place_of(claim.id)
    assert place is not None
    assert str(panel.view.matrix.columns[place[1]].title) == "In words"
    room = panel.view.viewport().rect()
    assert room.intersects(panel.view.rect_of(claim.id))
    assert panel.view.horizontalScrollBar().value() > 0
