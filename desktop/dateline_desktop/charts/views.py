"""The three charts on a session: what they show of it, and what they cannot show."""

from collections.abc import Sequence
from typing import Protocol

from dateline_db.analysis.indicators import Reading, Series
from dateline_db.errors import say
from dateline_desktop.charts.axis_link import AxisLink
from dateline_desktop.charts.bar import SeriesKey
from dateline_desktop.charts.events import Choice, EventsChart
from dateline_desktop.charts.heights import Heights
from dateline_desktop.charts.marks import Entry, Frame, Picture
from dateline_desktop.charts.material import read_indicators, read_reports
from dateline_desktop.charts.readings import Names, number, sort_line, title_of
from dateline_desktop.charts.reports import ReportsChart
from dateline_desktop.charts.spans import SpansChart
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.palette import Palette

_MOST_TOLD = 2


class LegendChart(Protocol):
    """A chart that says what its signs mean."""

    def legend(self, palette: Palette) -> list[Entry]: ...
    def heights(self, frame: Frame) -> Heights: ...
    def picture(self, frame: Frame, over: Heights) -> Picture: ...


class View:
    """One chart on a session; what it is made of is kept until it changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.series: Sequence[Series] = ()
        self.series_key: SeriesKey | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether it is empty only since a filter hides everything."""
        shown = self._session.shown
        return bool(len(shown)) and not shown.any()

    def forget(self) -> None:
        """Read anew what it is made of, when it is next looked at."""

    def chart(self) -> LegendChart | None:
        """Return the chart, None where there is nothing to draw."""
        raise NotImplementedError

    def title(self) -> str:
        """Return what the chart shows, for those who hear it."""
        raise NotImplementedError

    def notes(self) -> list[str]:
        """Say what the chart cannot show, or must not be read into it."""
        raise NotImplementedError

    def empty_sentence(self) -> str:
        """Say what would fill the chart."""
        raise NotImplementedError

    def extent(self) -> tuple[int, int] | None:
        """Return from when to when there is anything in it."""
        return _extent(_chosen(self.series, self.series_key))


class EventsView(View):
    """Events by period, at the times that the lanes give them."""

    def __init__(self, session: Session, link: AxisLink) -> None:
        super().__init__(session)
        self._link = link
        self.choice = Choice()
        self._chart: EventsChart | None = None
        self._made_of: tuple[object, bytes, Choice] | None = None

    def forget(self) -> None:
        self._made_of = None

    def chart(self) -> LegendChart | None:
        session = self._session
        index = self._index
        if index is None:
            self._chart = None
            return None
        made_of = index, session.shown.tobytes(), self.choice
        if self._chart is None or self._made_of != made_of:
            self._chart = EventsChart(index, session.shown, self.choice)
            self._made_of = made_of
        self._chart.selected = self._selected_row()
        return None if self._chart.is_empty else self._chart

    def title(self) -> str:
        is_by_grade = self._chart is not None and self._chart.choice.by_grade
        return tr("Events by grade" if is_by_grade else "Events by kind")

    def notes(self) -> list[str]:
        if self._chart is None:
            return []
        counts = self._chart.apart
        unbounded = "{count:,} open at an end" if counts.unbounded else ""
        undated = "{count:,} undated" if counts.undated else ""
        return [
            tr(say(undated, count=counts.undated)),
            tr(say(unbounded, count=counts.unbounded)),
        ]

    def empty_sentence(self) -> str:
        index = self._session.index
        if index is None or not len(index):
            return tr("No event in this case yet. They are counted here by period.")
        if self.is_filtered:
            return tr("The filters hide every event.")
        return tr("No event that is shown has a date to be counted by.")

    def extent(self) -> tuple[int, int] | None:
        index = self._index
        return None if index is None else index.extent(self._session.shown)

    def events_in(self, key: tuple[str, ...]) -> list[str]:
        """Return the ids of the events in a period."""
        return [] if self._chart is None else self._chart.events_in(key)

    @property
    def _index(self) -> EventIndex | None:
        """The index of the lanes, whose clock may be another than the session's."""
        index, moved = self._session.index, self._link.index
        if index is None or moved is None or len(moved) != len(index):
            return index
        return moved

    def _selected_row(self) -> int | None:
        chosen, index = self._session.selection, self._session.index
        if chosen.kind != "event" or chosen.id is None or index is None:
            return None
        return index.row_of(chosen.id)


