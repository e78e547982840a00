"""What was read in a passage, in words: a suggestion until somebody confirms it."""

from dateline_db.analysis.passage_credits import CreditReading
from dateline_db.analysis.passage_dates import DateReading
from dateline_db.analysis.passage_figures import FigureReading
from dateline_db.errors import say
from dateline_db.model.phrases import DERIVED
from dateline_desktop.core.describe import figure_line
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.text import isolated

_NO_MEASURE = "number"  # of what, only who reads it can say


def date_line(date: DateReading) -> str:
    """Say a date with its words: "late July 2023 → 21–31 July 2023"."""
    words, reading = isolated(one_line(date.text)), date.reading
    if date.is_foreign:
        return tr(say("{words} → another calendar, not converted", words=words))
    if date.is_beside:
        return tr(say("{words} → counts from another date of the text", words=words))
    if reading is None:
        return tr(say("{words} → counts from a date not known", words=words))
    label = reading.when.label()
    if label.casefold() == one_line(date.text).casefold():
        return label
    if reading.basis == DERIVED:
        text = "{words} → {label} (counted from publication)"
        return tr(say(text, words=words, label=label))
    return tr(say("{words} → {label}", words=words, label=label))


def figure_reading_line(figure: FigureReading) -> str:
    """Say a figure with what it seems to count: "killed: 54"."""
    return figure_line(figure.figure("", figure.measure or _NO_MEASURE))


def credit_line(credit: CreditReading) -> str:
    """Say who seems to be credited."""
    return tr(say("credits {name}", name=isolated(one_line(credit.text))))


def one_line(text: str) -> str:
    """Return words without the breaks of the lines on which they stood."""
    return " ".join(text.split())
