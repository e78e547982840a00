"""What analysis makes of a case's records, kept until what it rests on changes."""

from collections.abc import Mapping
from typing import Any

from dateline_db.analysis import corroboration, discrepancies
from dateline_db.analysis.corroboration import Support
from dateline_db.analysis.discrepancies import Discrepancy
from dateline_db.analysis.grading import Grades
from dateline_db.analysis.known import Known
from dateline_db.analysis.names import Names
from dateline_db.analysis.origins import Lineages
from dateline_db.analysis.whereabouts import Whereabouts
from dateline_db.model.changes import Changes
from dateline_db.store.table import Table

_LINEAGES = ("source", "lineage")
_GRADES = ("source", "reliability_grade", "credibility_grade")
_NAMES = ("actor", "actor_name")
_DISCREPANCIES = ("claim", "figure", "event", "decision", "place", *_NAMES)
_RESTS_ON = {
    "lineages": _LINEAGES,
    "grades": _GRADES,
    "names": _NAMES,
    "discrepancies": _DISCREPANCIES,
    "supports": (*_LINEAGES, *_GRADES, *_DISCREPANCIES),
}


class Findings:
    """The findings of one open case, as one analyst sees them."""

    def __init__(self, tables: Mapping[str, Table[Any]], analyst: str) -> None:
        self._tables, self._analyst = tables, analyst
        self._found: dict[str, Any] = {}

    def forget(self, changes: Changes) -> None:
        """Forget what rests on records that were touched."""
        for name, tables in _RESTS_ON.items():
            if changes.touches(*tables):
                self._found.pop(name, None)

    def lineages(self) -> Lineages:
        """Return where every source has its content from."""
        if "lineages" not in self._found:
            self._found["lineages"] = Lineages(
                self._all("source"), self._all("lineage")
            )
        found: Lineages = self._found["lineages"]
        return found

    def grades(self) -> Grades:
        """Return the letters and digits that hold for the analyst."""
        if "grades" not in self._found:
            self._found["grades"] = Grades(
                self._all("source"),
                self._all("reliability_grade"),
                self._all("credibility_grade"),
                self._analyst,
            )
        found: Grades = self._found["grades"]
        return found

    def names(self) -> Names:
        """Return every name of every actor."""
        if "names" not in self._found:
            self._found["names"] = Names(self._all("actor"), self._all("actor_name"))
        found: Names = self._found["names"]
        return found

    def discrepancies(self) -> dict[str, list[Discrepancy]]:
        """Return what the claims differ on, by event."""
        if "discrepancies" not in self._found:
            claims = self._all("claim")
            events = self._all("event") if claims else []
            self._found["discrepancies"] = discrepancies.find(
                claims,
                self._all("figure"),
                {event.id: event.when for event in events},
                self._all("decision"),
                Known(self.names(), Whereabouts(self._all("place"))),
            )
        found: dict[str, list[Discrepancy]] = self._found["discrepancies"]
        return found

    def supports(self) -> dict[str, Support]:
        """Return what stands behind each event that has claims, by its id."""
        if "supports" not in self._found:
            self._found["supports"] = corroboration.supports(
                self._all("claim"),
                self.lineages(),
                self.grades(),
                discrepancies.disputed(self.discrepancies()),
            )
        found: dict[str, Support] = self._found["supports"]
        return found

    def _all(self, table: str) -> list[Any]:
        return self._tables[table].all()
