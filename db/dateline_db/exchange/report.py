"""What an import did, or would do: for people as sentences, for programs as JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline_db.errors import Message, say
from dateline_db.exchange.problems import Problem
from dateline_db.exchange.writing import write_text

_LISTED = 50


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that the case has otherwise: per column, what it was and what it is now."""

    key: str
    title: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(slots=True, kw_only=True)
class Report:
    """What became of each row of a file.

    `changes` are the first of the changed rows; `absent` are keys that the case has
    of this data set and the file has not; `kept` counts what a newer edition has
    differently and the analyst's word was left.
    """

    file: str
    sha256: str
    mapping: str
    publisher: str
    edition: str
    dry_run: bool
    notes: list[Message] = field(default_factory=list)
    rows: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    new: int = 0
    changed: int = 0
    changes: list[Changed] = field(default_factory=list)
    unchanged: int = 0
    kept: int = 0
    records: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)
    aside: list[Problem] = field(default_factory=list)

    def sentences(self) -> Iterator[Message]:
        """Yield the report as sentences, the result first."""
        if self.dry_run:
            yield say("Nothing was written: this was only a look.")
        yield say(
            "{rows} rows: {new} new, {changed} changed, {unchanged} as in the case, "
            "{skipped} skipped, {aside} kept aside.",
            rows=self.rows,
            new=self.new,
            changed=self.changed,
            unchanged=self.unchanged,
            skipped=self.skipped.total(),
            aside=len(self.aside),
        )
        yield from self.notes
        if self.kept:
            yield say(
                "{count} changed cells were left as the analyst has them.",
                count=self.kept,
            )
        if self.absent:
            yield say(
                "{count} rows that the case has of {publisher} are not in this file; "
                "they stay.",
                count=len(self.absent),
                publisher=self.publisher,
            )
        for problem in self.aside[:_LISTED]:
            yield say(
                _told(problem),
                file=self.file,
                row=problem.row,
                column=problem.column,
                value=problem.value[:80],
                reason=str(problem.reason),
            )
        if len(self.aside) > _LISTED:
            yield say("And {count} rows more.", count=len(self.aside) - _LISTED)

    def as_json(self) -> dict[str, Any]:
        """Return the report for other programs."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "mapping": self.mapping,
            "publisher": self.publisher,
            "edition": self.edition,
            "dry_run": self.dry_run,
            "notes": [str(note) for note in self.notes],
            "rows": self.rows,
            "skipped": dict(self.skipped),
            "new": self.new,
            "changed": self.changed,
            "changed_rows": [_change_as_json(one) for one in self.changes],
            "unchanged": self.unchanged,
            "kept_as_the_analyst_has_it": self.kept,
            "records": dict(self.records),
            "in_the_case_but_not_in_the_file": self.absent,
            "aside": [_as_json(one) for one in self.aside],
        }

    def write(self, path: Path) -> None:
        """Write the report as JSON."""
        text = json.dumps(self.as_json(), ensure_ascii=False, indent=2)
        write_text(path, text + "\n")


def _told(problem: Problem) -> str:
    """Return the sentence that says no more than is known of a problem."""
    if problem.column and problem.value:
        return "{file}, row {row}, {column} “{value}”: {reason}"
    if problem.column:
        return "{file}, row {row}, {column}: {reason}"
    if problem.value:
        return "{file}, row {row}, “{value}”: {reason}"
    return "{file}, row {row}: {reason}"


def _change_as_json(changed: Changed) -> dict[str, Any]:
    cells = [{"column": c, "was": was, "is": now} for c, was, now in changed.cells]
    return {"key": changed.key, "title": changed.title, "cells": cells}


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "reason": str(problem.reason),
    }
