"""Where the sheets of a document lie below one another, as arithmetic."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF

from dateline_db.capture.pages import Layout, Word

GAP = 12  # pixels round a sheet
_USUAL = (595.0, 842.0)  # points of A4, until the size of a sheet is known


class Sheets:
    """The sizes of sheets in points, and their places in pixels at a scale."""

    def __init__(self, count: int) -> None:
        self.layouts: dict[int, Layout] = {}
        self._count = count
        self._sizes = [_USUAL] * count
        self.scale = 1.0
        self._tops: list[float] = []
        self._place()

    def __len__(self) -> int:
        return self._count

    @property
    def widest(self) -> float:
        """The width of the widest sheet in points."""
        return max((width for width, _ in self._sizes), default=_USUAL[0])

    @property
    def height(self) -> int:
        """How high all sheets are together, in pixels."""
        return round(self._tops[-1])

    @property
    def width(self) -> int:
        """How wide they are, in pixels."""
        return round(self.widest * self.scale + 2 * GAP)

    def set_scale(self, scale: float) -> None:
        """Lay the sheets out at another scale."""
        self.scale = scale
        self._place()

    def learn(self, number: int, layout: Layout) -> bool:
        """Take the layout of a sheet; return whether it has moved the others.

        Sheets that are not known yet are taken to be as large as the first.
        """
        size = (layout.width, layout.height)
        before = list(self._sizes)
        if not self.layouts:
            self._sizes = [size] * self._count
        self.layouts[number] = layout
        self._sizes[number] = size
        if self._sizes != before:
            self._place()
        return self._sizes != before

    def box(self, number: int, across: int) -> QRectF:
        """Return where a sheet lies in a space that is so many pixels across."""
        width, height = self._sizes[number]
        left = max(GAP, (across - width * self.scale) / 2)
        top = self._tops[number]
        return QRectF(left, top, width * self.scale, height * self.scale)

    def at(self, y: float) -> int:
        """Return the sheet at a height."""
        return max(0, min(self._count - 1, bisect_right(self._tops, y) - 1))

    def between(self, top: float, bottom: float) -> range:
        """Return the sheets any of which lies between two heights."""
        return range(self.at(top), self.at(bottom) + 1) if self._count else range(0)

    def _place(self) -> None:
        steps = (height * self.scale + GAP for _, height in self._sizes)
        self._tops = list(accumulate(steps, initial=float(GAP)))


def lines_of(words: Sequence[Word]) -> list[QRectF]:
    """Return the boxes of words, those that stand on one line as one box, in points."""
    lines: list[QRectF] = []
    for word in words:
        box = QRectF(
            word.left, word.top, word.right - word.left, word.bottom - word.top
        )
        last = lines[-1] if lines else None
        if last is not None and _on_one_line(last, box):
            lines[-1] = last.united(box)
        else:
            lines.append(box)
    return lines


def on_sheet(word: Word, sheet: QRectF, scale: float) -> QRectF:
    """Return where a word lies on a sheet that lies somewhere, at a scale."""
    left, top = sheet.left() + word.left * scale, sheet.top() + word.top * scale
    width, height = word.right - word.left, word.bottom - word.top
    return QRectF(left, top, width * scale, height * scale)


def word_at(layout: Layout, x: float, y: float) -> Word | None:
    """Return the word at a point of a sheet, the nearest on that line if none is."""
    on_line = [word for word in layout.words if word.top - 2 <= y <= word.bottom + 2]
    if not on_line:
        return None
    return min(on_line, key=lambda word: max(word.left - x, x - word.right, 0.0))


def _on_one_line(line: QRectF, box: QRectF) -> bool:
    shared = min(line.bottom(), box.bottom()) - max(line.top(), box.top())
    near = min(line.height(), box.height())
    beside = max(box.left() - line.right(), line.left() - box.right())
    return shared > near / 2 and beside < 2 * near
