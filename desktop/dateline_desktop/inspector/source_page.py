"""A source in the inspector."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dateline_db.analysis.grading import latest
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.source import Source, SourceState
from dateline_desktop.core.common_fields import language_name
from dateline_desktop.core.describe import lineage_lines, origins_line
from dateline_desktop.core.document_words import kind_word
from dateline_desktop.core.live_address import open_address
from dateline_desktop.core.moment import moment
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.inspector.claim_card import add_claims, claims_title
from dateline_desktop.inspector.grade_part import add_part
from dateline_desktop.inspector.page import (
    Page,
    badge,
    button,
    in_line,
    marking_badge,
)
from dateline_desktop.widgets.address_line import AddressLine
from dateline_desktop.widgets.link import Link
from dateline_desktop.widgets.text import isolated


class SourcePage(Page):
    """Who published it, how far it can be trusted, where it has its content from."""

    def __init__(self, session: Session, source: Source) -> None:
        super().__init__(session)
        kind = code_word(source.kind)
        self.head("source", source.id, source.title, source.ref, kind)
        marks = marking_badge(source.marking)
        if source.state is not SourceState.AS_CAPTURED:
            marks.append(badge(code_word(source.state).lower(), "alarm"))
        if marks:
            self.add(in_line(marks))
        self._add_facts(source)
        self._add_documents(source)
        self._add_letter(source)
        self._add_lineage(source)
        self._add_claims(source)

    def _add_facts(self, source: Source) -> None:
        publisher = self.case.publishers.get(source.publisher_id)
        link = self.link("publisher", publisher.id, publisher.name)
        self.fact(tr("Publisher"), link)
        self.fact(tr("Author"), source.author)
        if source.published is not None:
            self.fact(tr("Published"), source.published.label())
        self.fact(tr("in words"), source.published_words)
        self.fact(tr("Language"), language_name(source.language))
        if source.url:
            self.fact(tr("Address"), self._address(source.url))
        self.text(source.note)

    def _address(self, url: str) -> QWidget:
        """Return the address, to be copied, and a button that opens it."""
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(AddressLine(url), 1)
        line.addWidget(
            button(tr("Open…"), "link", partial(open_address, self.session, url))
        )
        return whole

    def _add_documents(self, source: Source) -> None:
        documents = self.case.documents.where(source_id=source.id)
        if not documents:
            return
        self.heading(tr("Documents"))
        for document in sorted(documents, key=lambda one: one.captured_at):
            link = Link(document.name)
            link.followed.connect(partial(self.session.read, "document", document.id))
            self.add(link)
            captured = say(
                "{kind}, captured {at} by {analyst}",
                kind=kind_word(document.media_type),
                at=moment(document.captured_at, self.session.settings),
                analyst=document.captured_by,
            )
            self.text(tr(captured), "muted")

    def _add_letter(self, source: Source) -> None:
        grade = button(
            tr("Grade…"),
            "check",
            lambda: self.session.ask_grade("source", [source.id]),
        )
        grade.setEnabled(self.session.writable)
        self.heading(tr("Reliability"), grade)
        letter = self.case.grades().letter(source.id)
        if letter is None:
            self.text(tr("No letter yet: give one to its publisher."), "muted")
            return
        rows = self.case.reliability_grades.where(source_id=source.id)
        if not rows:
            self.text(tr("It has the letter of its publisher."), "muted")
            publisher_id = source.publisher_id
            rows = self.case.reliability_grades.where(publisher_id=publisher_id)
        add_part(self, letter, latest(rows, self.case.analyst), rows)

    def _add_lineage(self, source: Source) -> None:
        self.heading(tr("Where it has its content from"))
        for line in lineage_lines(self.case, source):
            self.text(line)
        origins = self.case.lineages().of_source(source.id)
        if origins.publisher_ids:
            names = origins_line(self.case, origins)
            self.text(tr(say("Origin: {names}", names=names)), "muted")

    def _add_claims(self, source: Source) -> None:
        claims = self.case.claims.where(source_id=source.id)
        title = claims_title(len(claims))
        add = button(
            tr("Add a claim"),
            "claim-add",
            lambda: self.session.new_record("claim", source_id=source.id),
        )
        add.setEnabled(self.session.writable)
        self.heading(title, add)
        if not claims:
            self.text(tr("Nothing is taken from it yet."), "muted")
        add_claims(self, claims, self._events(claims))

    def _events(self, claims: Sequence[Claim]) -> list[str]:
        events = self.case.events.many({claim.event_id for claim in claims})
        titles = {event.id: isolated(event.title) for event in events}
        return [titles[claim.event_id] for claim in claims]
