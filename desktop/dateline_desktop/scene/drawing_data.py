"""A drawing as plain data for the typesetting engine, whose template draws it.

The texts go through `clean`, since the engine refuses what no font of its has.
"""

from collections.abc import Callable
from typing import Any

from dateline_desktop.scene.marks import Box
from dateline_desktop.scene.shapes import (
    Area,
    Dot,
    Drawing,
    Layer,
    Outline,
    Shape,
    Tiles,
    Writing,
)

Clean = Callable[[str], str]


def drawing_data(drawing: Drawing, clean: Clean) -> dict[str, Any]:
    """Return a drawing as numbers, colours and printable texts."""
    return {
        "width": _number(drawing.width),
        "height": _number(drawing.height),
        "layers": [_layer(layer, clean) for layer in drawing.layers],
    }


def _layer(layer: Layer, clean: Clean) -> dict[str, Any]:
    return {
        "clip": None if layer.clip is None else _place(layer.clip),
        "shapes": [_shape(shape, clean) for shape in layer.shapes],
    }


def _shape(shape: Shape, clean: Clean) -> dict[str, Any]:
    match shape:
        case Area():
            return {
                "is": "area",
                **_place(shape),
                "fill": shape.fill,
                "opacity": _number(shape.opacity),
                "left": _number(shape.fade_left),
                "right": _number(shape.fade_right),
            }
        case Tiles():
            return {
                "is": "tiles",
                "rects": shape.rects.round(2).tolist(),
                "fill": shape.fill,
                "opacity": _number(shape.opacity),
            }
        case Dot():
            return {
                "is": "dot",
                "x": _number(shape.x),
                "y": _number(shape.y),
                "r": _number(shape.radius),
                "fill": shape.colour,
                "line": _number(shape.line),
            }
        case Outline():
            return {
                "is": "outline",
                "points": [[_number(x), _number(y)] for x, y in shape.points],
                "fill": shape.colour,
                "opacity": _number(shape.opacity),
                "line": _number(shape.line),
            }
        case Writing():
            return _writing(shape, clean)


def _writing(writing: Writing, clean: Clean) -> dict[str, Any]:
    return {
        "is": "writing",
        "x": _number(writing.x),
        "y": _number(writing.y),
        "text": clean(writing.text),
        "size": _number(writing.size),
        "weight": int(writing.weight),
        "fill": writing.colour,
        "before": writing.before,
        "at_right": writing.at_right,
        "row": writing.row,
    }


def _place(box: Box | Area) -> dict[str, float]:
    return {
        "x": _number(box.x),
        "y": _number(box.y),
        "w": _number(max(box.width, 0.0)),
        "h": _number(max(box.height, 0.0)),
    }


def _number(value: float) -> float:
    return round(float(value), 2)
