"""The bar of the charts: which one is shown, and what can be chosen about it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from dateline_db.analysis.indicators import Series
from dateline_db.errors import say
from dateline_desktop.charts.events import Choice
from dateline_desktop.charts.readings import title_of
from dateline_desktop.core.text import tr
from dateline_desktop.scene.periods import Period
from dateline_desktop.widgets.elided import ElidedLine
from dateline_desktop.widgets.icons import set_icon

SeriesKey = tuple[str, str]


class Kind(StrEnum):
    """The charts that there are."""

    EVENTS = "events"
    INDICATORS = "indicators"
    FIGURES = "figures"


_KINDS = {
    Kind.EVENTS: ("Events", "How many events there were, by period"),
    Kind.INDICATORS: ("Indicators", "Rates and totals over the periods they are about"),
    Kind.FIGURES: ("Figures", "The figures of an event over the dates of its reports"),
}
_PERIODS: dict[Period | None, str] = {
    None: "by zoom",
    Period.DAY: "by day",
    Period.WEEK: "by week",
    Period.MONTH: "by month",
    Period.QUARTER: "by quarter",
    Period.YEAR: "by year",
}


class ChartsBar(QFrame):
    """Tells which chart is wanted, how events are counted, which series is shown."""

    kind_chosen = Signal(object)  # Kind
    choice_changed = Signal(object)  # Choice
    series_chosen = Signal(object)  # key of a series
    span_asked = Signal()  # to see all that the chart holds
    copy_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kinds = QButtonGroup(self)
        self.groups = QButtonGroup(self)
        self.period = _box(tr("Count events"))
        self.series = _box(tr("Measure"))
        self.span = QToolButton()
        self.note = ElidedLine()
        self.take = QToolButton()
        self._parts: dict[QWidget, tuple[Kind, ...]] = {}
        self._keys: list[SeriesKey] = []
        self._fill()
        self._lay_out()
        self._connect()
        self.show_kind(Kind.EVENTS)

    @property
    def choice(self) -> Choice:
        """How events are to be counted."""
        return Choice(
            by_grade=self.groups.checkedId() == 1,
            period=list(_PERIODS)[self.period.currentIndex()],
        )

    def button(self, kind: Kind) -> QAbstractButton:
        """Return the button that chooses a chart."""
        return self.kinds.button(list(Kind).index(kind))

    def show_kind(self, kind: Kind) -> None:
        """Show what can be chosen about a chart."""
        self.button(kind).setChecked(True)
        for part, kinds in self._parts.items():
            part.setVisible(kind in kinds)

    def offer_series(self, found: Sequence[Series], key: SeriesKey | None) -> None:
        """Offer some series; the one with the key is shown."""
        self.series.blockSignals(True)  # noqa: FBT003 - Qt takes it by place only
        self.series.clear()
        for one in found:
            count = len(one.readings)
            words = say("{title} · {count}", title=title_of(one), count=count)
            self.series.addItem(tr(words))
        self._keys = [one.key for one in found]
        at = self._keys.index(key) if key in self._keys else -1
        self.series.setCurrentIndex(at)
        self.series.setEnabled(bool(found))
        self.series.blockSignals(False)  # noqa: FBT003

    def say(self, parts: Iterable[str]) -> None:
        """Say what the chart cannot show."""
        self.note.set_text("  ·  ".join(part for part in parts if part))

    # Private

    def _fill(self) -> None:
        self.period.addItems([tr(words) for words in _PERIODS.values()])
        self.span.setText(tr("Show all"))
        self.span.setToolTip(tr("Move the timeline to all that this chart holds"))
        set_icon(self.span, "fit")
        self.span.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.note.setProperty("role", "muted")
        self.take.setText(tr("Picture"))
        self.take.setToolTip(tr("Copy the chart (Ctrl+C), or save it as PNG or SVG"))
        self.take.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.take.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self.take)
        menu.addAction(tr("&Copy the chart"), self.copy_asked.emit)
        menu.addAction(tr("&Save the chart…"), self.save_asked.emit)
        self.take.setMenu(menu)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(2)
        for n, (text, about) in enumerate(_KINDS.values()):
            row.addWidget(_switch(self.kinds, n, text, about))
        row.addSpacing(12)
        groups = {"Kind": "Stack by kind", "Grade": "Stack by best grade"}
        for n, (text, about) in enumerate(groups.items()):
            button = _switch(self.groups, n, text, about)
            self._parts[button] = (Kind.EVENTS,)
            row.addWidget(button)
        self.groups.button(0).setChecked(True)
        self._parts |= {
            self.period: (Kind.EVENTS,),
            self.series: (Kind.INDICATORS, Kind.FIGURES),
            self.span: (Kind.INDICATORS, Kind.FIGURES),
        }
        for part in (self.period, self.series, self.span):
            row.addWidget(part)
        row.addSpacing(10)
        row.addWidget(self.note, 1)
        row.addWidget(self.take)

    def _connect(self) -> None:
        kinds = list(Kind)
        self.kinds.idClicked.connect(lambda n: self.kind_chosen.emit(kinds[n]))
        self.groups.idClicked.connect(lambda _: self._tell_choice())
        self.period.currentIndexChanged.connect(lambda _: self._tell_choice())
        self.series.currentIndexChanged.connect(
            lambda at: self.series_chosen.emit(self._keys[at])
        )
        self.span.clicked.connect(lambda: self.span_asked.emit())

    def _tell_choice(self) -> None:
        self.choice_changed.emit(self.choice)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(260)
    return box


def _switch(group: QButtonGroup, number: int, text: str, about: str) -> QToolButton:
    button = QToolButton()
    button.setText(tr(text))
    button.setToolTip(tr(about))
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    group.addButton(button, number)
    return button
