"""The pages of a briefing beside its form, typeset anew after each change."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dateline_db.briefing.problems import Problem
from dateline_db.case import Case
from dateline_db.errors import DatelineError, say
from dateline_db.model.briefing import Briefing
from dateline_desktop.briefing.export import preview_files
from dateline_desktop.briefing.preview_engine import PreviewEngine, Sheet
from dateline_desktop.core.jobs import Job, Report
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.typesetting import Files

_PAUSE = 120  # ms of quiet before a change is typeset
_THUMB = QSize(72, 102)
_THUMBS_WIDE, _MARGIN = 124, 18
_MOST_THUMBS = 60


@dataclass(frozen=True, slots=True)
class Begun:
    """What is to be typeset, what is wrong with it, and its first page at once."""

    files: Files
    problems: Sequence[Problem]
    first: Sheet | None


class Preview(QWidget):
    """Shows one page at a time, all pages small at the left, and what goes wrong."""

    problems_found = Signal(object)  # list[Problem]
    shown = Signal()  # every page is there as it will be

    def __init__(self, session: Session, path: Path, analyst: str) -> None:
        super().__init__()
        self._session, self._path, self._analyst = session, path, analyst
        self._engine = PreviewEngine()
        self._wanted: Briefing | None = None
        self._job: Job | None = None
        self._sizes: list[tuple[float, float]] = []
        self.first_shown = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._begin)
        self.thumbs = QListWidget()
        self.page = QLabel()
        self.area = QScrollArea()
        self.told = plain(tr("Typesetting…"))
        self._lay_out()
        self.destroyed.connect(self._engine.close)
        self.thumbs.currentRowChanged.connect(self._on_row)

    def show_briefing(self, briefing: Briefing) -> None:
        """Show this briefing as soon as nothing more is typed."""
        self._wanted = briefing
        self.told.setText(tr("Typesetting…"))
        self._pause.start()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def end(self) -> None:
        """End the preview's process; nothing is shown any more."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
        self._engine.close()

    # Work

    def _begin(self) -> None:
        if self._job is not None or self._wanted is None:
            return  # what is under way looks for what is wanted when it is done
        briefing, self._wanted = self._wanted, None
        work = partial(
            _begin, self._engine, (self._path, self._analyst), briefing, self._first()
        )
        self._follow(work, self._on_begun)

    def _on_begun(self, begun: Begun) -> None:
        self._job = None
        self.problems_found.emit(list(begun.problems))
        if begun.first is not None:
            self._show(begun.first)
            self.first_shown += 1
        if self._wanted is not None:
            self._begin()
            return
        self._follow(partial(_typeset, self._engine, begun.files), self._on_typeset)

    def _on_typeset(self, sizes: list[tuple[float, float]]) -> None:
        self._job, self._sizes = None, sizes
        self._list_pages()
        if self._wanted is not None:
            self._begin()
            return
        page = max(0, self.thumbs.currentRow())
        work = partial(_draw, self._engine, page, self._scale(page), len(sizes))
        self._follow(work, self._on_drawn)

    def _on_drawn(self, drawn: tuple[Sheet, list[Sheet]]) -> None:
        self._job = None
        sheet, small = drawn
        self._show(sheet)
        for row, one in enumerate(small):
            if (item := self.thumbs.item(row)) is not None:
                item.setIcon(QIcon(_pixmap(one, 1.0)))
        count = len(self._sizes)
        self.told.setText(tr("1 page") if count == 1 else tr(say("{n} pages", n=count)))
        self.shown.emit()
        if self._wanted is not None:
            self._begin()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, DatelineError):
            self.told.setText(tr(error.message))
        if self._wanted is not None:
            self._begin()

    def _on_row(self, row: int) -> None:
        if row < 0 or row >= len(self._sizes) or self._job is not None:
            return
        work = partial(_page, self._engine, row, self._scale(row))
        self._follow(work, self._on_page)

    def _on_page(self, sheet: Sheet) -> None:
        self._job = None
        self._show(sheet)
        self.area.verticalScrollBar().setValue(0)
        if self._wanted is not None:
            self._begin()

    def _follow(
        self, work: Callable[[Report], object], then: Callable[..., None]
    ) -> None:
        self._job = self._session.jobs.follow(
            self, work, progress=_hear_nothing, then=then, failed=self._on_failed
        )

    # Drawing

    def _lay_out(self) -> None:
        self.thumbs.setFixedWidth(_THUMBS_WIDE)
        self.thumbs.setIconSize(_THUMB)
        self.thumbs.setSpacing(3)
        self.thumbs.setAccessibleName(tr("Pages"))
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page.setAccessibleName(tr("The page"))
        self.area.setWidget(self.page)
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.told.setProperty("role", "hint")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.thumbs)
        row.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addWidget(self.told)

    def _first(self) -> float:
        """Return the scale of the first page if that is looked at, else 0."""
        return self._scale(0) if self.thumbs.currentRow() <= 0 else 0.0

    def _scale(self, page: int) -> float:
        wide = self._sizes[page][0] if page < len(self._sizes) else 595.0
        room = max(200, self.area.viewport().width() - _MARGIN)
        return room * self.devicePixelRatioF() / wide

    def _list_pages(self) -> None:
        row = max(0, self.thumbs.currentRow())
        with QSignalBlocker(self.thumbs):
            while self.thumbs.count() > len(self._sizes):
                self.thumbs.takeItem(self.thumbs.count() - 1)
            while self.thumbs.count() < len(self._sizes):
                blank = QPixmap(_THUMB)
                blank.fill(Qt.GlobalColor.white)
                number = str(self.thumbs.count() + 1)
                self.thumbs.addItem(QListWidgetItem(QIcon(blank), number))
            self.thumbs.setCurrentRow(min(row, len(self._sizes) - 1))

    def _show(self, sheet: Sheet) -> None:
        self.page.setPixmap(_pixmap(sheet, self.devicePixelRatioF()))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(_PAUSE, self, lambda: self._on_row(self.thumbs.currentRow()))


