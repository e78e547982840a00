"""Figures in a passage: each number with what it seems to measure, and of whom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline_db.analysis.passage_numbers import Number, find_numbers
from dateline_db.analysis.passage_words import EFFECTS, MEASURE_OF, NOUNS, SCOPE_OF
from dateline_db.errors import Message
from dateline_db.model.figure import Figure, Qualifier
from dateline_db.model.script_words import evened

_EFFECT = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in EFFECTS.items()),
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:killed|dead)(?: and|,| or)(?:/or)? (?:injured|wounded)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[.;:!?؟۔](?=\s|$)|\n\s*\n|\f|\b(?:while|whereas|although)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BETWEEN = re.compile(
    r"(?:\s|\b(?:of|to|at|by|as|the|lives|another|a|further|additional|with|in|total"
    r"|rise|rises|rose|risen|has|have|had|been|was|were|is|stood|stands|reached|reaching"
    r"|climbed|be|put|least)\b)*",
    re.IGNORECASE,
)
_INCLUDING = re.compile(r"[,(–-]?\s*(?:including|among them|of whom|mostly)\s*$")
_INSIDE = re.compile(r"[^,)–]*[,)–]")
_ATTACKERS = re.compile(
    r"\b(?:(?P<out>(?:not|without) (?:including|counting)|excluding|besides|apart from)"
    r"|including|counting) (?:[\w-]+ ){0,3}"
    r"(?:attackers?|bombers?|assailants?|gunm[ae]n)\b",
    re.IGNORECASE,
)
_A_MONTH = re.compile(r"\b(?:(?:per|a|each|every) month|monthly)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?؟۔](?=\s|$)|\n\s*\n|\f")
_MASK = "•"
_HOW_MANY_WORDS = 12


@dataclass(frozen=True, slots=True)
class FigureReading:
    """A number in a passage as a figure to confirm; `measure` is "" if not told.

    `scope` is who seems to be counted, "" where that is not stated.
    """

    start: int
    end: int
    text: str
    measure: str
    scope: str
    low: float | None
    best: float | None
    high: float | None
    qualifier: Qualifier
    note: Message | None = None

    def figure(self, claim_id: str, measure: str = "") -> Figure:
        """Return the figure of a claim that this reading proposes."""
        return Figure(
            claim_id=claim_id,
            measure=measure or self.measure,
            scope=self.scope,
            low=self.low,
            best=self.best,
            high=self.high,
            qualifier=self.qualifier,
        )


def find_figures(
    text: str, dates: Sequence[tuple[int, int]] = ()
) -> list[FigureReading]:
    """Return the figures of a passage in their order; what is in `dates` is none."""
    written, text = text, evened(_masked(text, dates))
    numbers = list(find_numbers(text))
    edges = [0, *(number.end for number in numbers)]
    nexts = [*(number.start for number in numbers), len(text)][1:]
    found: list[FigureReading] = []
    for number, before, after in zip(numbers, edges, nexts, strict=False):
        reading = _reading(text, number, before, after)
        if reading is None:
            continue
        said = written[number.start : number.end]
        reading = replace(reading, text=said)
        rises = text[before : number.start].split()[-1:] == ["to"]
        if rises and found and not reading.measure:  # "from 14.5 in 2020 to 45.8"
            reading = replace(reading, measure=found[-1].measure)
        found.append(reading)
    return found


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text of the same length in which nobody can read some spans."""
    kept, at = [], 0
    for start, end in spans:
        kept += [text[at:start], _MASK * (end - start)]
        at = end
    return "".join((*kept, text[at:]))


def _reading(
    text: str, number: Number, before: int, after: int
) -> FigureReading | None:
    """Return what a number says, None if it counts nothing."""
    lead = _tail_of_clause(text[before : number.start])
    follow = _follow(text, number.end, after)
    noun, scope = _noun(follow)
    measure = _measure(lead, follow) or MEASURE_OF.get(noun, "") or _thing(lead)
    scope = scope or _with_attackers(text, number.end)
    if text[number.end : number.end + 2].strip()[:1] == "%" or noun == "per":
        measure, scope = "share_percent", ""
    if not measure and not number.is_digits and noun not in NOUNS:
        return None  # "two cities"
    if measure == "attacks" and _A_MONTH.search(lead + follow):
        measure = "attacks_per_month"
    if not measure and scope == "militants":
        measure, scope = "fighters", ""
    return FigureReading(
        number.start,
        number.end,
        text[number.start : number.end],
        measure,
        scope,
        number.low,
        number.best,
        number.high,
        number.qualifier,
        number.note,
    )


def _tail_of_clause(text: str) -> str:
    """Return the end of a text, from the last end of a clause on."""
    ends = [match.end() for match in _CLAUSE.finditer(text)]
    return text[ends[-1] :] if ends else text


def _follow(text: str, start: int, end: int) -> str:
    """Return what follows a number, up to the next number or the clause's end.

    Of "54 people, including 12 children, were killed" the middle is left out.
    """
    follow = text[start:end]
    if _INCLUDING.search(follow):
        rest = _INSIDE.match(text, end)
        if rest:
            beyond = text[rest.end() : rest.end() + 80]
            follow = _INCLUDING.sub("", follow) + " " + beyond
    clause = _CLAUSE.search(follow)
    return follow[: clause.start()] if clause else follow


def _noun(follow: str) -> tuple[str, str]:
    """Return the noun that is counted, and who that is."""
    heads = [match[0].casefold() for match in _WORD.finditer(follow)][:5]
    for word in heads:
        effect = _EFFECT.fullmatch(word)
        if word in SCOPE_OF:
            return word, SCOPE_OF[word]
        if word in NOUNS or word == "per":
            return word, ""
        if effect or word in ("and", "were", "was", "had", "have", "at", "in", "on"):
            break
    return "", ""


def _thing(lead: str) -> str:
    """Return the last thing named before a number: "attacks rose from 14.5"."""
    names = (MEASURE_OF.get(one[0].casefold(), "") for one in _WORD.finditer(lead))
    return next(filter(None, reversed(list(names))), "")


def _with_attackers(text: str, start: int) -> str:
    """Return whether a sentence says that attackers are in a count, or out of it."""
    end = _SENTENCE_END.search(text, start)
    match = _ATTACKERS.search(text, start, end.start() if end else len(text))
    if match is None:
        return ""
    return "attackers left out" if match["out"] else "attackers counted"


def _measure(lead: str, follow: str) -> str:
    """Return what befell those counted: the word beside the number, else one near."""
    effects = list(_EFFECT.finditer(lead))
    if effects and _BETWEEN.fullmatch(lead, effects[-1].end()):
        both = len(effects) > 1 and _joined(
            lead[effects[-2].end() : effects[-1].start()]
        )
        names = {str(one.lastgroup) for one in effects[-2 if both else -1 :]}
        return _named(names)
    words = list(_WORD.finditer(follow))[:_HOW_MANY_WORDS]
    reach = follow[: words[-1].end()] if words else ""
    after = list(_EFFECT.finditer(reach))
    if after:
        both = len(after) > 1 and _joined(reach[after[0].end() : after[1].start()])
        return _named({str(one.lastgroup) for one in after[: 2 if both else 1]})
    return str(effects[-1].lastgroup) if effects and "," not in lead else ""


def _joined(text: str) -> bool:
    return text.strip().casefold() in ("and", "or", "and/or", "/")


def _named(names: set[str]) -> str:
    return "killed_or_injured" if names == {"killed", "injured"} else min(names)
