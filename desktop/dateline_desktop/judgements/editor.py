"""The editor of a judgement, which checks it while it is being written."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dateline_db.analysis.tradecraft import Finding
from dateline_db.case import Case
from dateline_db.edits.judgements import change_judgement, create_judgement
from dateline_db.edits.tradecraft import checked, ignore
from dateline_db.errors import DatelineError, say
from dateline_db.model.judgement import (
    Confidence,
    Judgement,
    JudgementClaim,
    Likelihood,
    Side,
    Yardstick,
)
from dateline_db.model.record import Record
from dateline_desktop.core.describe import claim_standing
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import code_words
from dateline_desktop.judgements.checks import Checks
from dateline_desktop.widgets.choice import ChoiceField
from dateline_desktop.widgets.chooser import RecordField
from dateline_desktop.widgets.field import Field, LinesField, LongField, TextField
from dateline_desktop.widgets.rows import RowsField

_SIDES = {Side.FOR: "for", Side.AGAINST: "against"}
_PAUSE = 200  # ms of quiet before what was typed is checked
_MOST_REVISIONS = 12


class JudgementEditor(Editor):
    """A conclusion: how likely, with what confidence, and what it rests on."""

    table: ClassVar[str] = "judgement"
    kind: ClassVar[type[Record]] = Judgement

    def __init__(
        self,
        session: Session,
        record: Record | None,
        known: Mapping[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        self._ignoring: dict[tuple[str, str], str] = {}
        self._found: tuple[Finding, ...] = ()
        self._pause = QTimer(singleShot=True, interval=_PAUSE)
        super().__init__(session, record, known, parent)
        self._pause.setParent(self)
        self._pause.timeout.connect(self.check)
        self.form.changed.connect(self._pause.start)
        self.check()

    def add_fields(self) -> None:
        self._add_statement()
        self._add_claims()
        add = self.form.add
        self.form.add_heading(tr("What else it could be"))
        add("assumptions", tr("Assum&ptions"), LinesField(tr("one a line")))
        add("alternatives", tr("Al&ternatives"), LongField())
        add("would_change_it", tr("&Would change it"), LongField())
        add("gaps", tr("&Gaps"), LongField())
        number = tr(say("next: {ref}", ref=self.case.next_ref("judgement")))
        add("ref", tr("&Number"), TextField(number))
        if self.record is not None:
            self.form.add_heading(tr("Revisions"))
            add("revisions", "", _Revisions(self.case, self.record.id))

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
            for side, claim_id in _chosen(values)
        ]
        steps: list[Step] = [lambda case: save(case, record, claims)]
        for finding in self._found:
            reason = self._ignoring.get(_name(finding))
            if reason is not None:
                steps.append(partial(_ignore, record.id, finding, reason))
        return steps

    def check(self) -> None:
        """Look at the judgement as it stands in the form."""
        if self.session.case is None:
            return
        values = dict(self._values())
        self.checks.show_basis([self._standing(*one) for one in _chosen(values)])
        try:
            found = checked(self.case, self._judgement(values), list(_chosen(values)))
        except DatelineError:
            return  # a field is wrong, and will say so
        self._found = found.open
        ignored = [(finding, kept.reason) for finding, kept in found.ignored]
        ignored += [
            (finding, self._ignoring[_name(finding)])
            for finding in found.open
            if _name(finding) in self._ignoring
        ]
        shown = [one for one in found.open if _name(one) not in self._ignoring]
        self.checks.show_findings(str(found.resting.label), shown, ignored)

    # Private

    def _standing(self, side: Side, claim_id: str) -> str:
        standing = claim_standing(self.case, self.case.claims.get(claim_id))
        template = "For: {claim}" if side is Side.FOR else "Against: {claim}"
        return tr(say(template, claim=standing))

    def _judgement(self, values: Mapping[str, Any]) -> Judgement:
        """Return the judgement as it stands in the form, its sentence perhaps empty."""
        own = {field.name for field in fields(Judgement)}
        held = {name: value for name, value in values.items() if name in own}
        held["statement"] = held["statement"] or "…"
        if isinstance(self.record, Judgement):
            return replace(self.record, **held)
        return Judgement(**held)

    def _add_statement(self) -> None:
        add = self.form.add
        sentence = LongField(tr("one sentence, with its term of likelihood"), lines=3)
        add("statement", tr("&Judgement"), sentence)
        add("likelihood", tr("&Likelihood"), ChoiceField(self._likelihoods()))
        levels = {None: tr("not stated"), **code_words(Confidence)}
        how = tr("How good the basis is; it says nothing of the event itself.")
        add("confidence", tr("&Confidence"), ChoiceField(levels), how)
        add("confidence_basis", tr("&Because"), LongField())

    def _add_claims(self) -> None:
        self.form.add_heading(tr("What it rests on"))
        for side, label in (
            (Side.FOR, tr("Claims &for")),
            (Side.AGAINST, tr("&Against")),
        ):
            rows = RowsField(self._new_claim, tr("Add a claim"))
            self.form.add(_SIDES[side], label, rows)
        self.checks = Checks()
        self.checks.ignore_wanted.connect(self._on_ignore_wanted)
        self.checks.chosen.connect(self._on_chosen)
        self.form.add("checks", tr("Checks"), _Holder(self.checks))

    def _values(self) -> Iterator[tuple[str, Any]]:
        names = {field.name for field in fields(Judgement)} | set(_SIDES.values())
        for name in names:
            if name in self.form:
                try:
                    yield name, self.form.field(name).value()
                except DatelineError:
                    yield name, ()

    def _on_ignore_wanted(self, finding: Finding) -> None:
        reason = self.session.ask.text(
            say("Ignore this check"),
            say("“{what}” can be ignored, because", what=str(finding.message)),
        )
        if reason is not None and reason.strip():
            self._ignoring[_name(finding)] = reason.strip()
            self.check()

    def _on_chosen(self, field: str) -> None:
        self.form.field(field).setFocus()

    def _held(self, judgement_id: str) -> list[JudgementClaim]:
        held = self.case.judgement_claims.where(judgement_id=judgement_id)
        return sorted(held, key=lambda one: one.position)

    def _new_claim(self) -> RecordField:
        return self.choice_of("claim", tr("number, or words of the claim"))

    def _likelihoods(self) -> dict[Likelihood | None, str]:
        """Return the terms of the case's scale, and of the other if it is used."""
        used = getattr(self.record, "likelihood", None)
        yardsticks: dict[Yardstick, None] = {self.case.settings.yardstick: None}
        if used is not None:
            yardsticks[used.yardstick] = None
        options: dict[Likelihood | None, str] = {None: tr("not stated")}
        for step in (step for yardstick in yardsticks for step in yardstick.steps):
            low, high = step.percent
            text = say("{term}  {low}–{high} %", term=tr(step.term), low=low, high=high)
            options[step] = tr(text)
        return options


class _Holder(Field):
    """Stands in the form, and holds nothing that is saved."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__()
        self.hold(shown)

    def value(self) -> None:
        return None

    def set_value(self, value: object) -> None:
        del value


class _Revisions(_Holder):
    """Who wrote the judgement and who changed it when, from the journal."""

    def __init__(self, case: Case, record_id: str) -> None:
        entries = case.history_of("judgement", record_id)[::-1][:_MOST_REVISIONS]
        lines = [
            tr(
                say(
                    "{day}  {analyst}: {label}",
                    day=entry.at[:16].replace("T", " "),
                    analyst=entry.analyst,
                    label=str(entry.label),
                )
            )
            for entry in entries
        ]
        label = plain("\n".join(lines), wrap=True)
        label.setProperty("role", "hint")
        super().__init__(label)


def _chosen(values: Mapping[str, Any]) -> Iterator[tuple[Side, str]]:
    for side, name in _SIDES.items():
        for claim_id in values.get(name) or ():
            yield side, claim_id


def _name(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.about


def _ignore(record_id: str, finding: Finding, reason: str, case: Case) -> None:
    ignore(case, record_id, finding, reason)
