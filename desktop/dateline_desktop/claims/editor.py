"""The editor of a claim."""

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtGui import QShowEvent

from dateline_db.analysis.grading import latest
from dateline_db.analysis.passage_credits import CreditReading
from dateline_db.analysis.passage_dates import DateReading
from dateline_db.analysis.passage_figures import FigureReading
from dateline_db.analysis.passages import Readings
from dateline_db.case import Case
from dateline_db.edits.claims import change_claim, create_claim
from dateline_db.edits.grades import grade_claim
from dateline_db.edits.places import create_place
from dateline_db.edits.publishers import create_publisher
from dateline_db.errors import InvalidValue, say
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.grade import CredibilityGrade
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.when import When
from dateline_desktop.claims.agreed import agreed
from dateline_desktop.claims.anchoring import anchored
from dateline_desktop.claims.digit_fields import DigitFields
from dateline_desktop.claims.figure_row import FigureRow
from dateline_desktop.core.common_fields import (
    WordsTaken,
    language_field,
    marking_field,
)
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.readings import (
    credit_line,
    date_line,
    figure_reading_line,
    one_line,
)
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.chooser import RecordField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import LongField, TextField
from dateline_desktop.widgets.offers import OffersField, Suggestion
from dateline_desktop.widgets.rows import RowsField


