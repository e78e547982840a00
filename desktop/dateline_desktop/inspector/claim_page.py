"""A claim in the inspector."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from dateline_db.analysis.grading import latest
from dateline_db.errors import say
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.source import Source
from dateline_desktop.core.common_fields import language_name
from dateline_desktop.core.describe import figure_line, origins_line
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word
from dateline_desktop.inspector.grade_part import add_part, explained
from dateline_desktop.inspector.page import (
    Page,
    badge,
    button,
    in_line,
    marking_badge,
    shown,
    uncited_badge,
)
from dateline_desktop.widgets.grade_chip import GradeChip
from dateline_desktop.widgets.text import isolated, reads_right_to_left


class ClaimPage(Page):
    """What one source says about one event, and how far it is believed."""

    def __init__(self, session: Session, claim: Claim) -> None:
        super().__init__(session)
        nature = code_word(claim.nature)
        self.head("claim", claim.id, claim.statement, claim.ref, nature)
        self._add_badges(claim)
        source = self.case.sources.get(claim.source_id)
        self._add_ends(claim, source)
        self._add_facts(claim)
        self._add_quote(claim)
        self._add_figures(claim)
        self._add_digit(claim)
        self._add_letter(claim, source)

    def _add_badges(self, claim: Claim) -> None:
        role = "alarm" if claim.stance is Stance.CONTRADICTS else "badge"
        stance = badge(code_word(claim.stance).lower(), role)
        grade = self.case.grades().of_claim(claim)
        marks: list[QWidget] = [GradeChip(grade), stance, *uncited_badge(claim)]
        self.add(in_line([*marks, *marking_badge(claim.marking)]))

    def _add_ends(self, claim: Claim, source: Source) -> None:
        event = self.case.events.get(claim.event_id)
        publisher = self.case.publishers.get(source.publisher_id)
        self.fact(tr("About"), self.link("event", event.id, event.title))
        told = f"{source.ref} · {isolated(publisher.name)} · {isolated(source.title)}"
        self.fact(tr("Source"), self.link("source", source.id, told))
        origins = self.case.lineages().of_claim(claim)
        self.fact(tr("Origin"), origins_line(self.case, origins))

    def _add_facts(self, claim: Claim) -> None:
        if claim.when is not None:
            self.fact(tr("Date given"), claim.when.label())
        self.fact(tr("in words"), claim.when_words)
        if claim.place_id is not None:
            place = self.case.places.get(claim.place_id)
            link = self.link("place", place.id, place.name)
            self.fact(tr("Place given"), link)
        self.fact(tr("in words"), claim.place_words)
        if claim.as_of is not None:
            self.fact(tr("Reported"), claim.as_of.label())
        self.fact(tr("Credited to"), claim.attributed_to)
        self.fact(tr("Locator"), claim.locator)

    def _add_quote(self, claim: Claim) -> None:
        if not claim.quote:
            return
        self.heading(tr("Quote"), *self._ways_to_read(claim))
        right = reads_right_to_left(claim.quote)
        self.add(shown(claim.quote, "quote_right" if right else "quote"))
        self.text(language_name(claim.quote_language), "muted")
        self.text(claim.translation)

    def _ways_to_read(self, claim: Claim) -> list[QPushButton]:
        if claim.document_id is None:
            return []
        read = partial(self.session.read, "claim", claim.id)
        return [button(tr("Read"), "source", read)]

    def _add_figures(self, claim: Claim) -> None:
        figures = self.case.figures.where(claim_id=claim.id)
        if figures:
            self.heading(tr("Numbers in it"))
        for figure in sorted(figures, key=lambda each: each.position):
            self.text(figure_line(figure))

    def _add_digit(self, claim: Claim) -> None:
        grade = button(
            tr("Grade…"),
            "check",
            lambda: self.session.ask_grade("claim", [claim.id]),
        )
        grade.setEnabled(self.session.writable)
        self.heading(tr("Credibility"), grade)
        digit = self.case.grades().digit(claim.id)
        if digit is None:
            self.text(tr("No digit yet."), "muted")
            return
        rows = self.case.credibility_grades.where(claim_id=claim.id)
        add_part(self, digit, latest(rows, self.case.analyst), rows)

    def _add_letter(self, claim: Claim, source: Source) -> None:
        self.heading(tr("Reliability of its source"))
        grades = self.case.grades()
        letter = grades.letter(source.id)
        if grades.digit(claim.id) is None:
            later = tr("Shown once there is a digit: neither is to lead to the other.")
            self.text(later, "muted")
            return
        if letter is None:
            self.text(tr("No letter yet for the source or its publisher."), "muted")
            return
        own = grades.own_letter(source.id) is not None
        text = (
            "{letter}  {title}, given to the source itself"
            if own
            else "{letter}  {title}, as its publisher"
        )
        told = tr(say(text, letter=letter.value, title=tr(letter.nato_name)))
        self.add(explained(letter, told))
