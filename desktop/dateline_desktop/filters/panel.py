"""The filter panel."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dateline_db.case import Case
from dateline_db.edits.wording import counted
from dateline_db.errors import say
from dateline_db.model.changes import Changes
from dateline_db.model.event import Review
from dateline_db.model.grade import Credibility
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import DAY_FIRST
from dateline_desktop.core.text import plain, tr
from dateline_desktop.filters.period import PeriodFields
from dateline_desktop.filters.section import Section
from dateline_desktop.filters.values import ValuesSection
from dateline_desktop.scene.index import EventIndex, Words
from dateline_desktop.widgets.check_list import Choice

_LEAST = {
    None: "Any",
    Credibility.ONE: "1  Confirmed",
    Credibility.TWO: "1–2  Probably true, or better",
    Credibility.THREE: "1–3  Possibly true, or better",
    Credibility.FOUR: "1–4  Doubtful, or better",
    Credibility.FIVE: "1–5  Judged at all",
}
_WIDTH = 248
_COUNTED = ("event", "actor", "place", "participation", "tag", "tagging")
_REVIEW = {None: "Any", Review.REVIEWED: "Reviewed", Review.DRAFT: "Drafts"}


class FilterPanel(QScrollArea):
    """Chooses which events are shown, and says for each filter how many it hides."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.chosen = plain(wrap=True)
        self.period = PeriodFields(lambda: DAY_FIRST.read(session.settings))
        self.kinds = ValuesSection(tr("Kind"))
        self.actors = ValuesSection(tr("Actor"))
        self.places = ValuesSection(tr("Place"))
        self.tags = ValuesSection(tr("Tag"))
        self.credibility = _choice(_LEAST)
        self.unjudged = QCheckBox(tr("and what is not judged"))
        self.disputed = QCheckBox(tr("Only where claims disagree"))
        self.review = _choice(_REVIEW)
        self.clear = QPushButton(tr("Clear all"))
        self.summary = plain()
        self._sections: dict[str, Section] = {}
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(10, 4, 10, 12)
        rows.setSpacing(14)
        self.clear.setProperty("role", "quiet")
        self.credibility.setToolTip(tr("That of the best-supported claim"))
        self.unjudged.setToolTip(tr("6, or no digit yet: not bad, but not known"))
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.clear)
        rows.addLayout(head)
        self._sections = {
            "event_ids": _section("Chosen events", self.chosen),
            "period": _section("Period", self.period),
            "kinds": self.kinds,
            "actor_ids": self.actors,
            "place_ids": self.places,
            "tag_ids": self.tags,
            "credibility": _section("Credibility", self.credibility, self.unjudged),
            "disputed": _section("Disputed", self.disputed),
            "review": _section("Review", self.review),
        }
        for section in self._sections.values():
            rows.addWidget(section)
        rows.addStretch(1)
        page.setMinimumWidth(1)  # as wide as the panel, and no wider
        self.setWidget(page)
        self.setMinimumWidth(_WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        session = self._session
        session.case_changed.connect(self._refresh)
        session.changed.connect(self._on_changed)
        session.filter_changed.connect(self._show_filter)
        session.shown_changed.connect(self._show_counts)
        self.clear.clicked.connect(lambda: session.set_filter(Filter()))
        for name, section in self._sections.items():
            section.cleared.connect(
                lambda name=name: session.set_filter(session.filter.without(name))
            )
        self.period.changed.connect(lambda period: self._set(period=period))
        self.kinds.ticked.connect(lambda keys: self._set(kinds=keys))
        self.actors.ticked.connect(lambda keys: self._set(actor_ids=keys))
        self.places.ticked.connect(lambda keys: self._set(place_ids=keys))
        self.tags.ticked.connect(lambda keys: self._set(tag_ids=keys))
        self.credibility.activated.connect(self._on_credibility)
        self.unjudged.clicked.connect(lambda on: self._set(with_unjudged=on))
        self.disputed.clicked.connect(lambda on: self._set(disputed=on))
        self.review.activated.connect(lambda n: self._set(review=list(_REVIEW)[n]))

    def _on_credibility(self, number: int) -> None:
        self._set(credibility=list(_LEAST)[number])

    def _set(self, **criteria: Any) -> None:
        self._session.set_filter(replace(self._session.filter, **criteria))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_COUNTED):
            self._refresh()

    def _refresh(self) -> None:
        case, index, chosen = (
            self._session.case,
            self._session.index,
            self._session.filter,
        )
        if case is None or index is None:
            return
        actors = {actor.id: actor.name for actor in case.actors.all()}
        places = {place.id: place.name for place in case.places.all()}
        kinds = {
            kind: kind.replace("_", " ").capitalize() for kind in index.kinds.values
        }
        self.kinds.show_values(_counted(index.kinds, kinds), chosen.kinds)
        self.actors.show_values(_counted(index.actors, actors), chosen.actor_ids)
        self.places.show_values(_counted(index.places, places), chosen.place_ids)
        self.tags.show_values(_tags(case, index), chosen.tag_ids)
        self.tags.setVisible(bool(index.tagged or chosen.tag_ids))
        self._show_filter()
        self._show_counts()

    def _show_filter(self) -> None:
        chosen = self._session.filter
        picked = len(chosen.event_ids)
        told = counted(picked, "Only 1 event", "Only {count:,} events")
        self.chosen.setText(tr(told))
        self._sections["event_ids"].setVisible(picked > 0)
        self.period.show_period(chosen.period)
        for section, keys in (
            (self.kinds, chosen.kinds),
            (self.actors, chosen.actor_ids),
            (self.places, chosen.place_ids),
            (self.tags, chosen.tag_ids),
        ):
            section.tick(keys)
        self.credibility.setCurrentIndex(list(_LEAST).index(chosen.credibility))
        self.unjudged.setVisible(chosen.credibility is not None)
        self.unjudged.setChecked(chosen.with_unjudged)
        self.disputed.setChecked(chosen.disputed)
        self.review.setCurrentIndex(list(_REVIEW).index(chosen.review))

    def _show_counts(self) -> None:
        index, shown = self._session.index, self._session.shown
        if index is None:
            return
        hidden = self._session.filter.hides(index)
        for name, section in self._sections.items():
            section.show_hidden(hidden.get(name))
        self.clear.setVisible(not self._session.filter.empty)
        self.summary.setText(
            tr(
                say(
                    "{shown:,} of {all:,} events",
                    shown=int(shown.sum()),
                    all=index.count,
                )
            )
        )


def _section(title: str, *parts: QWidget) -> Section:
    section = Section(tr(title))
    for part in parts:
        section.rows.addWidget(part)
    return section


def _choice(texts: Mapping[Any, str]) -> QComboBox:
    box = QComboBox()
    box.addItems([tr(text) for text in texts.values()])
    box.setMinimumContentsLength(8)
    return box


def _tags(case: Case, index: EventIndex) -> list[Choice]:
    names = {tag.id: tag.name for tag in case.tags.all()}
    return [
        Choice(tag_id, names.get(tag_id, tag_id), len(event_ids))
        for tag_id, event_ids in index.tagged.items()
    ]


def _counted(words: Words, names: Mapping[str, str]) -> list[Choice]:
    counts = np.bincount(words.codes[words.codes >= 0], minlength=len(words.values))
    return [
        Choice(key, names.get(key, key), int(count))
        for key, count in zip(words.values, counts, strict=True)
        if count
    ]
