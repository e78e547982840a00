"""Writes a case in a format, and says what of it could not be carried."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline_db.case import Case
from dateline_db.errors import Message
from dateline_db.exchange.out import export_as
from dateline_db.exchange.sharing import Progress, Scope
from dateline_desktop.core.saving import refuse_a_case
from dateline_desktop.exporting.known import known_formats


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was written: in which format, and what is not in it."""

    path: Path
    name: str
    losses: Sequence[Message]

    def report(self) -> str:
        """Return the same for programs, as JSON."""
        lost = [
            {"sentence": str(one), "count": one.args.get("count")}
            for one in self.losses
        ]
        told = {"file": str(self.path), "format": self.name, "left_behind": lost}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def give_out(
    case: Case,
    name: str,
    target: Path,
    scope: Scope | None = None,
    progress: Progress | None = None,
) -> Given:
    """Write a case to `target`, which stays as it was until all of it is there."""
    refuse_a_case(target, case.path)
    losses = export_as(case, known_formats()[name], target, scope, progress)
    return Given(target, name, losses)


def fitting(target: Path) -> str | None:
    """Return the first format whose files are called like that."""
    suffix = target.suffix.casefold()
    for name, one in known_formats().items():
        if suffix in one.suffixes:
            return name
    return None
