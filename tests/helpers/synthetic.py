"""Many made-up events from a fixed seed, as columns or as records of a case.

Most lie in bursts; two thirds have a clock time or a day, the others are months, years,
windows and spans of time.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline_db.model.event import Event, Review
from dateline_db.model.when import When

MINUTE, DAY = 60, 86_400
START, YEARS = 852_076_800, 40  # from 1997
_BURSTS = 500
_FORMS = ("minute", "day", "month", "year", "window", "span", "about", "open")
_SHARES = (0.55, 0.23, 0.12, 0.03, 0.02, 0.03, 0.01, 0.01)


@dataclass(frozen=True)
class SyntheticColumns:
    """What `EventIndex.build` takes, in step by event."""

    id: list[str]
    lo: list[int | None]
    hi: list[int | None]
    when_edtf: list[str]
    when_also: list[str]
    kind: list[str]
    place_id: list[str | None]
    review: list[str]
    part_event: list[int]
    part_actor: list[str]


def synthetic_columns(
    count: int, *, lanes: int = 12, seed: int = 5
) -> SyntheticColumns:
    """Return so many events of as many actors as there shall be lanes."""
    random = np.random.default_rng(seed)
    moments = _moments(random, count)
    forms = random.choice(len(_FORMS), count, p=_SHARES)
    lengths = (random.lognormal(12, 2, count) // DAY + 1).astype(np.int64) * DAY
    lo, hi, edtf = _dates(moments, forms, lengths)
    actors = np.minimum(random.zipf(1.4, count) - 1, lanes - 1).tolist()
    return SyntheticColumns(
        id=[f"{n:032x}" for n in range(count)],
        lo=lo,
        hi=hi,
        when_edtf=edtf,
        when_also=["m" if form == 0 else "" for form in forms.tolist()],
        kind=[f"kind {n % 5}" for n in actors],
        place_id=[None] * count,
        review=[str(Review.DRAFT)] * count,
        part_event=list(range(count)),
        part_actor=[f"actor {n:02}" for n in actors],
    )


def synthetic_digits(count: int, *, seed: int = 6) -> NDArray[np.uint8]:
    """Return a credibility digit for each event, 0 for not graded."""
    random = np.random.default_rng(seed)
    shares = (0.05, 0.1, 0.25, 0.3, 0.15, 0.05, 0.1)
    return random.choice(7, count, p=shares).astype(np.uint8)


def synthetic_events(columns: SyntheticColumns) -> list[Event]:
    """Return the events of some columns as records."""
    dates = zip(columns.id, columns.when_edtf, columns.when_also, strict=True)
    return [
        Event(
            id=event_id,
            title=f"Convoy reported near Aden, number {n:,}",
            when=When.read(edtf, also),
            kind=columns.kind[n],
        )
        for n, (event_id, edtf, also) in enumerate(dates)
    ]


def _moments(random: np.random.Generator, count: int) -> NDArray[np.int64]:
    span = YEARS * 365 * DAY
    bursts = random.uniform(0, span, _BURSTS)
    widths = random.exponential(10 * DAY, _BURSTS) + 3_600
    chosen = random.zipf(1.6, count) % _BURSTS
    near = bursts[chosen] + random.normal(size=count) * widths[chosen]
    anywhere = random.uniform(0, span, count)
    moments = np.where(random.random(count) < 0.65, near, anywhere)
    return np.clip(moments, 0, span).astype(np.int64) + START


def _dates(
    moments: NDArray[np.int64], forms: NDArray[np.int64], lengths: NDArray[np.int64]
) -> tuple[list[int | None], list[int | None], list[str]]:
    texts = np.datetime_as_string(moments.astype("M8[s]"), "s").tolist()
    lo: list[int | None] = []
    hi: list[int | None] = []
    edtf: list[str] = []
    rows = zip(moments.tolist(), forms.tolist(), lengths.tolist(), texts, strict=True)
    for moment, form, length, text in rows:
        begin, end, written = _date(moment, _FORMS[form], length, text)
        lo.append(begin)
        hi.append(end)
        edtf.append(written)
    return lo, hi, edtf


def _date(
    moment: int, form: str, length: int, text: str
) -> tuple[int, int | None, str]:
    day = moment // DAY * DAY
    last = np.datetime64(day + length, "s").astype("M8[D]")
    match form:
        case "minute":
            minute = moment // MINUTE * MINUTE
            return minute, minute + MINUTE, f"{text[:16]}:00Z"
        case "day":
            return day, day + DAY, text[:10]
        case "about":
            return day, day + DAY, f"{text[:10]}~"
        case "month":
            return *_calendar(moment, "M"), text[:7]
        case "year":
            return *_calendar(moment, "Y"), text[:4]
        case "window":
            return day, day + length + DAY, f"[{text[:10]}..{last}]"
        case "open":
            return day, None, f"{text[:10]}/.."
        case _:
            return day, day + length + DAY, f"{text[:10]}/{last}"


def _calendar(moment: int, unit: str) -> tuple[int, int]:
    first = np.datetime64(moment, "s").astype(f"M8[{unit}]")
    following = first + np.ones(1, f"m8[{unit}]")[0]
    seconds = np.array([first, following]).astype("M8[s]").astype(np.int64)
    return int(seconds[0]), int(seconds[1])