class IndicatorsView(View):
    """Rates and totals over their periods."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._names = Names({}, {})
        self._made_of: bytes | None = None

    def forget(self) -> None:
        self._made_of = None

    def chart(self) -> LegendChart | None:
        session = self._session
        if session.case is None:
            self.series = ()
            return None
        made_of = session.shown.tobytes()
        if self._made_of != made_of:
            self.series, self._names = read_indicators(session.case, self._shows)
            self._made_of = made_of
        found = _chosen(self.series, self.series_key)
        if found is None:
            return None
        self.series_key = found.key
        chart = SpansChart(found, self._names)
        chart.chosen = _chosen_claims(session)
        return chart

    def title(self) -> str:
        found = _chosen(self.series, self.series_key)
        what = "" if found is None else title_of(found)
        return tr(say("{what} over their periods", what=what))

    def notes(self) -> list[str]:
        found = _chosen(self.series, self.series_key)
        if found is None:
            return []
        return [_without_date(found), sort_line(found.sort)]

    def empty_sentence(self) -> str:
        if self.is_filtered:
            return tr("The filters hide every event.")
        return tr(
            "No number over a period yet. Make an event of kind “statistic”, such as "
            "the attacks of a year, and give it claims with figures."
        )

    def _shows(self, event_id: str) -> bool:
        index = self._session.index
        row = None if index is None else index.row_of(event_id)
        return row is not None and bool(self._session.shown[row])


class FiguresView(View):
    """The figures of the event that is selected, or whose claim is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._event_id: str | None = None
        self._names = Names({}, {})
        self._made_of: str | None = None

    @property
    def is_filtered(self) -> bool:
        return False

    def forget(self) -> None:
        self._made_of = None

    def chart(self) -> LegendChart | None:
        case = self._session.case
        self._follow_selection()
        if case is None or self._event_id is None:
            self.series = ()
            return None
        if self._made_of != self._event_id:
            self.series, self._names = read_reports(case, self._event_id)
            self._made_of = self._event_id
        found = _chosen(self.series, self.series_key)
        if found is None:
            return None
        self.series_key = found.key
        chart = ReportsChart(found, self._names)
        chart.chosen = _chosen_claims(self._session)
        return chart

    def title(self) -> str:
        found = _chosen(self.series, self.series_key)
        what = "" if found is None else title_of(found)
        return tr(
            say("{what} by date of report: {event}", what=what, event=self._event)
        )

    def notes(self) -> list[str]:
        found = _chosen(self.series, self.series_key)
        return [] if found is None else [_without_date(found), self._event]

    def empty_sentence(self) -> str:
        if self._event_id is None:
            return tr(
                "Select an event or one of its claims: its figures stand here, each at "
                "the date of its report."
            )
        return tr(say("No claim gives a figure on “{event}” yet.", event=self._event))

    @property
    def _event(self) -> str:
        case = self._session.case
        if case is None or self._event_id is None:
            return ""
        found = case.events.find(self._event_id)
        return "" if found is None else found.title

    def _follow_selection(self) -> None:
        """Take the event that is selected; stay with the last one that was."""
        case, chosen = self._session.case, self._session.selection
        if case is None:
            self._event_id = None
        elif chosen.kind == "event":
            self._event_id = chosen.id
        elif chosen.kind == "claim" and chosen.id is not None:
            claim = case.claims.find(chosen.id)
            self._event_id = None if claim is None else claim.event_id
        if case is not None and self._event_id is not None:
            found = case.events.find(self._event_id)
            self._event_id = None if found is None else found.id


def _chosen(series: Sequence[Series], key: SeriesKey | None) -> Series | None:
    """Return the series with a key, the first one where there is none."""
    first = series[0] if series else None
    return next((one for one in series if one.key == key), first)


def _chosen_claims(session: Session) -> list[str]:
    chosen = session.selection
    return [chosen.id] if chosen.kind == "claim" and chosen.id is not None else []


def _extent(series: Series | None) -> tuple[int, int] | None:
    readings = () if series is None else series.readings
    spans = [reading.when.seconds() for reading in readings if reading.when is not None]
    los = [lo for lo, _ in spans if lo is not None]
    his = [hi for _, hi in spans if hi is not None]
    return (min(los), max(his)) if los and his else None


def _without_date(series: Series) -> str:
    """Say which readings have no time, and so no place in the chart."""
    undated = [reading for reading in series.readings if reading.when is None]
    if not undated:
        return ""
    told = ", ".join(_short(reading) for reading in undated[:_MOST_TOLD])
    more = "…" if len(undated) > _MOST_TOLD else ""
    return tr(
        say("{count} without a date: {told}", count=len(undated), told=told + more)
    )


def _short(reading: Reading) -> str:
    return f"{number(reading)} {reading.grade}"
