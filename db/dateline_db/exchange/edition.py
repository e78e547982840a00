"""An edition of a data set: one publisher, one source, and whom it was coded from."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dateline_db.case import Case
from dateline_db.edits.clock import now
from dateline_db.errors import Message, say
from dateline_db.exchange.bibliography import Entry
from dateline_db.exchange.directory import Directory
from dateline_db.exchange.mapping import RowMapping
from dateline_db.exchange.numbers import Numbers
from dateline_db.exchange.publications import Publications
from dateline_db.model.grade import Reliability, ReliabilityGrade
from dateline_db.model.publisher import PublisherKind
from dateline_db.model.record import Record
from dateline_db.model.source import (
    Lineage,
    LineageKind,
    LineageState,
    Source,
    SourceKind,
)

Made = defaultdict[str, list[Record]]
_OUTLET = PublisherKind.OUTLET
_REMEMBERED = 10_000  # sources that rows name; those of most rows are among them
_GRADED = say("Just imported: nobody has judged this yet.")


class Edition:
    """The source that the rows of a file are claims of; new where it is not known.

    All editions of a data set have one publisher, and so one origin. Who a row was
    coded from is a lead, that adds no origin.
    """

    def __init__(
        self, case: Case, mapping: RowMapping, path: Path, digest: str
    ) -> None:
        self.analyst, self.at = case.analyst, now()
        self.reason = str(_GRADED)
        self.numbers = Numbers(case)
        self.directory = Directory(case, self.numbers)
        kind = PublisherKind.DATA_SET
        self.publisher_id = self.directory.publisher(mapping.publisher, kind)
        self._case = case
        self._publisher, self._edition = mapping.publisher, mapping.edition
        self._sources = case.sources.where(publisher_id=self.publisher_id)
        title = f"{mapping.publisher} {mapping.edition}".strip()
        about = _about(path, digest, self.at)
        same = [
            one
            for one in self._sources
            if digest in one.note or (mapping.edition and one.title == title)
        ]
        self._is_new = not same
        self.source = (
            same[0]
            if same
            else Source(
                ref=self.numbers.next("source"),
                publisher_id=self.publisher_id,
                title=title,
                kind=SourceKind.DATA_SET,
                lineage=LineageState.OWN,
                note=str(about),
            )
        )
        rows = case.lineage.where(source_id=self.source.id)
        self._leads = {
            row.upstream_publisher_id or row.upstream_source_id for row in rows
        }
        self._told: set[Entry] = set()
        self._publications = Publications(case, self.directory, self.numbers)
        self._chains = 1 + max((row.chain for row in rows), default=-1)

    @property
    def source_ids(self) -> list[str]:
        """The sources of all editions that the case has."""
        return [source.id for source in self._sources]

    def newer(self) -> str:
        """Return the edition that the case has and that is newer, "" for none."""
        own = _numbers(self._edition)
        titles = (one.title.removeprefix(self._publisher) for one in self._sources)
        newest = max(map(str.strip, titles), key=_numbers, default="")
        return newest if own and _numbers(newest) > own else ""

    def leads(self, outlets: Sequence[Entry], key: str) -> list[Record]:
        """Return the new steps of lineage to those that the row of a key names."""
        new: list[Record] = []
        for entry in outlets:
            if entry in self._told:
                continue
            if len(self._told) < _REMEMBERED:
                self._told.add(entry)
            source = publisher = None
            if entry.title:
                note = say(
                    "First named by {set}, {key}.", set=self.source.title, key=key
                )
                source, _ = self._publications.source(entry, _OUTLET, str(note))
            else:
                publisher = self.directory.publisher(entry.outlet, _OUTLET)
            upstream = source or publisher
            if upstream not in self._leads and upstream not in self._own():
                self._leads.add(upstream)
                new.append(
                    Lineage(
                        source_id=self.source.id,
                        chain=self._chains,
                        kind=LineageKind.CODED_FROM,
                        upstream_source_id=source,
                        upstream_publisher_id=publisher,
                    )
                )
                self._chains += 1
        return new

    def taken(self) -> Made:
        """Return what is new since the last time: the edition, and whom it names."""
        made: Made = defaultdict(list)
        named = {"source": self._publications.taken()}
        for records in (self.directory.taken(), named, self._beginning()):
            for table, some in records.items():
                made[table] += some
        return made

    def _own(self) -> tuple[str, str]:
        return self.publisher_id, self.source.id

    def _beginning(self) -> Mapping[str, Sequence[Record]]:
        """Return the records of the edition itself, where it is new."""
        if not self._is_new:
            return {}
        self._is_new = False
        if self._chains:
            self.source = replace(self.source, lineage=LineageState.DERIVED)
        made: dict[str, Sequence[Record]] = {"source": [self.source]}
        graded = self._case.reliability_grades.count(publisher_id=self.publisher_id)
        if not graded:
            made["reliability_grade"] = [
                ReliabilityGrade(
                    publisher_id=self.publisher_id,
                    letter=Reliability.F,
                    reason=self.reason,
                    analyst=self.analyst,
                    at=self.at,
                )
            ]
        return made


def _numbers(edition: str) -> tuple[int, ...]:
    """Return 23.1 as (23, 1), which can be compared; of words, nothing."""
    return tuple(map(int, re.findall(r"[0-9]{1,9}", edition)))


def _about(path: Path, digest: str, at: str) -> Message:
    return say(
        "File {name}, imported {day}. SHA-256 {digest}.",
        name=path.name,
        day=at[:10],
        digest=digest,
    )
