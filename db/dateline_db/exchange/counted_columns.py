"""Columns of numbers: what their names say is counted, of whom, and which bound."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline_db.analysis.passage_words import PEOPLE, SCOPE_OF
from dateline_db.exchange.mapping import Figures
from dateline_db.model.spelling import name_key

_MEASURES = {
    "killed": "killed dead died death deaths fatality fatalities slain martyred",
    "injured": "injured injuries wounded hurt",
    "killed_or_injured": "casualties",
    "missing": "missing",
    "arrested": "arrested arrests detained detentions",
    "abducted": "abducted abductions kidnapped kidnappings hostages",
    "displaced": "displaced idps",
    "released": "released freed",
    "rescued": "rescued",
    "surrendered": "surrendered",
}
_BOUNDS = {
    "low": "low lower lowest min minimum",
    "high": "high higher highest max maximum",
    "best": "best",
}
_MEASURE_OF = {word: one for one, words in _MEASURES.items() for word in words.split()}
_BOUND_OF = {word: one for one, words in _BOUNDS.items() for word in words.split()}
_FILLING = frozenset(
    {"number", "no", "nr", "num", "count", "total", "of", "the", "estimate", "reported"}
)
_SIGNS = re.compile(r"[_.#()/:-]")


class Counted(NamedTuple):
    """What a column of numbers holds; `scope` is "" where its name does not say it."""

    measure: str
    scope: str
    bound: str


def counted_by(column: str) -> Counted | None:
    """Return what a column counts, None unless every word of its name is understood.

    So "Civilians killed (min)" is a number and "Killed by" is none.
    """
    measures, scopes, bounds = set(), set(), set()
    for word in name_key(_SIGNS.sub(" ", column)).split():
        if word in _MEASURE_OF:
            measures.add(_MEASURE_OF[word])
        elif word in SCOPE_OF:
            scopes.add(SCOPE_OF[word])
        elif word in _BOUND_OF:
            bounds.add(_BOUND_OF[word])
        elif word not in _FILLING and word not in PEOPLE:
            return None
    if len(measures) != 1 or len(scopes) > 1 or len(bounds) > 1:
        return None
    return Counted(measures.pop(), *(scopes or {""}), *(bounds or {"best"}))


def figures_in(columns: Sequence[str]) -> tuple[Figures, ...]:
    """Return the numbers of a table; a number in one column is its own bounds."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for column in columns:
        said = counted_by(column)
        if said is not None:
            bounds = found.setdefault((said.measure, said.scope), {})
            bounds.setdefault(said.bound, column)
    return tuple(
        _figures(measure, scope, bounds) for (measure, scope), bounds in found.items()
    )


def _figures(measure: str, scope: str, bounds: dict[str, str]) -> Figures:
    low, best, high = (bounds.get(bound, "") for bound in ("low", "best", "high"))
    if not (low or high):
        low = high = best
    return Figures(measure=measure, scope=scope, low=low, best=best, high=high)
