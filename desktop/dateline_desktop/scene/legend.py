"""The forms and marks of a timeline with what they mean, as a display list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline_desktop.scene.arrays import Ints
from dateline_desktop.scene.marks import (
    Bars,
    Box,
    Columns,
    DisplayList,
    Glyphs,
    Measure,
    Role,
    Stop,
    Style,
    Text,
)
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.stack import Metrics

_EDGE, _SAMPLE, _GAP = 14.0, 64.0, 26.0
_HEIGHTS = (4.0, 7.0, 12.0, 9.0, 5.0)


@dataclass(frozen=True, slots=True)
class Sample:
    """One line of the legend: a mark, a bar or columns, and what it means.

    Without `style` it is a mark, unless it `is_crowd`; a heading has neither.
    """

    text: str
    ink: int = 0
    style: Style | None = None
    left: Stop = Stop.CLOSED
    right: Stop = Stop.CLOSED
    soft: bool = False
    unsure: bool = False
    disputed: bool = False
    is_crowd: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    sample: Sample
    x: float
    y: float


def legend(
    columns: Sequence[Sequence[Sample]],
    metrics: Metrics,
    palette: Palette,
    measure: Measure,
) -> DisplayList:
    """Return the lines of the legend, in columns side by side."""
    placed, right = _placed(columns, metrics, measure)
    width = right - _GAP + _EDGE
    height = max(p.y for p in placed) + metrics.row / 2 + _EDGE
    whole = Box(0, 0, width, height, palette.raised)
    return DisplayList(
        width=width,
        height=height,
        clip=whole,
        palette=palette,
        boxes=[whole],
        columns=_columns([p for p in placed if p.sample.is_crowd]),
        bars=_bars([p for p in placed if p.sample.style is not None]),
        glyphs=_glyphs([p for p in placed if _has_glyph(p.sample)]),
        texts=[_text(p, palette, measure) for p in placed],
    )


def _placed(
    columns: Sequence[Sequence[Sample]], metrics: Metrics, measure: Measure
) -> tuple[list[_Placed], float]:
    found, x = [], _EDGE
    for column in columns:
        y = _EDGE - 4 + metrics.row / 2
        for n, sample in enumerate(column):
            y += 10 if sample.is_heading and n else 0
            found.append(_Placed(sample, x, y))
            y += metrics.row + 3
        longest = max(measure(s.text, Role.LABEL) for s in column)
        x += _SAMPLE + 12 + longest + _GAP
    return found, x


def _has_glyph(sample: Sample) -> bool:
    return not sample.is_heading and not sample.is_crowd


def _text(placed: _Placed, palette: Palette, measure: Measure) -> Text:
    sample, x = placed.sample, placed.x
    role = Role.LANE if sample.is_heading else Role.LABEL
    x += 0.0 if sample.is_heading else _SAMPLE + 12
    length = measure(sample.text, role)
    return Text(x, placed.y, length + 1, sample.text, role, palette.text)


def _array(values: list[Any], kind: Any) -> Any:
    return np.array(values, dtype=kind)


def _rows(placed: list[_Placed]) -> Ints:
    return np.zeros(len(placed), dtype=np.int64)


def _bars(placed: list[_Placed]) -> Bars:
    samples = [p.sample for p in placed]
    return Bars(
        x0=_array([p.x for p in placed], np.float64),
        x1=_array([p.x + _SAMPLE for p in placed], np.float64),
        y=_array([p.y for p in placed], np.float64),
        thin=_array([False] * len(placed), np.bool_),
        ink=_array([s.ink for s in samples], np.uint8),
        style=_array([s.style for s in samples], np.uint8),
        left=_array([s.left for s in samples], np.uint8),
        right=_array([s.right for s in samples], np.uint8),
        unsure=_array([s.unsure for s in samples], np.bool_),
        row=_rows(placed),
    )


def _glyphs(placed: list[_Placed]) -> Glyphs:
    samples = [p.sample for p in placed]
    return Glyphs(
        x=_array([p.x + _SAMPLE / 2 for p in placed], np.float64),
        y=_array([p.y for p in placed], np.float64),
        ink=_array([s.ink for s in samples], np.uint8),
        soft=_array([s.soft for s in samples], np.bool_),
        unsure=_array([s.unsure for s in samples], np.bool_),
        disputed=_array([s.disputed for s in samples], np.bool_),
        row=_rows(placed),
    )


def _columns(placed: list[_Placed]) -> Columns:
    parts = [
        (p.x + 10 + 8 * n, p.y + 8 - height, 8.0, height, p.sample.ink)
        for p in placed
        for n, height in enumerate(_HEIGHTS)
    ]
    x, y, width, height, ink = np.array(parts).reshape(-1, 5).T
    return Columns(x, y, width, height, ink.astype(np.uint8))
