"""Out: a case in the formats of other programs, and what they could not carry."""

from collections.abc import Callable
from pathlib import Path

from dateline_db.case import Case
from dateline_db.errors import Message
from dateline_db.exchange.out_bibliography import bibtex, csl, ris
from dateline_db.exchange.out_csv import csv_set
from dateline_db.exchange.out_geojson import geojson
from dateline_db.exchange.out_timelinejs import timelinejs
from dateline_db.exchange.sharing import Losses, Shared
from dateline_db.exchange.writing import whole_or_not
from dateline_db.model.marking import Marking

FORMATS: dict[str, Callable[[Shared], bytes]] = {
    "csv": csv_set,
    "geojson": geojson,
    "timelinejs": timelinejs,
    "csl": csl,
    "bibtex": bibtex,
    "ris": ris,
}
"""What writes each format; csv is a zip of tables."""


def export_as(
    case: Case, name: str, target: Path, marking: Marking | None = None
) -> list[Message]:
    """Write a case in a format up to a marking, and return what it could not carry.

    Without a marking, that of the case holds: what is marked more strictly stays.
    """
    losses = Losses()
    limit = case.settings.marking if marking is None else marking
    data = FORMATS[name](Shared(case, limit, losses))
    with whole_or_not(target) as file:
        file.write(data)
    return losses.sentences()
