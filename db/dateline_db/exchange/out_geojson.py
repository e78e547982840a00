"""GeoJSON (RFC 7946): events as points, with how exactly each is known beside it."""

import json
from typing import Any

from dateline_db.exchange.sharing import BESIDE_EVENTS, Shared
from dateline_db.model.event import Event
from dateline_db.model.place import Place, PlacePrecision

_METRES = {
    PlacePrecision.SITE: 1_000,
    PlacePrecision.SITE_APPROXIMATE: 2_000,
    PlacePrecision.TOWN: 5_000,
    PlacePrecision.CITY: 15_000,
    PlacePrecision.DISTRICT: 50_000,
    PlacePrecision.LINE_REPRESENTATIVE_POINT: 50_000,
    PlacePrecision.PROVINCE: 150_000,
}
"""How far from its point a place may lie; no point stands for a country."""


def geojson(shared: Shared) -> bytes:
    """Return the events as a FeatureCollection; without a place, without geometry."""
    features = []
    for event in shared.turn(shared.events):
        place = shared.places.get(event.place_id or "")
        geometry = _geometry(place)
        if geometry is None:
            shared.losses.note("Events without a point on the map: {count}.")
        properties = {
            **_properties(event),
            "place": place.name if place else None,
            "province": place.admin_area if place else None,
            "country": place.country if place else None,
            "place_precision_m": _METRES.get(place.precision) if place else None,
            "grade": shared.grade_of(event.id) or None,
            "support": shared.label_of(event.id),
            "sources": [one.ref for one in shared.sources_of(event.id)],
        }
        feature = {
            "type": "Feature",
            "id": event.id,
            "geometry": geometry,
            "properties": properties,
        }
        features.append(feature)
    shared.losses.note(
        "Claims, of which only the numbers of their sources are in it: {count}.",
        len(shared.claims),
    )
    shared.losses.note("Eras, not in it: {count}.", len(shared.eras))
    shared.lose(*BESIDE_EVENTS)
    whole = {
        "type": "FeatureCollection",
        "title": shared.title,
        "marking": shared.marking.value,
        "features": features,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _properties(event: Event) -> dict[str, Any]:
    when = event.when
    return {
        "ref": event.ref,
        "title": event.title,
        "summary": event.summary,
        "kind": event.kind,
        "edtf": when.typed,
        "date": when.label(),
        "date_words": event.when_words,
        "zone": event.zone,
        "review": event.review.value,
        "marking": event.marking.value if event.marking else None,
        "start": when.lo.isoformat() if when.lo else None,
        "end": when.hi.isoformat() if when.hi else None,
        "precision": when.precision.value,
    }


def _geometry(place: Place | None) -> dict[str, Any] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if place.precision is PlacePrecision.COUNTRY:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
