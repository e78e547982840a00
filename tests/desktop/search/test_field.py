"""Search while one types: what is found lights up, Enter jumps to it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.store.search import Hit
from dateline_desktop.core.session import Session
from dateline_desktop.search.field import SearchField
from dateline_desktop.search.results import HitsModel


@pytest.fixture
def field(sample: Session, qtbot: QtBot) -> Iterator[SearchField]:
    window = QWidget()
    window.resize(900, 600)
    made = SearchField(sample)
    QHBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.show()
    made.setFocus()
    yield made
    window.close()


def the_case(session: Session) -> Case:
    assert session.case is not None
    return session.case


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = HitsModel()
    model.show_hits([Hit("event", "1", "Blast", "a <b>blast</b>")])
    qtmodeltester.check(model)


def test_typing_lights_up_the_events_that_are_meant(
    field: SearchField, sample: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sample.highlight_changed):
        qtbot.keyClicks(field, "peshawar")
    titles = {e.title for e in the_case(sample).events.many(sample.highlighted)}
    assert "Gunmen storm the Army Public School in Peshawar" in titles
    assert field.results.isVisible()
    assert field.results.summary.text().endswith("lit up in the timeline.")


def test_events_are_listed_first(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "peshawar")
    qtbot.waitUntil(lambda: field.results.isVisible())
    model = field.results.model
    hits = [model.index(n).data(Qt.ItemDataRole.UserRole) for n in range(3)]
    assert hits[0].table == "event"


def test_enter_jumps_to_the_first(
    field: SearchField, sample: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "army public school")
    with qtbot.waitSignals([sample.revealed, field.left]):
        qtbot.keyPress(field, Qt.Key.Key_Return)
    assert sample.selection.kind == "event"
    assert not field.results.isVisible()
    assert sample.highlighted  # still lit up, until the search is cleared


def test_arrows_choose_another(
    field: SearchField, sample: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "peshawar")
    qtbot.waitUntil(lambda: field.results.isVisible())
    second = field.results.model.index(1).data(Qt.ItemDataRole.UserRole)
    qtbot.keyPress(field, Qt.Key.Key_Down)
    qtbot.keyPress(field, Qt.Key.Key_Return)
    assert (sample.selection.kind, sample.selection.id) == (second.table, second.id)


def test_escape_clears_and_puts_the_lights_out(
    field: SearchField, sample: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sample.highlight_changed):
        qtbot.keyClicks(field, "peshawar")
    qtbot.keyPress(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not sample.highlighted
    assert not field.results.isVisible()


@pytest.mark.parametrize(
    "typed", ['"', "AND", "NEAR(", "*", "a' OR 1=1 --", "(((", "^"]
)
def test_nothing_that_is_typed_breaks_the_search(
    field: SearchField, sample: Session, qtbot: QtBot, typed: str
) -> None:
    qtbot.keyClicks(field, typed)
    qtbot.keyPress(field, Qt.Key.Key_Return)
    assert the_case(sample).events.count() == 36


def test_an_urdu_name_is_found(
    field: SearchField, sample: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sample.highlight_changed):
        field.setText("پشاور")
    assert sample.highlighted


def test_nothing_found_says_what_to_try(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "zzzzzz")
    qtbot.waitUntil(lambda: field.results.isVisible())
    assert "Nothing found for “zzzzzz”" in field.results.summary.text()
