"""Whereabouts: whether two places named for one event can be the same."""

from collections.abc import Iterable
from math import asin, cos, inf, radians, sin, sqrt

from dateline_db.model.place import Place, PlacePrecision
from dateline_db.model.spelling import name_key

_EARTH = 6371.0
_REACH = {
    PlacePrecision.SITE: 1.0,
    PlacePrecision.SITE_APPROXIMATE: 2.0,
    PlacePrecision.TOWN: 5.0,
    PlacePrecision.CITY: 15.0,
    PlacePrecision.DISTRICT: 50.0,
    PlacePrecision.LINE_REPRESENTATIVE_POINT: 50.0,
    PlacePrecision.PROVINCE: 150.0,
    PlacePrecision.COUNTRY: inf,
    PlacePrecision.UNKNOWN: inf,
}
"""Kilometres from the coordinates within which the place itself may lie."""
_TOWNS = (PlacePrecision.TOWN, PlacePrecision.CITY)


class Whereabouts:
    """The places of a case, to be compared."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._places = {place.id: place for place in places}

    def name(self, place_id: str) -> str:
        """Return what a place is called, "" where it is not in the case."""
        place = self._places.get(place_id)
        return place.name if place else ""

    def differ(self, one_id: str, other_id: str) -> bool:
        """Whether an event at the one was certainly not at the other.

        A town lies in its province and a site in its town. What cannot be told apart
        by distance or by name does not differ.
        """
        one, other = self._places.get(one_id), self._places.get(other_id)
        if one is None or other is None:
            return False
        if name_key(one.name) == name_key(other.name) or _within(one, other):
            return False
        if _apart(one, other):
            return True
        are_towns = one.precision in _TOWNS and other.precision in _TOWNS
        return are_towns and _distance(one, other) is None

    def distance(self, one_id: str, other_id: str) -> float | None:
        """Return the kilometres between two places, None where that is not known."""
        return _distance(self._places[one_id], self._places[other_id])

    def are_apart(self, one_id: str, other_id: str) -> bool:
        """Whether two are certainly two places, however they are called."""
        return _apart(self._places[one_id], self._places[other_id])


def _apart(one: Place, other: Place) -> bool:
    """Whether two places are in two countries, or further apart than each reaches."""
    if _are_set(one.country, other.country):
        return True
    distance = _distance(one, other)
    reach = _REACH[one.precision] + _REACH[other.precision]
    return distance is not None and distance > reach


def _within(one: Place, other: Place) -> bool:
    return any(
        name_key(outer.name) in (name_key(inner.admin_area), name_key(inner.country))
        for outer, inner in ((one, other), (other, one))
    )


def _are_set(one: str, other: str) -> bool:
    """Whether two countries are given and are not the same one."""
    return bool(one and other) and name_key(one) != name_key(other)


def _distance(one: Place, other: Place) -> float | None:
    """Return the kilometres between two places, None where one has no coordinates."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(one.longitude - other.longitude)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
