"""GeoJSON: features as rows, with their point in two columns."""

import json
from collections.abc import Iterator
from typing import Any

from dateline_db.exchange.program_tables import Found

POINT = ("latitude", "longitude")
_SHAPE, _ID = "geometry", "id"


def is_geojson(found: Any) -> bool:
    """Whether JSON is a collection of features."""
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        return False
    return isinstance(found.get("features"), list)


def read_geojson(found: dict[str, Any]) -> Found:
    """Return the features; of what is no point, only the kind of its shape is told."""
    features = [one if isinstance(one, dict) else {} for one in found["features"]]
    names: dict[str, None] = {}
    for feature in features:
        names.update(dict.fromkeys(_properties(feature)))
    own = [name for name in names if name not in (*POINT, _SHAPE, _ID)]
    made = Found((*own, _ID, *POINT, _SHAPE))
    for number, feature in enumerate(features, 1):
        properties = _properties(feature)
        given = feature.get("id", properties.get(_ID))
        cells = [_text(properties.get(name)) for name in own]
        made.add(number, [*cells, _text(given), *_place(feature)])
    return made


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _place(feature: dict[str, Any]) -> Iterator[str]:
    """Yield latitude, longitude and, where there is no point, what there is."""
    geometry = feature.get("geometry")
    shape = geometry if isinstance(geometry, dict) else {}
    at = shape.get("coordinates")
    if shape.get("type") == "Point" and isinstance(at, list) and len(at) >= 2:
        yield from (_text(at[1]), _text(at[0]), "")
    else:
        yield from ("", "", _text(shape.get("type")))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)
