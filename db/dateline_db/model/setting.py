"""Settings that belong to the case rather than to the person who reads it."""

from dataclasses import dataclass

from dateline_db.model.judgement import Yardstick
from dateline_db.model.marking import Marking
from dateline_db.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSettings(Record):
    """What holds for a whole case; there is exactly one row.

    `zone` is the IANA zone in which clock times are shown; `day_first` says how
    04/05/2023 is read where a source leaves it open, `yardstick` in which scale new
    judgements state likelihood.
    """

    title: str
    description: str = ""
    zone: str = "UTC"
    marking: Marking = Marking.CLEAR
    day_first: bool = True
    yardstick: Yardstick = Yardstick.ICD_203
