"""Wording of figures, for sentences that people read."""

from dateline_db.errors import Message, say
from dateline_db.model.figure import Figure, Qualifier


def figure_text(figure: Figure) -> Message:
    """Say a figure as its source words it: "about 90", "2,500 to 6,000".

    Its numbers stay numbers, so that a language can write them in its own way.
    """
    if figure.best is None:
        return _range_text(figure)
    number = plain(figure.best)
    match figure.qualifier:
        case Qualifier.EXACT:
            return say("{number:,}", number=number)
        case Qualifier.ABOUT:
            return say("about {number:,}", number=number)
        case Qualifier.AT_LEAST:
            return say("at least {number:,}", number=number)
        case Qualifier.MORE_THAN:
            return say("more than {number:,}", number=number)
        case Qualifier.ALMOST:
            return say("almost {number:,}", number=number)
        case Qualifier.UP_TO:
            return say("up to {number:,}", number=number)


def plain(number: float) -> float:
    """Return a number that is written with decimals only where it has any."""
    return int(number) if number == int(number) else number


def number_text(number: float) -> str:
    """Write a number with commas between thousands, decimals only where it has any."""
    return f"{plain(number):,}"


def measure_text(measure: str) -> str:
    """Write the name of a measure as words: "prisoners_released" has blanks then."""
    return measure.replace("_", " ")


def _range_text(figure: Figure) -> Message:
    low = None if figure.low is None else plain(figure.low)
    high = None if figure.high is None else plain(figure.high)
    if low is None:
        return say("up to {high:,}", high=high)
    if high is None:
        return say("at least {low:,}", low=low)
    if low == high:
        return say("{number:,}", number=low)
    return say("{low:,} to {high:,}", low=low, high=high)
