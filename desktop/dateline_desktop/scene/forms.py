"""How a date looks on a timeline, packed into one small number per event.

A date is never sharpened: what lasted, what happened once within a window, what is
only known to the month and what is open at an end are different forms.
"""

from enum import IntEnum
from functools import lru_cache

import numpy as np

from dateline_db.model.when import End, Precision, When, WhenKind
from dateline_desktop.scene.arrays import Ints


class Shape(IntEnum):
    """What sort of mark a date asks for."""

    POINT = 0  # a day or a clock time
    COARSE = 1  # some time in a month, a year, a season
    WINDOW = 2  # once, within bounds
    DURATION = 3  # it lasted
    REPEATED = 4  # on each of several dates
    UNDATED = 5


class Tail(IntEnum):
    """How a bar ends."""

    CLOSED = 0
    OPEN = 1
    UNKNOWN = 2


_START, _END = 3, 5  # bits of the two tails, two each
SOFT_START, SOFT_END, UNSURE = 1 << 7, 1 << 8, 1 << 9
_NO_DASHES = {ord("-"): None}
_CLOCK_ALSO = ("", "m")
_TO_THE_DAY = len("2023-07-14")
_FINE = (Precision.SECOND, Precision.MINUTE, Precision.DAY)
_TAILS = {End.DATED: Tail.CLOSED, End.OPEN: Tail.OPEN, End.UNKNOWN: Tail.UNKNOWN}


def form_of(edtf: str, also: str) -> int:
    """Return the form of a date as it stands in the file."""
    plain = len(edtf) == 10 and not also and edtf.translate(_NO_DASHES).isdigit()
    clock = edtf[10:11] == "T" and also in _CLOCK_ALSO
    if plain or clock:
        return int(Shape.POINT)  # most dates of most cases, without a parse
    return _form_read(edtf, also)


@lru_cache(maxsize=4_096)
def _form_read(edtf: str, also: str) -> int:
    return _form(When.read(edtf, also))


def shapes(forms: Ints) -> Ints:
    """Return the `Shape` of each form."""
    return forms & np.uint16(7)


def start_tails(forms: Ints) -> Ints:
    """Return the `Tail` at each start."""
    return (forms >> np.uint16(_START)) & np.uint16(3)


def end_tails(forms: Ints) -> Ints:
    """Return the `Tail` at each end."""
    return (forms >> np.uint16(_END)) & np.uint16(3)


def _form(when: When) -> int:
    form = int(_shape(when))
    form |= _TAILS[when.start] << _START | _TAILS[when.end] << _END
    start, slash, end = when.edtf.partition("/")
    if _vague(start, when.also, whole=not slash):
        form |= SOFT_START
    if _vague(end or start, when.also, whole=not slash):
        form |= SOFT_END
    return form | UNSURE if when.uncertain else form


def _vague(part: str, also: str, *, whole: bool) -> bool:
    """Whether an end is only about then: so marked, or known to the month at best."""
    about = any(mark in part + also for mark in "~%")
    return about or (not whole and len(part.strip("?")) < _TO_THE_DAY)


def _shape(when: When) -> Shape:
    match when.kind:
        case WhenKind.UNKNOWN:
            return Shape.UNDATED
        case WhenKind.INSTANT:
            return Shape.POINT
        case WhenKind.INTERVAL:
            return Shape.DURATION
        case WhenKind.ONE_OF:
            return Shape.WINDOW
        case WhenKind.ALL_OF:
            return Shape.REPEATED
        case _:
            return Shape.POINT if when.precision in _FINE else Shape.COARSE