class ClaimEditor(Editor):
    """What one source says about one event."""

    table: ClassVar[str] = "claim"
    kind: ClassVar[type[Record]] = Claim

    def add_fields(self) -> None:
        self._published: When | None = None
        self._add_what()
        self._add_when_and_where()
        self._add_credits()
        self._add_quote()
        self.form.add_heading(tr("Numbers in it"))
        self.figures = self.form.add(
            "figures", tr("&Figures"), RowsField(self._new_figure, tr("Add a figure"))
        )
        self.form.add_heading(tr("Credibility"))
        self.digit = DigitFields(self.form, self._held_grade(), self._agreed)
        self.form.add_heading(tr("More"))
        self.form.add("marking", tr("&Marking"), marking_field())
        number = tr(say("next: {ref}", ref=self.case.next_ref("claim")))
        self.form.add("ref", tr("Number"), TextField(number))

    def parts_of(self, record: Record) -> dict[str, Any]:
        held = self.case.figures.where(claim_id=record.id)
        return {"figures": sorted(held, key=lambda figure: figure.position)}

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        save = create_claim if self.record is None else change_claim
        record = anchored(self.case, record, self._words())
        steps: list[Step] = [lambda case: save(case, record, values["figures"])]
        if self.digit.is_new:
            steps.append(partial(self._grade, record.id, values))
        return steps

    # Private

    def _offers(self) -> list[Suggestion]:
        """Return what was read in the passage that the claim quotes."""
        found: Readings | None = self.known.get("readings")
        if found is None:
            return []
        return [
            *((date_line(one), partial(self._take_date, one)) for one in found.dates),
            *(
                (figure_reading_line(one), partial(self._take_figure, one))
                for one in found.figures
            ),
            *(
                (credit_line(one), partial(self._take_credit, one))
                for one in found.credits
            ),
        ]

    def _when_published(self) -> When | None:
        """Return when the source that is known came out."""
        source_id = str(self.known.get("source_id", ""))
        source = self.case.sources.find(source_id)
        return source.published if source else None

    def _take_date(self, reading: DateReading) -> None:
        self.words.take(reading)

    def _take_figure(self, reading: FigureReading) -> None:
        row = self.figures.add_row()
        assert isinstance(row, FigureRow)
        row.propose(reading)

    def _take_credit(self, reading: CreditReading) -> None:
        self.form.field("attributed_to").set_value(one_line(reading.text))

    def _words(self) -> str:
        """Return the quote as it stands in the document."""
        held = self.record if isinstance(self.record, Claim) else None
        return held.quote if held else str(self.known.get("quote", ""))

    def _grade(self, claim_id: str, values: Mapping[str, Any], case: Case) -> None:
        grade_claim(
            case,
            claim_id,
            values["digit"],
            values["reason"],
            although_unconfirmed=values["although"],
        )

    def _agreed(self) -> str:
        held = self.record if isinstance(self.record, Claim) else None
        return "" if held is None else tr(agreed(self.case, held))

    def _held_grade(self) -> CredibilityGrade | None:
        if self.record is None:
            return None
        given = self.case.credibility_grades.where(claim_id=self.record.id)
        return latest(given, self.case.analyst)

    def _add_what(self) -> None:
        add = self.form.add
        read = {"readings": self.known.get("readings")}
        maker = self.by_editor("event", published=self._when_published(), **read)
        event = self.choice_of("event", tr("what it is about"), maker)
        source = self.choice_of("source", tr("who says so"), self.by_editor("source"))
        self.about = add("event_id", tr("&Event"), event)
        self.told_by = add("source_id", tr("So&urce"), source)
        self.told_by.changed.connect(self._on_source)
        statement = LongField(tr("what the source says, in your words"))
        self.statement = add("statement", tr("S&tatement"), statement)
        add("nature", tr("&Nature"), ChoiceField(code_words(Nature)))
        add("stance", tr("St&ance"), ChoiceField(code_words(Stance)))
        offers = self._offers()
        if offers:
            hint = tr("Nothing of it counts until you take it.")
            self.offers = add("offers", tr("Read in it"), OffersField(offers), hint)

    def _add_when_and_where(self) -> None:
        add = self.form.add
        self.form.add_heading(tr("When and where it happened, as this source says"))
        none = tr("Left empty, the source gives no date.")
        self.when = add("when", tr("&Date"), DateField(none))
        words = TextField(tr("as the source says it: on Monday"))
        add("when_words", tr("… in &words"), words)
        self.words = WordsTaken(self.when, words)
        maker = self.by_name("place", _place, create_place)
        where = tr("where the source names a place")
        add("place_id", tr("&Place"), self.choice_of("place", where, maker))
        place_words = TextField(tr("as the source says it: a suburb of the city"))
        add("place_words", tr("… in w&ords"), place_words)
        reported = tr("The date of the report, so that running counts can be ordered.")
        self.as_of = add("as_of", tr("&Reported"), DateField(reported))

    def _add_credits(self) -> None:
        self.form.add_heading(tr("Whom it credits"))
        credited = TextField(tr("in its words: a police spokesman"))
        self.form.add("attributed_to", tr("&Credited to"), credited)
        publisher = self.choice_of(
            "publisher",
            tr("where the claim has another origin than the source"),
            self.by_name(
                "publisher", lambda name: Publisher(name=name), create_publisher
            ),
        )
        self.form.add("credits_id", tr("Or&igin"), publisher)

    def _add_quote(self) -> None:
        add = self.form.add
        self.form.add_heading(tr("Where it says so"))
        add("locator", tr("&Locator"), TextField(tr("paragraph 3, minute 2:10")))
        add("quote", tr("&Quote"), LongField(tr("its very words")))
        add("quote_language", tr("Lan&guage"), language_field())
        add("translation", tr("Translation"), LongField())

    def _new_figure(self) -> FigureRow:
        event_id = _chosen(self.about)
        claims = self.case.claims.where(event_id=event_id) if event_id else []
        ids = [claim.id for claim in claims]
        figures = self.case.figures.where(claim_id=ids)
        measures = sorted({figure.measure for figure in figures})
        return FigureRow(measures, sorted({figure.scope for figure in figures}))

    def _on_source(self) -> None:
        """Count "on Monday" from the publication, and take its date as the report's."""
        source_id = _chosen(self.told_by)
        source = self.case.sources.find(source_id) if source_id else None
        published = source.published if source else None
        for field in (self.when, self.as_of):
            field.set_published(published)
        if self.record is None and self.as_of.state() in (None, self._published):
            self.as_of.set_value(published)
        self._published = published

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.known.get("event_id") and self.known.get("quote"):
            self.statement.text.setFocus()
            self.statement.text.selectAll()


def _place(name: str) -> Place:
    return Place(name=name)


def _publisher(name: str) -> Publisher:
    return Publisher(name=name)


def _chosen(field: RecordField) -> str | None:
    try:
        return field.value()
    except InvalidValue:
        return None
