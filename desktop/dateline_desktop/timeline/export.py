"""The whole timeline as a picture in a file, made without a window."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter

from dateline_db.case import Case
from dateline_db.errors import DatelineError
from dateline_desktop.scene.ground import View
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.marks import Role
from dateline_desktop.scene.palette import Palette
from dateline_desktop.scene.picture import Words, picture
from dateline_desktop.scene.scale import DAY, Scale
from dateline_desktop.timeline.content import Content
from dateline_desktop.timeline.look import Look
from dateline_desktop.timeline.paint import ALL_TEXTS, Painter

_MARGIN = 0.05
_HEADER = 240.0


def write_picture(case: Case, path: Path, size: QSize, theme: Palette) -> None:
    """Write every dated event of a case as a PNG of so many pixels.

    A `QGuiApplication` has to exist, for the fonts; a window or a display has not.
    """
    index = EventIndex.of_case(case)
    shown = np.ones(len(index), dtype=np.bool_)
    content = Content(case, index, shown, LaneBy.ACTOR)
    painter = Painter(Look(theme, QGuiApplication.font(), 1.0))
    image = QImage(size, QImage.Format.Format_RGB32)
    brush = QPainter(image)
    try:
        view, words = _view(content, painter, size), _words(content, painter)
        drawn = picture(content.stage, view, words)
        while content.titles.fetch():
            drawn = picture(content.stage, view, words)
        painter.paint(brush, drawn, new_texts=ALL_TEXTS)
    finally:
        brush.end()
    if not QImageWriter(str(path), QByteArray(b"png")).write(image):
        raise DatelineError("The picture cannot be written to {path}.", path=str(path))


def _words(content: Content, painter: Painter) -> Words:
    return Words(content.titles, painter.lettering.measure)


def _view(content: Content, painter: Painter, size: QSize) -> View:
    lo, hi = content.stage.extent or (0, 365 * DAY)
    measure, free = painter.lettering.measure, (hi - lo) * _MARGIN + DAY
    lanes = content.stage.lanes.lanes
    longest = max((measure(v.name.title, Role.LANE) for v in lanes), default=0.0)
    header = round(min(longest + 26, _HEADER))
    return View(
        scale=Scale.over(lo - free, hi + free, size.width() - header),
        height=size.height(),
        header=header,
        scroll=0.0,
        metrics=painter.look.metrics,
        palette=painter.look.palette,
    )
