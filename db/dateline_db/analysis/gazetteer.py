"""The gazetteer: known places by any of their names, in any spelling.

It is read from texts of tab-separated lines: name, precision, area, country, latitude,
longitude, population, and other names, parted by |, each with its language after an @.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process

from dateline_db.model.place import Place, PlaceName, PlacePrecision
from dateline_db.model.spelling import name_key

_ALIKE = 86  # per cent: from there on a name is offered that is spelt otherwise
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; its precision says what the coordinates stand for."""

    name: str
    precision: PlacePrecision
    admin_area: str
    country: str
    latitude: float
    longitude: float
    population: int
    names: tuple[tuple[str, str], ...]

    def place(self) -> Place:
        """Return the place as a record for a case."""
        return Place(
            name=self.name,
            admin_area=self.admin_area,
            country=self.country,
            latitude=self.latitude,
            longitude=self.longitude,
            precision=self.precision,
        )

    def native_names(self) -> list[PlaceName]:
        """Return the names in their own script, for the record that `place` gives."""
        native = [(text, language) for text, language in self.names if language]
        return [
            PlaceName(place_id="", text=text, language=language, position=n)
            for n, (text, language) in enumerate(native)
        ]


class Candidate(NamedTuple):
    """A place that was found, the name that it was found by, and how near that is."""

    entry: Entry
    matched: str
    is_exact: bool


class Gazetteer:
    """Places, looked up by name."""

    def __init__(self, *texts: str) -> None:
        self._entries: dict[str, list[tuple[Entry, str]]] = {}
        for entry in (entry for text in texts for entry in _read(text)):
            for name in (entry.name, *(text for text, _ in entry.names)):
                self._entries.setdefault(_key(name), []).append((entry, name))

    def find(self, name: str, limit: int = 8) -> list[Candidate]:
        """Return the places of a name, the likeliest first.

        Those that bear it come first, then those whose name begins so or is spelt much
        like it; of equals the larger one.
        """
        wanted = _key(name)
        if not wanted:
            return []
        found: dict[int, Candidate] = {}
        for key in self._keys_like(wanted, limit):
            here = self._entries[key]
            for entry, matched in sorted(here, key=lambda one: _size(one[0])):
                candidate = Candidate(entry, matched, key == wanted)
                found.setdefault(id(entry), candidate)
        return list(found.values())[:limit]

    def _keys_like(self, wanted: str, limit: int) -> Iterator[str]:
        if wanted in self._entries:
            yield wanted
        if len(wanted) < _SHORTEST:
            return
        begun = [key for key in self._entries if key.startswith(wanted)]
        yield from sorted(begun, key=lambda key: (len(key), key))
        alike = process.extract(
            wanted,
            self._entries.keys(),
            scorer=fuzz.ratio,
            score_cutoff=_ALIKE,
            limit=4 * limit,
        )
        for key, _, _ in alike:
            yield key


def _read(text: str) -> Iterator[Entry]:
    for line in text.splitlines()[1:]:
        name, precision, area, country, latitude, longitude, people, names = line.split(
            "\t"
        )
        yield Entry(
            name=name,
            precision=PlacePrecision(precision),
            admin_area=area,
            country=country,
            latitude=float(latitude),
            longitude=float(longitude),
            population=int(people),
            names=tuple(_names(names.split("|"))),
        )


def _names(told: Iterable[str]) -> Iterator[tuple[str, str]]:
    for one in told:
        if one:
            text, _, language = one.partition("@")
            yield text, language


def _key(name: str) -> str:
    """Return a name without blanks: "Miran Shah" is "Miranshah", "N.W.F.P." "NWFP"."""
    return name_key(name).replace(" ", "")


def _size(entry: Entry) -> tuple[int, int]:
    """Order provinces and countries before towns of their name, and those by size."""
    return _COARSE.index(entry.precision), -entry.population


_COARSE = tuple(reversed(PlacePrecision))
