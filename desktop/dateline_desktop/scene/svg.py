"""A sheet as SVG: shapes and text, never a picture made of pixels.

All text goes through the XML library, so that none of it can become markup.
"""

from xml.etree import ElementTree as Xml

from dateline_desktop.scene.drawing import drawing
from dateline_desktop.scene.letters import FAMILIES
from dateline_desktop.scene.marks import Box
from dateline_desktop.scene.shapes import (
    Area,
    Dot,
    Layer,
    Outline,
    Shape,
    Tiles,
    Writing,
)
from dateline_desktop.scene.sheet import Sheet

_NAMESPACE = "http://www.w3.org/2000/svg"
_FROM_RIGHT, _END = "\u2067", "\u2069"
"""Round a text that is read from the right: programs disagree on `direction`."""
_FALLBACKS = ("Source Sans Pro", "Noto Sans", "Arial", "sans-serif")


def svg(sheet: Sheet) -> bytes:
    """Return a sheet as the bytes of an SVG file."""
    return _Writer(sheet).written()


class _Writer:
    """Writes one sheet; clips and gradients are kept once each, by number."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._gradients: dict[tuple[str, ...], str] = {}
        self._clips = 0
        width, height = _number(sheet.width), _number(sheet.height)
        self._root = Xml.Element(
            "svg",
            {
                "xmlns": _NAMESPACE,
                "width": width,
                "height": height,
                "viewBox": f"0 0 {width} {height}",
                "role": "img",
                "aria-labelledby": "title desc",
            },
        )
        self._add_words("title", sheet.title)
        self._add_words("desc", sheet.told)
        self._defs = Xml.SubElement(self._root, "defs")

    def written(self) -> bytes:
        sheet = self._sheet
        ground = Box(0, 0, sheet.width, sheet.height, sheet.ground)
        self._rect(self._root, ground, {"fill": sheet.ground})
        families = {"font-family": _listed(*FAMILIES, *_FALLBACKS)}
        whole = Xml.SubElement(self._root, "g", families)
        for part in sheet.parts:
            shift = f"translate({_number(part.x)} {_number(part.y)})"
            group = Xml.SubElement(whole, "g", {"transform": shift})
            for layer in drawing(part.picture, sheet.letters).layers:
                self._add_layer(group, layer)
        Xml.indent(self._root, " ")
        text: bytes = Xml.tostring(self._root, "utf-8", xml_declaration=True)
        return text + b"\n"

    def _add_words(self, name: str, words: str) -> None:
        Xml.SubElement(self._root, name, {"id": name}).text = words

    def _add_layer(self, parent: Xml.Element, layer: Layer) -> None:
        if not layer.shapes:
            return
        names = {}
        if layer.clip is not None:
            self._clips += 1
            names["clip-path"] = f"url(#clip{self._clips})"
            clip = Xml.SubElement(self._defs, "clipPath", {"id": f"clip{self._clips}"})
            self._rect(clip, layer.clip, {})
        group = Xml.SubElement(parent, "g", names)
        for shape in layer.shapes:
            self._add(group, shape)

    def _add(self, group: Xml.Element, shape: Shape) -> None:
        match shape:
            case Area():
                fill = self._gradient(shape) or shape.fill
                opacity = 1.0 if fill is not shape.fill else shape.opacity
                self._rect(group, shape, {"fill": fill, **_opacity(opacity)})
            case Tiles():
                names = {"d": _path(shape), "fill": shape.fill}
                Xml.SubElement(group, "path", names | _opacity(shape.opacity))
            case Dot():
                Xml.SubElement(group, "circle", _circle(shape))
            case Outline():
                name = "polyline" if shape.line else "polygon"
                Xml.SubElement(group, name, _outline(shape))
            case Writing():
                words = shape.text
                if shape.at_right:
                    words = _FROM_RIGHT + words + _END
                Xml.SubElement(group, "text", _text(shape)).text = words

    def _rect(self, parent: Xml.Element, box: Box | Area, more: dict[str, str]) -> None:
        places = {
            "x": _number(box.x),
            "y": _number(box.y),
            "width": _number(max(box.width, 0.0)),
            "height": _number(max(box.height, 0.0)),
        }
        Xml.SubElement(parent, "rect", {**places, **more})

    def _gradient(self, area: Area) -> str:
        """Return the fill of an area that fades away, "" for one that does not."""
        if not (area.fade_left or area.fade_right) or area.width <= 0:
            return ""
        left = min(area.fade_left / area.width, 1.0)
        right = max(1.0 - area.fade_right / area.width, left)
        key = (area.fill, _number(area.opacity), _share(left), _share(right))
        name = self._gradients.get(key)
        if name is None:
            name = self._gradients[key] = f"fade{len(self._gradients) + 1}"
            fade = Xml.SubElement(self._defs, "linearGradient", {"id": name})
            full = key[1]
            for offset, opacity in (
                ("0", "0" if area.fade_left else full),
                (_share(left), full),
                (_share(right), full),
                ("1", "0" if area.fade_right else full),
            ):
                stop = {"offset": offset, "stop-color": area.fill}
                Xml.SubElement(fade, "stop", {**stop, "stop-opacity": opacity})
        return f"url(#{name})"


def _path(tiles: Tiles) -> str:
    return "".join(
        f"M{_number(x)} {_number(y)}h{_number(w)}v{_number(h)}h{_number(-w)}z"
        for x, y, w, h in tiles.rects.tolist()
    )


def _circle(dot: Dot) -> dict[str, str]:
    places = {"cx": _number(dot.x), "cy": _number(dot.y), "r": _number(dot.radius)}
    if not dot.line:
        return {**places, "fill": dot.colour}
    line = {"stroke": dot.colour, "stroke-width": _number(dot.line)}
    return {**places, "fill": "none", **line}


def _outline(outline: Outline) -> dict[str, str]:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in outline.points)
    if not outline.line:
        fill = {"fill": outline.colour, **_opacity(outline.opacity)}
        return {"points": points, **fill}
    line = {"stroke": outline.colour, "stroke-width": _number(outline.line)}
    return {"points": points, "fill": "none", **line}


def _text(writing: Writing) -> dict[str, str]:
    names = {
        "x": _number(writing.x),
        "y": _number(writing.y),
        "font-size": _number(writing.size),
        "fill": writing.colour,
    }
    if writing.weight != "400":
        names["font-weight"] = writing.weight
    if writing.at_right:
        names["font-family"] = _listed(*reversed(FAMILIES), *_FALLBACKS)
    if writing.before:
        names["text-anchor"] = "end"
    if writing.length:
        # Another font that is wider must not run over the next mark.
        names["textLength"] = _number(writing.length)
        names["lengthAdjust"] = "spacingAndGlyphs"
    return names


def _listed(*families: str) -> str:
    return ", ".join(f"'{name}'" if " " in name else name for name in families)


def _opacity(opacity: float) -> dict[str, str]:
    return {} if opacity >= 1.0 else {"fill-opacity": _number(opacity)}


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _share(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
