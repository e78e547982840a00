"""The panel of lineage: the picture of an event, and what is proposed beside it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.lineage import set_lineage
from dateline_db.model.source import Lineage, LineageState
from dateline_desktop.core.session import Session
from dateline_desktop.lineage.panel import LineagePanel
from dateline_desktop.lineage.proposals import ProposalCard
from newsroom import add_claim, add_event, add_publisher, add_source

LEFT = Qt.MouseButton.LeftButton


def panel_on(session: Session, qtbot: QtBot) -> LineagePanel:
    panel = LineagePanel(session)
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    panel.show()
    qtbot.waitUntil(panel.proposals.again.isEnabled)
    return panel


@pytest.fixture
def bombing(sample: Session) -> str:
    assert sample.case is not None
    title = "Suicide bombing of the Police Lines mosque in Peshawar"
    return sample.case.events.where(title=title)[0].id


def test_the_picture_explains_the_counts_of_an_event(
    sample: Session, bombing: str, qtbot: QtBot
) -> None:
    panel = panel_on(sample, qtbot)
    sample.select("event", bombing)
    told = panel.told.text()
    assert told.startswith("11 sources, 8 independent origins, 1 of unknown lineage")
    assert "2 sources lead to one origin, \u2068AP\u2069" in told
    graph = panel.picture.graph
    assert len(graph.speaking) == 11
    assert len(graph.origins - {("", "")}) == 8


def test_an_event_that_nobody_speaks_of_says_what_is_missing(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event = add_event(case, "Raid")
    panel = panel_on(session, qtbot)
    session.select("event", event.id)
    assert panel.picture.graph.nodes == []
    assert panel.told.text().endswith("once a claim is added.")


def test_the_verbs_of_two_steps_from_one_source_stand_apart(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    event = add_event(case)
    source = add_source(case, "Wire", lineage=LineageState.UNKNOWN)
    add_claim(case, event, source)
    add_claim(case, event, source, credits_id=add_publisher(case, "Army").id)
    panel = panel_on(session, qtbot)
    session.select("event", event.id)
    picture = panel.picture
    one, other = (picture.verb_room(edge) for edge in picture.graph.edges)
    assert not one.intersects(other)


def test_a_click_on_a_node_selects_the_source_and_the_picture_stays(
    sample: Session, bombing: str, qtbot: QtBot
) -> None:
    panel = panel_on(sample, qtbot)
    sample.select("event", bombing)
    key = panel.picture.graph.columns[0][0]
    at = panel.picture.rect_of(key).center().toPoint()
    qtbot.mouseClick(panel.picture, LEFT, pos=at)
    assert (sample.selection.kind, sample.selection.id) == key
    assert len(panel.picture.graph.speaking) == 11


def test_the_nodes_are_reached_by_keys(
    sample: Session, bombing: str, qtbot: QtBot
) -> None:
    panel = panel_on(sample, qtbot)
    sample.select("event", bombing)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(panel.picture, key)
    assert sample.selection.kind == "source"


def proposed(session: Session, case: Case, qtbot: QtBot) -> tuple[str, ProposalCard]:
    title = "Blast kills 20 (Reuters)"
    source = add_source(case, "Gulf Paper", title, LineageState.UNKNOWN)
    panel = panel_on(session, qtbot)
    qtbot.waitUntil(lambda: len(panel.proposals.cards) > 0)
    return source.id, panel.proposals.cards[0]


def button(card: ProposalCard, text: str) -> QPushButton:
    return next(one for one in card.findChildren(QPushButton) if one.text() == text)


def test_a_proposal_that_is_confirmed_is_lineage(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    source_id, card = proposed(session, case, qtbot)
    qtbot.mouseClick(button(card, "Confirm"), LEFT)
    assert case.sources.get(source_id).lineage is LineageState.DERIVED


def test_a_proposal_that_is_turned_down_is_not_made_again(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    source_id, card = proposed(session, case, qtbot)
    qtbot.mouseClick(button(card, "Turn down"), LEFT)
    assert case.dismissals.count() == 1
    assert case.sources.get(source_id).lineage is LineageState.UNKNOWN


def test_graph_and_proposals_fit_side_by_side_on_a_small_screen(
    sample: Session, bombing: str, qtbot: QtBot
) -> None:
    assert sample.case is not None
    add_source(sample.case, "Gulf Paper", "Blast kills 20 (Reuters)")
    panel = panel_on(sample, qtbot)
    panel.resize(768, 250)
    sample.select("event", bombing)
    qtbot.waitUntil(lambda: len(panel.proposals.cards) > 0)
    side = panel.proposals.parentWidget()
    assert side is not None
    held = (*panel.proposals.cards, panel.proposals.again)
    qtbot.waitUntil(  # until they are laid out
        lambda: all(
            one.mapTo(side, one.rect().topRight()).x() < side.width() for one in held
        )
    )
    nodes = [panel.picture.rect_of(key) for key in panel.picture.graph.nodes]
    rows = sorted((room.left(), room.top(), room.bottom()) for room in nodes)
    assert not any(
        one[0] == other[0] and one[2] > other[1] for one, other in pairwise(rows)
    )
    assert max(room.right() for room in nodes) <= panel.picture.width()


def test_a_circle_is_named_and_drawn_as_one(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    one, other = (add_source(case, name, name) for name in ("Echo", "Flash"))
    for source, upstream in ((one, other), (other, one)):
        step = Lineage(source_id=source.id, upstream_source_id=upstream.id)
        set_lineage(case, source.id, LineageState.DERIVED, [[step]])
    panel = panel_on(session, qtbot)
    session.select("source", one.id)
    assert "S01 and S02 have it from each other" in panel.told.text()
    rooms = [panel.picture.rect_of(("source", source.id)) for source in (one, other)]
    assert rooms[0].right() < rooms[1].left()
    assert panel.picture.sizeHint().height() > rooms[0].bottom() + 30
