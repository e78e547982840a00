"""Tradecraft: what ICD 203 asks of a judgement, checked as it is written.

Words are looked at, not understood: each finding says its rule, and an analyst who
knows better turns it down with a reason.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dateline_db.analysis.origins import Independence
from dateline_db.errors import Message, say
from dateline_db.model.judgement import Judgement, Likelihood, Yardstick


class Rule(StrEnum):
    """What a judgement is checked for."""

    TOGETHER = "together"
    HEDGE = "hedge"
    MIXED = "mixed"
    OTHER_TERM = "other_term"
    NO_TERM = "no_term"
    NO_BASIS = "no_basis"
    NO_CLAIM = "no_claim"
    ONE_ORIGIN = "one_origin"
    CONTRARY = "contrary"
    NO_ALTERNATIVE = "no_alternative"

    @property
    def sentence(self) -> Message:
        """The rule itself, and where it comes from."""
        return say(_RULES[self])


_RULES = {
    Rule.TOGETHER: "Likelihood is about the event, confidence about the basis: they "
    "never stand in one sentence (ICD 203).",
    Rule.HEDGE: "Words such as “may” or “could” say nothing of how likely something "
    "is: a term of the scale does (ICD 203).",
    Rule.MIXED: "The terms of one row or scale are used throughout: readers take "
    "different words for different chances (ICD 203).",
    Rule.OTHER_TERM: "The sentence uses the term that is set as its likelihood.",
    Rule.NO_TERM: "A judgement states its likelihood in a term of the scale (ICD 203, "
    "standard 2).",
    Rule.NO_BASIS: "Confidence is stated with what it rests on (ICD 203, standard 2).",
    Rule.NO_CLAIM: "A judgement rests on at least one graded claim (ICD 203, "
    "standard 1).",
    Rule.ONE_ORIGIN: "Several claims from one origin are one witness, however many "
    "repeat it.",
    Rule.CONTRARY: "Contrary claims are named and weighed (ICD 203, standard 6).",
    Rule.NO_ALTERNATIVE: "Other explanations are named, or why there are none (ICD "
    "203, standard 4).",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about a judgement to look at; `field` is where it stands.

    `about` is the passage or the claims meant: where it changes, the finding is new.
    """

    rule: Rule
    field: str
    message: Message
    about: str = ""

    def key(self, judgement_id: str) -> tuple[str, tuple[str, ...]]:
        """What it is turned down by."""
        return f"tradecraft_{self.rule}", (judgement_id, self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """What a judgement rests on: how many claims for it, and from how many origins.

    `ungraded` and `unmentioned` are the numbers of claims: those cited without a
    grade, and those that contradict its events and stand on neither side.
    """

    claims: int
    independence: Independence
    ungraded: tuple[str, ...] = ()
    unmentioned: tuple[str, ...] = ()

    @property
    def is_lone(self) -> bool:
        """Whether all of it may be one witness."""
        origins, unknown = self.independence.origins, self.independence.unknown
        return bool(self.claims) and (origins + unknown <= 1 or not origins)

    @property
    def label(self) -> Message:
        """Say it as "rests on 6 claims, 4 origins"."""
        if not self.claims:
            return say("rests on no claim")
        parts = ["rests on 1 claim" if self.claims == 1 else "rests on {claims} claims"]
        origins, unknown = self.independence.origins, self.independence.unknown
        parts.append("1 origin" if origins == 1 else "{origins} origins")
        if unknown:
            one, many = "1 source", "{unknown} sources"
            parts.append(f"{one if unknown == 1 else many} of unknown lineage")
        counts = {"claims": self.claims, "origins": origins, "unknown": unknown}
        return Message(", ".join(parts), counts)


def check(judgement: Judgement, resting: Resting) -> list[Finding]:
    """Return what is to be looked at in a judgement, in the order of its fields."""
    return [
        *_words(judgement),
        *_fields(judgement),
        *_basis(resting),
    ]


def terms(text: str) -> list[str]:
    """Return the terms of likelihood in a text, as they are written, outside quotes."""
    return [found.group().lower() for found in _TERM.finditer(_unquoted(text))]


# Words

_FORMS = {
    "almost certain": ("almost certain", "almost certainly"),
    "nearly certain": ("nearly certain", "nearly certainly"),
    "probable": ("probable", "probably"),
    "highly probable": ("highly probable", "highly probably"),
    "improbable": ("improbable", "improbably"),
    "highly improbable": ("highly improbable", "highly improbably"),
}


def _forms(term: str) -> tuple[str, ...]:
    return _FORMS.get(term, (term,))


def _row(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words if word for form in _forms(word))


_ROWS = (
    _row(step.term for step in Yardstick.ICD_203.steps),
    _row(step.synonym for step in Yardstick.ICD_203.steps),
    _row(word for step in Yardstick.PHIA.steps for word in (step.term, step.synonym)),
)
_TERM = re.compile(
    r"\b(?:"
    + "|".join(sorted(map(re.escape, frozenset().union(*_ROWS)), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|medium|high)(?:\s+\w+)?\s+confidence\b|\bconfiden(?:t|ce)\b",
    re.IGNORECASE,
)
# Not “May”, which is a month.
_HEDGE = re.compile(
    r"\b(?:may|might|could|[Pp]ossibly|[Pp]erhaps|[Cc]onceivably|[Mm]aybe"
    r"|cannot be (?:ruled out|excluded|discounted))\b"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
_SENTENCE_END = re.compile(r"(?<=[.!?…؟۔])\s+|\n+")
_FIELDS = ("statement", "confidence_basis")
_LONGEST = 60


def _words(judgement: Judgement) -> Iterator[Finding]:
    for field in _FIELDS:
        for sentence in _sentences(getattr(judgement, field)):
            yield from _sentence(field, sentence)
    yield from _mixed(judgement)
    yield from _other_term(judgement)


def _sentence(field: str, sentence: str) -> Iterator[Finding]:
    known = terms(sentence)
    if known and _CONFIDENCE.search(sentence):
        yield Finding(
            rule=Rule.TOGETHER,
            field=field,
            message=say(
                "“{term}” and confidence stand in one sentence: “{sentence}”",
                term=known[0],
                sentence=_short(sentence),
            ),
            about=sentence,
        )
    hedge = _HEDGE.search(sentence)
    if hedge and not known:
        yield Finding(
            rule=Rule.HEDGE,
            field=field,
            message=say("“{word}” without a term of likelihood", word=hedge.group()),
            about=sentence,
        )


def _mixed(judgement: Judgement) -> Iterator[Finding]:
    used = set(terms(" ".join(getattr(judgement, field) for field in _FIELDS)))
    if judgement.likelihood is not None:
        used |= {judgement.likelihood.term}
    if used and not any(used <= row for row in _ROWS):
        listed = ", ".join(f"“{word}”" for word in sorted(used))
        message = say("Terms of different rows or scales: {terms}", terms=listed)
        yield Finding(rule=Rule.MIXED, field="statement", message=message, about=listed)


def _other_term(judgement: Judgement) -> Iterator[Finding]:
    step, used = judgement.likelihood, terms(judgement.statement)
    if step is None or not used or _means(step) & set(used):
        return
    message = say(
        "The sentence says “{said}”, its likelihood is “{set}”",
        said=used[0],
        set=step.term,
    )
    about = f"{used[0]} / {step.term}"
    yield Finding(
        rule=Rule.OTHER_TERM, field="likelihood", message=message, about=about
    )


def _means(step: Likelihood) -> frozenset[str]:
    return _row((step.term, step.synonym))


# Fields and claims


def _fields(judgement: Judgement) -> Iterator[Finding]:
    if judgement.likelihood is None and not terms(judgement.statement):
        yield Finding(
            rule=Rule.NO_TERM,
            field="likelihood",
            message=say("No likelihood is stated"),
        )
    if judgement.confidence is None or not judgement.confidence_basis.strip():
        yield Finding(
            rule=Rule.NO_BASIS,
            field="confidence_basis",
            message=say("No confidence is stated with what it rests on"),
        )
    if not judgement.alternatives.strip():
        yield Finding(
            rule=Rule.NO_ALTERNATIVE,
            field="alternatives",
            message=say("No alternative is named"),
        )


def _basis(resting: Resting) -> Iterator[Finding]:
    origins, unknown = resting.independence.origins, resting.independence.unknown
    if not resting.claims:
        message = say("It rests on no claim")
        yield Finding(rule=Rule.NO_CLAIM, field="for", message=message)
    elif resting.ungraded:
        yield _of_claims(Rule.NO_CLAIM, "for", "Not graded: {refs}", resting.ungraded)
    if resting.is_lone:
        message = (
            say("All of it goes back to one origin")
            if origins + unknown <= 1
            else say("Nobody knows where any of it goes back to")
        )
        yield Finding(rule=Rule.ONE_ORIGIN, field="for", message=message)
    if resting.unmentioned:
        yield _of_claims(
            Rule.CONTRARY,
            "against",
            "Claims that contradict what it rests on are on neither side: {refs}",
            resting.unmentioned,
        )


def _of_claims(rule: Rule, field: str, template: str, refs: Collection[str]) -> Finding:
    listed = ", ".join(refs)
    return Finding(
        rule=rule,
        field=field,
        message=Message(template, {"refs": listed}),
        about=listed,
    )


def _sentences(text: str) -> list[str]:
    found = (one.strip() for one in _SENTENCE_END.split(_unquoted(text)))
    return [one for one in found if one]


def _unquoted(text: str) -> str:
    return _QUOTED.sub(" ", text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
