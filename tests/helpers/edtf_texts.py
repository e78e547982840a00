"""Texts of EDTF for hypothesis: every form that Dateline reads, and near misses."""

from hypothesis import strategies as st

from dateline_db.model.when import When

MARKS = st.sampled_from(["", "", "", "?", "~", "%"])
YEARS = st.one_of(st.integers(1, 9999), st.integers(1990, 2030)).map("{:04}".format)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates().map(str)
PARTS_OF_YEAR = st.builds("{}-{}".format, YEARS, st.integers(21, 41))
PLAIN = st.one_of(DAYS, MONTHS, YEARS)


@st.composite
def unspecified(draw: st.DrawFn) -> str:
    """Make a date and put X for the last digits of some of its components."""
    parts = draw(PLAIN).split("-")
    counts = [draw(st.integers(0, len(part))) for part in parts]
    return "-".join(
        part[: len(part) - count] + "X" * count
        for part, count in zip(parts, counts, strict=True)
    )


@st.composite
def qualified(draw: st.DrawFn) -> str:
    """Make a date, each component of it qualified from the left, the right or not."""
    sides = [draw(st.tuples(MARKS, st.booleans())) for _ in range(3)]
    parts = draw(st.one_of(PLAIN, unspecified(), PARTS_OF_YEAR)).split("-")
    return "-".join(
        f"{mark}{part}" if before else f"{part}{mark}"
        for part, (mark, before) in zip(parts, sides, strict=False)
    )


SINGLES = st.one_of(
    PLAIN,
    PARTS_OF_YEAR,
    unspecified(),
    st.builds("{}{}".format, PLAIN, MARKS),
    qualified(),
)


@st.composite
def instants(draw: st.DrawFn) -> str:
    """Make a day with a clock time."""
    moment = draw(st.datetimes().map(lambda at: at.isoformat(timespec="seconds")))
    zone = draw(st.sampled_from(["", "Z", "+05:00", "-03:30", "+14:00", "-12:00"]))
    seconds = draw(st.sampled_from([19, 16]))
    return moment[:seconds] + zone + draw(MARKS)


def _in_order(one: str, other: str) -> tuple[str, str]:
    lo, hi = When.parse(one).lo, When.parse(other).hi
    return (other, one) if lo and hi and lo > hi else (one, other)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """Make an interval, which may be open or have an end that is not known."""
    dated = SINGLES.filter(lambda text: not text.startswith(("X", "?X", "~X", "%X")))
    first, last = _in_order(draw(dated), draw(dated))
    open_end = draw(st.sampled_from(["", ".."]))
    texts = [f"{first}/{last}", f"{first}/{open_end}", f"{open_end}/{last}"]
    return draw(st.sampled_from(texts))


@st.composite
def sets(draw: st.DrawFn) -> str:
    """Make a set: one of its members, or all of them."""
    members = draw(st.lists(st.one_of(SINGLES, _ranges()), min_size=1, max_size=4))
    if draw(st.booleans()):
        members[0] = f"..{draw(SINGLES)}"
    elif draw(st.booleans()):
        members[-1] = f"{draw(SINGLES)}.."
    brackets = draw(st.sampled_from(["[]", "{}"]))
    comma = draw(st.sampled_from([",", ", "]))
    return brackets[0] + comma.join(members) + brackets[1]


@st.composite
def _ranges(draw: st.DrawFn) -> str:
    return "..".join(_in_order(draw(SINGLES), draw(SINGLES)))


TEXTS = st.one_of(SINGLES, instants(), intervals(), sets())
"""Every form, all of it valid."""


@st.composite
def near_misses(draw: st.DrawFn) -> str:
    """Make a valid text and change, drop or add a character of it."""
    text = draw(TEXTS)
    at = draw(st.integers(0, len(text) - 1))
    kept = draw(st.integers(0, 1))
    added = draw(st.text("0123456789X-/.,?~%[]{}TZ:+ ", max_size=1))
    return text[:at] + added + text[at + 1 - kept :]
