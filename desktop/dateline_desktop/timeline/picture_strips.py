"""What stands above and below a picture: title and marking, notes, the legend."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Protocol

import numpy as np

from dateline_db.model.marking import Marking
from dateline_desktop.core.text import tr
from dateline_desktop.scene.legend import Sample, legend
from dateline_desktop.scene.marks import (
    Bars,
    Box,
    Columns,
    DisplayList,
    Glyphs,
    Measure,
    Role,
    Text,
)
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.stack import Metrics
from dateline_desktop.timeline.legend import samples
from dateline_desktop.timeline.picture_contents import Contents

_EDGE, _PAD = 12.0, 8.0
_BLACK = "#000000"
_MOST_COLUMNS = 4
_CONTINUED = Sample("", is_heading=True)  # keeps the lines of columns level


class Lettered(Protocol):
    """Whoever measures the texts of a picture."""

    @property
    def measure(self) -> Measure: ...
    @property
    def metrics(self) -> Metrics: ...


def strip_height(metrics: Metrics) -> float:
    """Return how high the strips above and below are."""
    return metrics.text + 16


def head(
    width: float, palette: Palette, by: Lettered, contents: Contents
) -> DisplayList:
    """Return the strip with the title of the case and the marking."""
    height = strip_height(by.metrics)
    chip, word = _chip(width, height, by, contents.marking)
    room = width - 3 * _EDGE - chip.width
    title = Text(_EDGE, height / 2, room, contents.title, Role.TITLE, palette.text)
    ground = Box(0, 0, width, height, palette.window)
    return _strip(ground, palette, [chip], [title, word])


def foot(
    width: float, palette: Palette, by: Lettered, contents: Contents, number: str
) -> DisplayList:
    """Return the strip with what is not on the picture, and the number of the page."""
    height = strip_height(by.metrics)
    ground = Box(0, 0, width, height, palette.window)
    boxes, texts, right = [Box(0, 0, width, 1, palette.line)], [], width - _EDGE
    if number:
        chip, word = _chip(width, height, by, contents.marking)
        boxes, right = [*boxes, chip], chip.x - _EDGE
        length = by.measure(number, Role.LOWER)
        right -= length + _EDGE
        texts = [word, _note(right + _EDGE, height, length + 1, number, palette)]
    said = " · ".join(tr(note) for note in contents.notes)
    if said:
        texts.append(_note(_EDGE, height, right - _EDGE, said, palette))
    return _strip(ground, palette, boxes, texts)


def legend_in(width: float, palette: Palette, by: Lettered) -> DisplayList:
    """Return the legend in as many columns as there is room for."""
    lines = [sample for column in samples() for sample in column]
    for count in range(_MOST_COLUMNS, 0, -1):
        columns = _flowed(lines, count)
        drawn = legend(columns, by.metrics, palette, by.measure)
        if drawn.width <= width:
            break
    ground = Box(0, 0, width, drawn.height, palette.window)
    line = Box(0, 0, width, 1, palette.line)
    return replace(drawn, width=width, clip=ground, boxes=[ground, line])


def _flowed(lines: Sequence[Sample], count: int) -> list[list[Sample]]:
    """Divide lines into columns that are low, and seldom cut what belongs together."""
    starts = [n for n, sample in enumerate(lines) if sample.is_heading]
    ends = [*starts[1:], len(lines)]
    sections = [list(lines[a:b]) for a, b in zip(starts, ends, strict=True)]
    heights = range(ceil(len(lines) / count), len(lines) + 1)
    packed = [_packed(sections, height) for height in heights]
    fitting = [columns for columns in packed if len(columns) <= count]
    return min(fitting, key=_cost)


def _packed(sections: Sequence[list[Sample]], height: int) -> list[list[Sample]]:
    """Fill columns of a height; what is too long for one goes on in the next."""
    columns: list[list[Sample]] = [[]]
    for section in sections:
        if columns[-1] and len(columns[-1]) + len(section) > height:
            columns.append([])
        for sample in section:
            if len(columns[-1]) >= height:
                columns.append([_CONTINUED])
            columns[-1].append(sample)
    return columns


def _cost(columns: list[list[Sample]]) -> int:
    cuts = sum(column[0] is _CONTINUED for column in columns)
    return max(map(len, columns)) + 2 * cuts


def _chip(
    width: float, height: float, by: Lettered, marking: Marking
) -> tuple[Box, Text]:
    """Return the marking as it has to be shown: coloured, on black, at the right."""
    length = by.measure(marking.value, Role.UPPER)
    left = width - _EDGE - length - 2 * _PAD
    tall = by.metrics.text + 4
    box = Box(left, (height - tall) / 2, length + 2 * _PAD, tall, _BLACK)
    middle, room = height / 2, length + 1
    word = Text(left + _PAD, middle, room, marking.value, Role.UPPER, marking.colour)
    return box, word


def _note(x: float, height: float, room: float, text: str, palette: Palette) -> Text:
    return Text(x, height / 2, room, text, Role.LOWER, palette.muted)


def _strip(
    ground: Box, palette: Palette, boxes: list[Box], texts: list[Text]
) -> DisplayList:
    none, rows = np.zeros(0), np.zeros(0, np.int64)
    inks, flags = np.zeros(0, np.uint8), np.zeros(0, np.bool_)
    return DisplayList(
        width=ground.width,
        height=ground.height,
        clip=ground,
        palette=palette,
        boxes=[ground],
        columns=Columns(none, none, none, none, inks),
        bars=Bars(none, none, none, flags, inks, inks, inks, inks, flags, rows),
        glyphs=Glyphs(none, none, inks, flags, flags, flags, rows),
        texts=[],
        front=boxes,
        front_texts=texts,
    )
