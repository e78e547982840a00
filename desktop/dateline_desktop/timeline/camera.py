"""Which stretch of time is looked at: moved and zoomed by hand, with a way back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import (
    QEasingCurve,
    QElapsedTimer,
    QObject,
    QVariantAnimation,
    Signal,
)

from dateline_desktop.scene.scale import DAY, Scale

ZOOM_STEP = 1.6
_MARGIN = 0.035  # of the view, left free at both sides when everything is fitted in
_EDGE = 0.08  # of the view, at either side, that counts as out of sight
_REMEMBERED = 60
_ONE_MOVE_MS = 900  # moves that follow each other faster are one step back
_SMOOTH_MS = 190


class Camera(QObject):
    """The scale of the view; `moved` tells of every change of it.

    `is_smooth` says whether jumps are shown on their way.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.scale = Scale.over(0, 365 * DAY, 800)
        self.is_smooth: Callable[[], bool] = lambda: True
        self._goal: Scale | None = None
        self._from = self.scale
        self._past: list[Scale] = []
        self._future: list[Scale] = []
        self._last_move = QElapsedTimer()
        self._run = QVariantAnimation(self)
        self._run.setDuration(_SMOOTH_MS)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self._on_way)

    @property
    def goal(self) -> Scale:
        """Where the view is, or will be when it comes to rest."""
        return self._goal or self.scale

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier view."""
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a view from which one went back."""
        return bool(self._future)

    def pan(self, pixels: float) -> None:
        """Move on in time at once, as a hand or a wheel does."""
        self._remember_start_of_move()
        self._arrive(self.goal.moved(pixels))

    def zoom(self, factor: float, x: float) -> None:
        """Magnify; what is at `x` stays there."""
        self._remember_start_of_move()
        self._head_for(self.goal.zoomed(factor, x))

    def pinch(self, factor: float, x: float) -> None:
        """Magnify at once, as two fingers do that are still moving."""
        self._remember_start_of_move()
        self._arrive(self.goal.zoomed(factor, x))

    def show(self, lo: float, hi: float, *, margin: float = _MARGIN) -> None:
        """Show all of [lo, hi], with a part of the view left free at both sides."""
        self.remember()
        free = (hi - lo) * margin / (1 - 2 * margin)
        self._head_for(Scale.over(lo - free, hi + free, self.scale.width))

    def jump(self, lo: float, hi: float, *, margin: float = _MARGIN) -> None:
        """Show all of [lo, hi] at once, as the first view: nothing lies before it."""
        free = (hi - lo) * margin / (1 - 2 * margin)
        self._past.clear()
        self._future.clear()
        self._arrive(Scale.over(lo - free, hi + free, self.scale.width))

    def cover(self, lo: float, hi: float) -> None:
        """Show exactly [lo, hi] at once, while a brush is dragged."""
        self._remember_start_of_move()
        self._arrive(Scale.over(lo, hi, self.scale.width))

    def include(self, lo: float, hi: float) -> None:
        """Move just so far that [lo, hi], or its beginning, comes into view."""
        scale = self.goal
        edge = scale.span * _EDGE
        first, last = scale.start + edge, scale.end - edge
        if (first <= lo and hi <= last) or (lo <= first and last <= hi):
            return
        self.remember()
        middle = (lo + min(hi, lo + scale.span)) / 2
        self._head_for(scale.moved(scale.x(middle) - scale.width / 2))

    def go_back(self) -> None:
        """Return to the view before the last jump or move."""
        self._step(self._past, self._future)

    def go_forward(self) -> None:
        """Return to the view from which one went back last."""
        self._step(self._future, self._past)

    def resize(self, width: float) -> None:
        """Keep the stretch of time over another width."""
        self._stop()
        self.scale = self.scale.resized(width)
        self.moved.emit()

    def remember(self) -> None:
        """Make the present view one to come back to."""
        if not self._past or self._past[-1] != self.goal:
            self._past.append(self.goal)
            del self._past[:-_REMEMBERED]
        self._future.clear()
        self._last_move.start()

    def _step(self, back: list[Scale], forth: list[Scale]) -> None:
        if back:
            forth.append(self.goal)
            self._head_for(back.pop().resized(self.scale.width))
            self._last_move.invalidate()

    def _remember_start_of_move(self) -> None:
        last = self._last_move
        if not last.isValid() or last.elapsed() > _ONE_MOVE_MS:
            self.remember()
        last.start()

    def _arrive(self, scale: Scale) -> None:
        self._stop()
        self.scale = scale
        self.moved.emit()

    def _head_for(self, goal: Scale) -> None:
        self._run.stop()
        if not self.is_smooth():
            self._arrive(goal)
            return
        self._from, self._goal = self.scale, goal
        self._run.start()

    def _stop(self) -> None:
        self._goal = None
        self._run.stop()

    def _on_way(self, share: float) -> None:
        goal = self._goal
        if goal is None:
            return
        if share >= 1.0:
            self._arrive(goal)
            return
        self.scale = between(self._from, goal, share)
        self.moved.emit()


def between(one: Scale, other: Scale, share: float) -> Scale:
    """Return a view on the way from one to another.

    Spans grow by equal factors, and what both show at the same place stays there.
    """
    ratio = other.step / one.step
    if abs(ratio - 1) < 1e-6:
        start = one.start + (other.start - one.start) * share
        return replace(one, start=start)
    step = one.step * ratio**share
    x = (other.start - one.start) / (one.step - other.step)
    return replace(one, start=one.time(x) - x * step, step=step)
