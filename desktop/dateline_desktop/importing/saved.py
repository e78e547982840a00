"""Mappings that were saved: files in a folder beside the settings, found again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dateline_db.errors import DatelineError
from dateline_db.exchange.mapping import RowMapping, read_mapping, write_mapping

_COLUMN = re.compile(r"\{([^{}]+)\}")
_TEMPLATES = (
    *("key", "title", "summary", "statement", "kind", "attributed_to"),
    *("name", "words", "admin_area", "country"),
)
_FEWEST = 3  # columns that have to fit: with fewer, any table is recognised
_ODD = re.compile(r"[^\w .()-]+")


@dataclass(frozen=True, slots=True)
class Saved:
    """A mapping in a file, and the columns that it asks for."""

    path: Path
    columns: frozenset[str]

    @property
    def name(self) -> str:
        """What it was saved as."""
        return self.path.stem


def saved_in(folder: Path) -> list[Saved]:
    """Return the mappings of a folder; files that are none say nothing."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            mapping = read_mapping(path)
        except DatelineError:
            continue
        found.append(Saved(path, frozenset(_columns(mapping))))
    return found


def save_in(folder: Path, name: str, mapping: RowMapping) -> Path:
    """Save a mapping under a name, instead of one of that name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{_ODD.sub(' ', name).strip() or 'mapping'}.json"
    write_mapping(mapping, path)
    return path


def fitting(saved: Sequence[Saved], columns: Sequence[str]) -> Saved | None:
    """Return the mapping all of whose columns a table has, the one that asks most."""
    there = set(columns)
    fits = [
        one for one in saved if len(one.columns) >= _FEWEST and one.columns <= there
    ]
    return max(fits, key=lambda one: len(one.columns), default=None)


def _columns(mapping: RowMapping) -> Iterator[str]:
    held = asdict(mapping)
    for name in _TEMPLATES:
        yield from _COLUMN.findall(str(held.get(name, "")))
    place = held["place"] or {}
    for name in _TEMPLATES:
        yield from _COLUMN.findall(str(place.get(name, "")))
    yield from _plain(held["dates"], ("order", "lasted", "words"))
    yield from _plain(place, ("name", "words", "admin_area", "country"))
    for part in (*held["figures"], *held["actors"], held["outlets"] or {}):
        yield from _plain(part, ("measure", "scope", "role", "separator"))
        yield from part.get("more", ())


def _plain(part: dict[str, Any], without: Sequence[str]) -> Iterator[str]:
    """Yield the columns that fields of a part name without braces."""
    for name, value in part.items():
        if isinstance(value, str) and value and name not in without:
            yield value
