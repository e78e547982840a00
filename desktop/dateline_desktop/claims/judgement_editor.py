"""The editor of a judgement."""

from collections.abc import Mapping
from typing import Any, ClassVar

from dateline_db.edits.judgements import change_judgement, create_judgement
from dateline_db.errors import say
from dateline_db.model.judgement import (
    Confidence,
    Judgement,
    JudgementClaim,
    Likelihood,
    Side,
)
from dateline_db.model.record import Record
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_words
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.chooser import RecordField
from dateline_desktop.widgets.field import LinesField, LongField, TextField
from dateline_desktop.widgets.rows import RowsField

_SIDES = {Side.FOR: "for", Side.AGAINST: "against"}


class JudgementEditor(Editor):
    """A conclusion: how likely, with what confidence, and what it rests on."""

    table: ClassVar[str] = "judgement"
    kind: ClassVar[type[Record]] = Judgement

    def add_fields(self) -> None:
        add = self.form.add
        sentence = LongField(tr("one sentence, with its term of likelihood"), lines=3)
        add("statement", tr("&Judgement"), sentence)
        add("likelihood", tr("&Likelihood"), ChoiceField(_likelihoods()))
        levels = {None: tr("not stated"), **code_words(Confidence)}
        how = tr("How good the basis is; it says nothing of the event itself.")
        add("confidence", tr("&Confidence"), ChoiceField(levels), how)
        add("confidence_basis", tr("&Because"), LongField())
        self.form.add_heading(tr("What it rests on"))
        for side, label in (
            (Side.FOR, tr("Claims &for")),
            (Side.AGAINST, tr("&Against")),
        ):
            add(_SIDES[side], label, RowsField(self._new_claim, tr("Add a claim")))
        self.form.add_heading(tr("What else it could be"))
        add("assumptions", tr("A&ssumptions"), LinesField(tr("one a line")))
        add("alternatives", tr("Al&ternatives"), LongField())
        add("would_change_it", tr("&Would change it"), LongField())
        add("gaps", tr("&Gaps"), LongField())
        number = tr(say("next: {ref}", ref=self.case.next_ref("judgement")))
        add("ref", tr("&Number"), TextField(number))

    def parts_of(self, record: Record) -> dict[str, Any]:
        held = self._held(record.id)
        return {
            name: [one.claim_id for one in held if one.side is side]
            for side, name in _SIDES.items()
        }

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        save = create_judgement if self.record is None else change_judgement
        held = {(one.claim_id, one.side): one for one in self._held(record.id)}
        claims = [
            held.get(
                (claim_id, side),
                JudgementClaim(judgement_id=record.id, claim_id=claim_id, side=side),
            )
            for side, name in _SIDES.items()
            for claim_id in values[name]
        ]
        return [lambda case: save(case, record, claims)]

    def _held(self, judgement_id: str) -> list[JudgementClaim]:
        held = self.case.judgement_claims.where(judgement_id=judgement_id)
        return sorted(held, key=lambda one: one.position)

    def _new_claim(self) -> RecordField:
        return self.choice_of("claim", tr("number, or words of the claim"))


def _likelihoods() -> dict[Likelihood | None, str]:
    options: dict[Likelihood | None, str] = {None: tr("not stated")}
    for step in Likelihood:
        low, high = step.percent
        text = say("{term}  {low}–{high} %", term=tr(step.term), low=low, high=high)
        options[step] = tr(text)
    return options
