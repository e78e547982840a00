"""Draws many rectangles or sprites in one call, straight from arrays of numbers."""

from typing import Any, cast

import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import Shiboken

from dateline_desktop.scene.arrays import Floats, Ints


def draw_rects(painter: QPainter, rects: Ints) -> None:
    """Fill rectangles, each as left, top, right, bottom: its first and last pixels.

    Whole numbers, because that is the fastest way through the painter there is.
    """
    if len(rects):
        rects = np.ascontiguousarray(rects, dtype=np.int32)
        first = cast(Any, Shiboken.wrapInstance(rects.ctypes.data, QRect))
        painter.drawRects(first, len(rects))


def copy_sprites(painter: QPainter, pieces: Floats, sheet: QPixmap) -> None:
    """Copy sprites from a sheet; a row of `pieces` is a `QPainter.PixmapFragment`."""
    if len(pieces):
        pieces = np.ascontiguousarray(pieces, dtype=np.float64)
        kind = QPainter.PixmapFragment
        first = cast(Any, Shiboken.wrapInstance(pieces.ctypes.data, kind))
        painter.drawPixmapFragments(first, len(pieces), sheet)
