"""An event in the inspector."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dateline_db.analysis.basis import DOERS
from dateline_db.analysis.corroboration import UNSUPPORTED, Support
from dateline_db.analysis.discrepancies import State
from dateline_db.errors import say
from dateline_db.model.actor import NameKind
from dateline_db.model.claim import Claim
from dateline_db.model.event import Event
from dateline_db.model.when import UNKNOWN
from dateline_desktop.core.clock_time import clock_note
from dateline_desktop.core.describe import actor_names, place_names
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word, link_word
from dateline_desktop.inspector.basis_line import basis_line
from dateline_desktop.inspector.claim_card import add_claims, claims_title
from dateline_desktop.inspector.images import add_images
from dateline_desktop.inspector.page import (
    Page,
    badge,
    button,
    in_line,
    marking_badge,
    shown,
)
from dateline_desktop.widgets.blinds import hide_with_letters
from dateline_desktop.widgets.grade_chip import NOT_GRADED, GradeChip, grade_text
from dateline_desktop.widgets.link import Link
from dateline_desktop.widgets.text import isolated


class EventPage(Page):
    """When it was, as stated and as read; who and where; what is claimed about it."""

    def __init__(self, session: Session, event: Event) -> None:
        super().__init__(session)
        self._basis = self.case.basis(event.id)
        support = self.case.supports_of([event.id]).get(event.id, UNSUPPORTED)
        self.head("event", event.id, event.title, event.ref, code_word(event.kind))
        self._add_date(event)
        self._add_support(event, support)
        self._add_discrepancies(event)
        self._add_who_and_where(event)
        self._add_links(event)
        self.text(event.summary)
        add_images(self, event)
        self._add_claims(event)

    def _add_date(self, event: Event) -> None:
        self.text(event.when.label(), "date")
        if event.when_words:
            words = say("stated as “{words}”", words=isolated(event.when_words))
            self.text(tr(words), "muted")
        if event.when != UNKNOWN:
            self.text(event.when.typed, "code")
        self.text(clock_note(event), "muted")
        if event.when != UNKNOWN:
            self.add(basis_line(self, self._basis.date))

    def _add_support(self, event: Event, support: Support) -> None:
        marks: list[QWidget] = [GradeChip(support.grade or NOT_GRADED)]
        if support.disputed:
            marks.append(badge(tr("disputed"), "alarm"))
        marks.append(badge(code_word(event.review).lower()))
        self.add(in_line([*marks, *marking_badge(event.marking)]))
        self._add_counts(support)
        self._add_spread(support)

    def _add_spread(self, support: Support) -> None:
        """Show which other grades there are; a letter without its digit is none."""
        counts: Counter[str] = Counter()
        for grade, count in support.spread:
            counts[grade_text(grade)] += count
        if len(counts) > 1:
            spread = " · ".join(f"{grade} ×{count}" for grade, count in counts.items())
            told = shown(tr(say("best supported of {spread}", spread=spread)), "muted")
            hide_with_letters(told)
            self.add(told)

    def _add_counts(self, support: Support) -> None:
        """Show how many say so, and lead to where they have it from."""
        if not support.sources:
            self.text(tr(support.label))
            return
        counts = Link(tr(support.label))
        counts.setToolTip(tr("Show where they have it from"))
        counts.followed.connect(lambda: self.session.show_panel("lineage"))
        weigh = button(tr("Weigh"), "table", lambda: self.session.show_panel("weigh"))
        line = QHBoxLayout()
        line.addWidget(counts, 1)
        line.addWidget(weigh, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(line)

    def _add_discrepancies(self, event: Event) -> None:
        found = self.case.discrepancies_of([event.id]).get(event.id, [])
        for one in sorted(found, key=lambda each: each.state is not State.OPEN):
            if one.state is State.OPEN:
                self.add(_alarm(tr(one.sentence)))
                continue
            self.text(tr(one.sentence), "muted")
            reason = isolated(one.decision.reason) if one.decision else ""
            settled = say(
                "{state}: {reason}", state=code_word(one.state), reason=reason
            )
            self.text(tr(settled))

    def _add_who_and_where(self, event: Event) -> None:
        if event.place_id is not None:
            place = self.case.places.get(event.place_id)
            called = "\n".join([place.name, *place_names(self.case, place.id)])
            self.fact(tr("Place"), self.link("place", place.id, called))
            where = (place.admin_area, place.country)
            self.fact("", ", ".join(part for part in where if part))
            self.fact("", basis_line(self, self._basis.place))
        parts = self.case.participations.where(event_id=event.id)
        actors = self.case.actors.many([part.actor_id for part in parts])
        names = {actor.id: actor.name for actor in actors}
        for part in sorted(parts, key=lambda each: each.position):
            native = actor_names(self.case, part.actor_id, NameKind.NATIVE)
            called = "\n".join([names[part.actor_id], *native])
            link = self.link("actor", part.actor_id, called)
            self.fact(code_word(part.role), link)
        if any(part.role in DOERS for part in parts):
            self.fact("", basis_line(self, self._basis.responsibility))

    def _add_links(self, event: Event) -> None:
        links = self.case.event_links
        for link in links.where(event_id=event.id):
            other = self.case.events.get(link.other_event_id)
            to_other = self.link("event", other.id, other.title)
            self.fact(link_word(link.kind), to_other)
        for link in links.where(other_event_id=event.id):
            other = self.case.events.get(link.event_id)
            verb = link_word(link.kind, from_the_other=True)
            self.fact(verb, self.link("event", other.id, other.title))

    def _add_claims(self, event: Event) -> None:
        claims = self.case.claims.where(event_id=event.id)
        title = claims_title(len(claims))
        add = button(
            tr("Add a claim"),
            "claim-add",
            lambda: self.session.new_record("claim", event_id=event.id),
        )
        add.setEnabled(self.session.writable)
        self.heading(title, add)
        if not claims:
            nobody = tr("Nobody says so yet: add who does, and how far it is believed.")
            self.text(nobody, "muted")
        add_claims(self, claims, self._sources(claims))

    def _sources(self, claims: Sequence[Claim]) -> list[str]:
        sources = self.case.sources.many({claim.source_id for claim in claims})
        publishers = self.case.publishers.many({one.publisher_id for one in sources})
        names = {publisher.id: publisher.name for publisher in publishers}
        told = {s.id: f"{s.ref} · {isolated(names[s.publisher_id])}" for s in sources}
        return [told[claim.source_id] for claim in claims]


def _alarm(text: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "alarm")
    rows = QVBoxLayout(frame)
    rows.setContentsMargins(10, 7, 10, 7)
    rows.addWidget(shown(text))
    return frame
