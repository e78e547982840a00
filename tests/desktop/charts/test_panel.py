"""The charts below the lanes: same time, same pointer, same selection."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QStyleOptionGraphicsItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chart_desk import Desk
from dateline_db.edits.events import create_event
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.charts.bar import Kind
from dateline_desktop.charts.drawing import Drawing
from dateline_desktop.charts.plot import Plot
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Selection, Session
from dateline_desktop.core.settings import ThemeChoice
from dateline_desktop.core.theme import Theme
from dateline_desktop.scene.clock import ClockBy
from dateline_desktop.scene.palette import DARK, LIGHT
from dateline_desktop.scene.periods import Period
from on_chart import click, middle_of, plot_of, press, target_saying, viewport
from on_timeline import LEFT, drag, id_titled, row_titled, turn_wheel
from pointer import move_pointer

PESHAWAR = "Suicide bombing of the Police Lines mosque"
CTRL = Qt.KeyboardModifier.ControlModifier


def left_edge(widget: QWidget, x: float) -> int:
    return widget.mapToGlobal(QPoint(round(x), 0)).x()


def test_the_axis_stands_below_that_of_the_lanes(desk: Desk) -> None:
    plot, view = plot_of(desk.charts), desk.timeline.view

    room = plot._box.geometry()
    assert left_edge(plot, room.left()) == left_edge(view, view.header)
    assert room.width() == pytest.approx(view.camera.scale.width)
    lo, hi = plot._box.viewRange()[0]
    assert (lo, hi) == (view.camera.scale.start, view.camera.scale.end)


def test_the_chart_follows_the_timeline(desk: Desk, qtbot: QtBot) -> None:
    plot, camera = plot_of(desk.charts), desk.timeline.view.camera

    camera.jump(1.6e9, 1.7e9)

    qtbot.waitUntil(lambda: plot._box.viewRange()[0][0] == camera.scale.start)
    assert plot._box.viewRange()[0][1] == camera.scale.end


def test_wheel_and_drag_in_the_chart_move_the_timeline(desk: Desk) -> None:
    plot, camera = plot_of(desk.charts), desk.timeline.view.camera
    at, before = QPoint(600, 60), desk.timeline.view.camera.scale
    x = at.x() - plot._box.geometry().left()

    turn_wheel(viewport(plot), at, 1, CTRL)
    zoomed = camera.scale

    assert zoomed.span == pytest.approx(before.span / 1.6)
    assert zoomed.time(x) == pytest.approx(before.time(x))
    drag(viewport(plot), at, at + QPoint(-50, 0))
    assert camera.scale.start == pytest.approx(zoomed.start + 50 * zoomed.step)
    turn_wheel(viewport(plot), at, -1)
    assert camera.scale.start > zoomed.start + 50 * zoomed.step


def test_the_pointer_is_shown_in_the_lanes_and_with_its_date(desk: Desk) -> None:
    plot, view = plot_of(desk.charts), desk.timeline.view
    line = view.findChild(QWidget, "hairline")
    assert line is not None

    move_pointer(viewport(plot), QPoint(700, 40))

    assert line.isVisible()
    assert left_edge(line, 0) == left_edge(viewport(plot), 700)
    assert plot._times.pointed == pytest.approx(
        view.camera.scale.time(700 - plot._box.geometry().left())
    )
    assert plot._hair.isVisible()


def test_the_pointer_in_the_lanes_is_shown_in_the_chart(desk: Desk) -> None:
    plot, view = plot_of(desk.charts), desk.timeline.view

    move_pointer(view, QPoint(round(view.header) + 300, 200))

    assert plot._times.pointed == pytest.approx(view.camera.scale.time(300))
    move_pointer(view, QPoint(10, 200))  # over the names of the lanes
    assert plot._times.pointed is None
    assert not plot._hair.isVisible()


class Counted(Drawing):
    """A drawing that counts how often it is painted."""

    painted = 0

    def is_painted(self, times: int) -> bool:
        return self.painted >= times

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        self.painted += 1
        super().paint(painter, option, widget)


def test_no_line_stays_in_the_lanes_when_the_charts_are_hidden(desk: Desk) -> None:
    view = desk.timeline.view
    line = view.findChild(QWidget, "hairline")
    assert line is not None
    move_pointer(view, QPoint(round(view.header) + 300, 200))
    assert line.isVisible()

    desk.charts.hide()

    assert not line.isVisible()
    move_pointer(view, QPoint(round(view.header) + 310, 200))
    assert not line.isVisible()


def test_a_frame_is_painted_once(desk: Desk, qtbot: QtBot) -> None:
    plot, camera = plot_of(desk.charts), desk.timeline.view.camera
    plot.drawing.setParentItem(None)  # type: ignore[arg-type]
    counted = plot.drawing = Counted(plot._box)
    camera.pan(3)
    qtbot.waitUntil(lambda: counted.painted > 0)
    counted.painted = 0

    for n in range(1, 6):
        camera.pan(7 + n)
        qtbot.waitUntil(partial(counted.is_painted, n))

    assert counted.painted == 5


def test_every_event_of_the_sample_is_counted(desk: Desk) -> None:
    desk.timeline.view.camera.jump(1.2e9, 1.8e9)
    desk.charts.bar.period.setCurrentIndex(5)  # by year
    plot_of(desk.charts)

    view = desk.charts._events
    chart = view.chart()
    assert chart is not None
    counted = chart._counted[1]  # type: ignore[attr-defined]
    assert counted.held.sum() == pytest.approx(36)
    assert [note for note in view.notes() if note] == []


def test_the_period_can_be_chosen_by_hand(desk: Desk) -> None:
    bar = desk.charts.bar
    desk.timeline.view.camera.jump(1.65e9, 1.7e9)

    QTest.keyClick(bar.period, Qt.Key.Key_Down)  # by day
    QTest.keyClick(bar.period, Qt.Key.Key_Down)  # by week
    QTest.keyClick(bar.period, Qt.Key.Key_Down)  # by month

    assert bar.choice.period is Period.MONTH
    titles = {t.tell().title for t in plot_of(desk.charts).in_order()}
    assert "January 2023" in titles


def test_a_click_on_a_bar_lights_up_its_events(desk: Desk) -> None:
    desk.charts.bar.period.setCurrentIndex(3)  # by month
    desk.timeline.view.camera.jump(1.65e9, 1.7e9)
    plot = plot_of(desk.charts)

    click(plot, target_saying(plot, "December 2022"))

    lit = desk.session.highlighted
    assert id_titled(desk.timeline, "Detainees seize the CTD compound") in lit
    assert id_titled(desk.timeline, "TTP attack rate in 2022") in lit
    assert id_titled(desk.timeline, PESHAWAR) not in lit


def test_a_double_click_on_a_bar_goes_there(desk: Desk) -> None:
    plot, camera = plot_of(desk.charts), desk.timeline.view.camera
    target = plot.in_order()[-1]

    QTest.mouseDClick(viewport(plot), LEFT, pos=middle_of(plot, target))

    lo, hi = int(target.key[1]), int(target.key[2])
    assert camera.scale.start < lo < hi < camera.scale.end
    assert camera.scale.span < 2 * (hi - lo)


def test_grades_are_stacked_on_request(desk: Desk) -> None:
    QTest.mouseClick(desk.charts.bar.groups.button(1), LEFT)

    entries = [entry.text for entry in desk.charts.legend.entries]
    assert entries[0] == "1 Confirmed by other sources"
    assert plot_of(desk.charts).accessibleName() == "Events by grade"


def test_rates_are_shown_as_spans_and_a_click_selects_the_claim(desk: Desk) -> None:
    QTest.mouseClick(desk.charts.bar.kinds.button(1), LEFT)
    plot = plot_of(desk.charts)
    assert [t.tell().title for t in plot.in_order()] == [
        "Attacks per month: 14.5",
        "Attacks per month: 15.5",
        "Attacks per month: 45.8",
    ]

    click(plot, target_saying(plot, "Attacks per month: 45.8"))

    case = desk.session.case
    assert case is not None
    selected = desk.session.selection
    assert selected.kind == "claim"
    claim = case.claims.get(selected.id or "")
    assert claim.event_id == id_titled(desk.timeline, "TTP attack rate in 2022")
    assert [mark.is_chosen for mark in plot_of(desk.charts).picture.marks] == [
        False,
        False,
        True,
    ]


def test_totals_are_another_series_and_copies_are_one(desk: Desk) -> None:
    desk.charts.show_kind(Kind.INDICATORS)
    bar = desk.charts.bar
    names = [bar.series.itemText(n) for n in range(bar.series.count())]
    assert names[:2] == ["Attacks per month · 3", "Attacks · 8"]

    bar.series.setCurrentIndex(names.index("Injured · 2"))
    plot = plot_of(desk.charts)
    copies = target_saying(plot, "Injured: 496")
    assert "2 claims of one origin" in copies.tell().lines
    click(plot, copies)
    first = desk.session.selection
    click(plot, target_saying(plot_of(desk.charts), "Injured: 496"))

    assert {first.id, desk.session.selection.id} == set(copies.key[1:])


def test_the_toll_of_the_selected_event_is_shown_with_its_cut(desk: Desk) -> None:
    desk.charts.show_kind(Kind.FIGURES)
    assert desk.charts.plot is None or not desk.charts.plot.isVisible()
    desk.session.select("event", id_titled(desk.timeline, PESHAWAR))
    QTest.mouseClick(desk.charts.bar.span, LEFT)

    plot = plot_of(desk.charts)

    assert desk.charts.bar.series.currentText() == "Killed · 12"
    assert len(plot.picture.marks) == 12
    assert "cut back from 101 to 84" in [text.text for text in plot.picture.texts]
    assert sum(not mark.is_hollow for mark in plot.picture.marks) == 2


def test_the_toll_stays_while_its_claims_are_walked_by_keys(desk: Desk) -> None:
    desk.charts.show_kind(Kind.FIGURES)
    desk.session.select("event", id_titled(desk.timeline, PESHAWAR))
    desk.charts.bar.span.click()
    plot = plot_of(desk.charts)
    plot.setFocus(Qt.FocusReason.TabFocusReason)

    press(plot, Qt.Key.Key_Home)
    first = desk.session.selection
    press(plot, Qt.Key.Key_Right)

    assert first.kind == desk.session.selection.kind == "claim"
    assert first != desk.session.selection
    assert plot.accessibleDescription().startswith("Killed: ")
    assert "grade" in plot.accessibleDescription()
    assert plot.drawing.ring is not None
    heard: list[Selection] = []
    desk.session.opened.connect(heard.append)
    press(plot, Qt.Key.Key_Return)
    assert heard == [desk.session.selection]


def test_a_report_without_a_date_is_told_of(desk: Desk) -> None:
    desk.charts.show_kind(Kind.FIGURES)

    desk.session.select("event", id_titled(desk.timeline, "Bombing of the Kucha"))

    assert desk.charts.bar.note.text.startswith("1 without a date: at least 63 D3")


def test_the_selected_event_is_underlined_in_the_bars(desk: Desk) -> None:
    desk.session.select("event", id_titled(desk.timeline, PESHAWAR))

    lines = plot_of(desk.charts).picture.lines
    assert [line.ink for line in lines] == [LIGHT.accent]
    assert row_titled(desk.timeline, PESHAWAR) == desk.charts._events._selected_row()


def test_filtered_events_are_not_counted(desk: Desk) -> None:
    desk.session.set_filter(Filter(kinds=frozenset({"attack"})))

    entries = [entry.text for entry in desk.charts.legend.entries]
    assert entries == ["attack", "vague or lasting"]


def test_when_all_is_filtered_the_way_out_is_offered(desk: Desk) -> None:
    desk.session.set_filter(Filter(period=When.parse("1800")))

    buttons = desk.charts.findChildren(QPushButton)
    clear = next(button for button in buttons if button.isVisible())
    clear.click()

    assert desk.session.filter.empty
    assert plot_of(desk.charts).isVisible()


def test_an_edit_is_counted_at_once(desk: Desk) -> None:
    desk.charts.bar.period.setCurrentIndex(3)  # by month
    desk.timeline.view.camera.jump(1.45e9, 1.48e9)
    assert "July 2016" not in titles(desk)

    event = Event(title="New", when=When.parse("2016-07-14"), kind="attack")
    desk.session.edit(create_event, event)

    assert "July 2016" in titles(desk)
    desk.session.undo()
    assert "July 2016" not in titles(desk)


def titles(desk: Desk) -> list[str]:
    return [target.tell().title for target in plot_of(desk.charts).in_order()]


def test_the_card_says_what_is_under_the_pointer(desk: Desk) -> None:
    plot = plot_of(desk.charts)
    target = plot.in_order()[-1]

    move_pointer(viewport(plot), middle_of(plot, target))

    card = desk.charts.card
    assert card is not None
    assert card.isVisible()
    assert card.title.text() == target.tell().title
    move_pointer(viewport(plot), QPoint(5, 5))
    assert not card.isVisible()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = (qapp.palette(), qapp.styleSheet(), qapp.font())
    yield Theme(qapp, ThemeChoice.LIGHT)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])


def test_the_colours_follow_the_theme(theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    plot = plot_of(desk.charts)

    for choice, ours in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        theme.choose(choice)
        qtbot.waitUntil(partial(is_grounded, plot, ours.surface))
        assert {bars.fill for bars in plot.picture.bars} <= set(ours.groups)
        legend = [entry.ink for entry in desk.charts.legend.entries]
        assert set(legend[:-1]) <= set(ours.groups)


def is_grounded(plot: Plot, colour: str) -> bool:
    return bool(plot._shell.grab().toImage().pixelColor(2, 2) == QColor(colour))


def test_an_empty_case_says_what_would_fill_its_charts(
    session: Session, seat: Callable[[Session], Desk]
) -> None:
    desk = seat(session)

    said = {}
    for kind in Kind:
        desk.charts.show_kind(kind)
        said[kind] = desk.charts._empty._sentence.text()

    assert desk.charts.plot is None
    assert said[Kind.EVENTS].startswith("No event in this case yet.")
    assert "kind “statistic”" in said[Kind.INDICATORS]
    assert said[Kind.FIGURES].startswith("Select an event")


def test_an_event_without_figures_is_named(desk: Desk) -> None:
    desk.charts.show_kind(Kind.FIGURES)

    desk.session.select("event", id_titled(desk.timeline, "Last US troops leave"))

    sentence = desk.charts._empty._sentence.text()
    assert sentence == (
        "No claim gives a figure on “Last US troops leave Afghanistan” yet."
    )


def test_undated_and_open_events_are_told_of(
    session: Session, seat: Callable[[Session], Desk]
) -> None:
    for when in ("2023-07-14", "XXXX", "2023-07/.."):
        event = Event(title=f"On {when}", when=When.parse(when))
        session.edit(create_event, event)

    desk = seat(session)

    assert desk.charts.bar.note.text == "1 undated  ·  1 open at an end"


def test_a_chart_that_is_not_below_the_lanes_shows_the_same_time(
    desk: Desk, qtbot: QtBot
) -> None:
    plot, camera = plot_of(desk.charts), desk.timeline.view.camera
    desk.charts.setParent(None)
    qtbot.addWidget(desk.charts)
    desk.charts.resize(700, 300)
    desk.charts.show()
    qtbot.waitExposed(desk.charts)

    plot.refresh()

    lo, hi = plot._box.viewRange()[0]
    assert (lo, hi) == pytest.approx((camera.scale.start, camera.scale.end))
    assert plot._box.geometry().width() <= 700


def test_the_keys_can_be_sent_to_the_chart(desk: Desk, qtbot: QtBot) -> None:
    plot = plot_of(desk.charts)

    desk.charts.take_focus()

    qtbot.waitUntil(plot.hasFocus)
    assert plot.current == plot.in_order()[0].key
    assert plot.drawing.ring is not None


def test_a_chart_with_nothing_in_view_shows_where_the_keys_are(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.timeline.view.camera.jump(0, 1e6)
    plot = plot_of(desk.charts)

    plot.setFocus(Qt.FocusReason.TabFocusReason)
    plot.refresh()

    assert plot.picture.texts[0].text == "Nothing here in this stretch of time."
    assert plot.drawing.ring is not None


def test_bars_are_at_the_times_of_the_clock_of_the_lanes(
    session: Session, seat: Callable[[Session], Desk], qtbot: QtBot
) -> None:
    night = When.parse("2023-07-15T02:00:00+05:00")
    session.edit(create_event, Event(title="In the night", when=night))
    desk = seat(session)
    desk.timeline.view.camera.jump(1.6890e9, 1.6898e9)
    desk.charts.bar.period.setCurrentIndex(1)  # by day
    assert titles(desk) == ["14 July 2023"]

    desk.timeline.bar.clock_chosen.emit(ClockBy.LOCAL)

    qtbot.waitUntil(lambda: titles(desk) == ["15 July 2023"])
