"""The filter panel on the sample case: what is chosen, what is hidden, what it says."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline_db.model.event import Review
from dateline_db.model.grade import Credibility
from dateline_db.model.when import When
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.filters.panel import FilterPanel
from dateline_desktop.filters.section import Section


@pytest.fixture
def panel(sample: Session, qtbot: QtBot) -> FilterPanel:
    made = FilterPanel(sample)
    qtbot.addWidget(made)
    made.resize(260, 900)
    made.show()
    return made


def hidden(section: Section) -> str:
    return section.hides.text()


def tick(panel: FilterPanel, text: str) -> None:
    """Tick the kind that is called so."""
    model = panel.kinds.list.choices
    rows = [model.index(n) for n in range(model.rowCount())]
    index = next(row for row in rows if row.data() == text)
    model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_everything_is_shown_at_first(panel: FilterPanel) -> None:
    assert panel.summary.text() == "36 of 36 events"
    assert not panel.clear.isVisible()


def test_a_kind_hides_the_others_and_says_how_many(
    panel: FilterPanel, sample: Session
) -> None:
    tick(panel, "Attack")
    assert sample.filter == Filter(kinds=frozenset({"attack"}))
    assert panel.summary.text() == "7 of 36 events"
    assert hidden(panel.kinds) == "hides 29"
    tick(panel, "Negotiation")
    assert panel.summary.text() == "13 of 36 events"


def test_actors_are_listed_by_name_the_most_frequent_first(panel: FilterPanel) -> None:
    first = panel.actors.list.choices.index(0)
    assert first.data() == "Tehreek-e-Taliban Pakistan"


def test_a_list_can_be_searched(panel: FilterPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.actors.finder, "mehsud")
    model = panel.actors.list.choices
    names = [model.index(n).data() for n in range(model.rowCount())]
    assert names
    assert all("mehsud" in name.casefold() for name in names)


def test_a_period_is_typed_in_words(
    panel: FilterPanel, sample: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.period.first, "August 2021")
    qtbot.keyPress(panel.period.first, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.period.last, "2022")
    qtbot.keyPress(panel.period.last, Qt.Key.Key_Return)
    assert sample.filter.period == When.parse("2021-08-01/2022-12-31")
    assert panel.period.reading.text() == "1 August 2021 – 31 December 2022"


def test_what_is_no_date_is_said_below_the_field(
    panel: FilterPanel, sample: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.period.first, "whenever")
    qtbot.keyPress(panel.period.first, Qt.Key.Key_Return)
    assert "“whenever” is not a date" in panel.period.reading.text()
    assert sample.filter.empty


def test_a_credibility_leaves_out_what_is_not_judged_until_asked(
    panel: FilterPanel, sample: Session, qtbot: QtBot
) -> None:
    panel.credibility.setCurrentIndex(2)
    panel.credibility.activated.emit(2)
    assert sample.filter.credibility is Credibility.TWO
    judged = int(sample.shown.sum())
    qtbot.mouseClick(panel.unjudged, Qt.MouseButton.LeftButton)
    assert int(sample.shown.sum()) > judged


def test_disputed_events_alone(panel: FilterPanel, sample: Session) -> None:
    panel.disputed.click()
    assert sample.filter.disputed
    assert sample.index is not None
    assert (sample.shown == sample.index.disputed).all()


def test_a_filter_set_elsewhere_is_shown(panel: FilterPanel, sample: Session) -> None:
    sample.set_filter(Filter(review=Review.DRAFT, disputed=True))
    assert panel.review.currentText() == "Drafts"
    assert panel.disputed.isChecked()
    panel.clear.click()
    assert sample.filter.empty
    assert not panel.disputed.isChecked()


def test_each_filter_is_cleared_by_itself(panel: FilterPanel, sample: Session) -> None:
    sample.set_filter(Filter(kinds=frozenset({"attack"}), disputed=True))
    panel.kinds.cleared.emit()
    assert sample.filter == Filter(disputed=True)


def test_chosen_events_are_shown_alone_until_that_is_cleared(
    panel: FilterPanel, sample: Session
) -> None:
    assert sample.index is not None
    section = panel.chosen.parentWidget()
    assert isinstance(section, Section)
    assert not section.isVisible()
    chosen = frozenset({sample.index.id_of(3), sample.index.id_of(5), "gone"})
    sample.set_filter(Filter(event_ids=chosen))
    assert panel.summary.text() == "2 of 36 events"
    assert (section.isVisible(), hidden(section)) == (True, "hides 34")
    section.cleared.emit()
    assert sample.filter == Filter()
    assert not section.isVisible()