def _pixmap(sheet: Sheet, ratio: float) -> QPixmap:
    image = QImage(
        sheet.pixels,
        sheet.width,
        sheet.height,
        sheet.stride,
        QImage.Format.Format_RGB32,
    )
    made = QPixmap.fromImage(image.copy())
    made.setDevicePixelRatio(ratio)
    return made


def _hear_nothing(done: int, total: int) -> None:
    """A preview has no bar: it is there or it is not yet."""


def _begin(
    engine: PreviewEngine,
    where: tuple[Path, str],
    briefing: Briefing,
    scale: float,
    report: Report,
) -> Begun:
    """Compose the briefing, and draw its cover before all the rest is typeset."""
    path, analyst = where
    with closing(Case.open(path, analyst=analyst, read_only=True)) as case:
        files, cover, problems = preview_files(case, briefing)
    if not scale:
        return Begun(files, problems, None)
    beat = partial(report, 0, 1)
    engine.typeset(cover, beat)
    return Begun(files, problems, engine.sheet(0, scale, beat))


def _typeset(
    engine: PreviewEngine, files: Files, report: Report
) -> list[tuple[float, float]]:
    return engine.typeset(files, partial(report, 0, 1))


def _draw(
    engine: PreviewEngine, page: int, scale: float, count: int, report: Report
) -> tuple[Sheet, list[Sheet]]:
    beat = partial(report, 0, 1)
    large = engine.sheet(page, scale, beat)
    small = [engine.sheet(n, 0.12, beat) for n in range(min(count, _MOST_THUMBS))]
    return large, small


def _page(engine: PreviewEngine, page: int, scale: float, report: Report) -> Sheet:
    return engine.sheet(page, scale, partial(report, 0, 1))
