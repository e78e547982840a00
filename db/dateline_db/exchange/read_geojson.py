"""GeoJSON: features as rows, with their point in two columns."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dateline_db.errors import say
from dateline_db.exchange.program_tables import Found

POINT = ("latitude", "longitude")
_SHAPE, _ID, _NO_KEY = "geometry", "id", "feature"


def is_geojson(found: Any) -> bool:
    """Whether JSON is a collection of features, or one."""
    if not isinstance(found, dict):
        return False
    if found.get("type") == "Feature":
        return isinstance(found.get("properties"), dict)
    is_collection = found.get("type") == "FeatureCollection"
    return is_collection and isinstance(found.get("features"), list)


def read_geojson(found: dict[str, Any]) -> Found:
    """Return the features; of what is no point, only the kind of its shape is told."""
    given = [found] if found["type"] == "Feature" else found["features"]
    features = [one if isinstance(one, dict) else {} for one in given]
    names: dict[str, None] = {}
    for feature in features:
        names.update(dict.fromkeys(_properties(feature)))
    own = [name for name in names if name not in (*POINT, _SHAPE, _ID)]
    ids = [_text(one.get(_ID, _properties(one).get(_ID))) for one in features]
    # What only some have, or several, tells none of them from the others.
    keyed = len(set(filter(None, ids))) == len(ids)
    made = Found((*own, _ID if keyed else _NO_KEY, *POINT, _SHAPE))
    for number, (feature, given) in enumerate(zip(features, ids, strict=True), 1):
        properties = _properties(feature)
        cells = [_text(properties.get(name)) for name in own]
        made.add(number, [*cells, given, *_place(feature)])
    _note_shapes(made)
    return made


def _note_shapes(made: Found) -> None:
    shapes = Counter(row.cells[-1] for row in made.rows if row.cells[-1])
    if shapes:
        told = ", ".join(f"{shape} ({n})" for shape, n in shapes.most_common())
        made.notes.append(
            say(
                "Of shapes that are no point only the kind is kept: {shapes}.",
                shapes=told,
            )
        )


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
