"""What a typed date can mean: itself where it is EDTF, else what the words say."""

from dataclasses import dataclass

from dateline_db.errors import BadDate, Message, say
from dateline_db.model.phrases import DERIVED, read_date
from dateline_db.model.when import When

_EDTF = "edtf"  # the rule of a reading that needed no reading of words


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of what was typed, and how it was come by."""

    when: When
    in_words: bool = False
    derived: bool = False  # the date of publication was needed

    @property
    def sentence(self) -> Message:
        """Say how it was read."""
        label, edtf = self.when.label(), self.when.typed
        if not self.in_words:
            return say("reads: {label}", label=label)
        if self.derived:
            return say(
                "reads: {label} · {edtf} · counted from the date of publication",
                label=label,
                edtf=edtf,
            )
        return say("reads: {label} · {edtf}", label=label, edtf=edtf)


def read_typed(
    text: str, published: When | None
) -> tuple[list[Reading], Message | None]:
    """Return what a text can mean, and what is wrong where it means nothing.

    Words are read with the day before the month and the other way round.
    """
    found: dict[When, Reading] = {}
    trouble = None
    for day_first in (True, False) if text.strip() else ():
        try:
            read = read_date(text.strip(), day_first=day_first, published=published)
        except BadDate as error:
            trouble = error.message
        else:
            found[read.when] = Reading(
                read.when, read.rule != _EDTF, read.basis == DERIVED
            )
    return list(found.values()), None if found else trouble
