"""The dialog for a picture of the timeline: what is on it, as what, and where."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dateline_db.case import Case
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.marking import Marking
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.jobs import Report
from dateline_desktop.core.saving import documents_folder
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.writing import Work, WritingDialog
from dateline_desktop.scene.paper import Paper
from dateline_desktop.timeline.export import Exported, write_picture
from dateline_desktop.timeline.picture_choice import (
    MOST_TIMES,
    NARROWEST,
    WIDEST,
    WIDTH,
    Choice,
    Extent,
    Format,
)
from dateline_desktop.timeline.picture_preview import Preview
from dateline_desktop.widgets.choice import CheckField, ChoiceField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import NumberField

_EXTENTS = {
    Extent.VISIBLE: "What is visible now",
    Extent.WHOLE: "The whole timeline",
    Extent.PERIOD: "A period",
}
_FORMATS = {
    Format.PNG: "PNG, a picture in pixels",
    Format.SVG: "SVG, a drawing with text as text",
    Format.PDF: "PDF, pages for print",
}
_KINDS = {
    Format.PNG: say("PNG pictures (*.png)"),
    Format.SVG: say("SVG drawings (*.svg)"),
    Format.PDF: say("PDF files (*.pdf)"),
}
_FORM = 360  # pixels, wide enough for the longest of the choices
_PAUSE = 120  # milliseconds after a change before the preview is drawn anew


class PictureDialog(WritingDialog):
    """Asks for a picture, shows it small, and writes it in the background."""

    steps = ("Reading the case…", "Drawing the picture…", "Writing the file…")
    success = say("The picture is written.")
    mistake = say("The picture could not be written, by a mistake in the program.")
    where = say("Where to write the picture")

    def __init__(
        self, session: Session, offered: Choice, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        assert session.case is not None  # the action is offered with a case only
        self._path, self._offered = session.case.path, offered
        self._filter = session.filter
        self.preview = Preview(session)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._show_preview)
        self.setWindowTitle(tr("Export a picture"))
        self._make_form(session.case)
        self.form.setMinimumWidth(_FORM)
        self.start_up(tr("&Write the picture"))

    # What the base asks for

    def kinds(self) -> Message:
        return _KINDS[self.format.value()]

    def fitted(self, path: Path) -> Path:
        return path.with_suffix(f".{self.format.value()}")

    def work(self) -> Work | None:
        choice = self.choice(complain=True)
        if choice is None:
            return None
        return partial(_write, self._path, self.target, choice, self._filter)

    def remarks(self) -> tuple[Message, ...]:
        written: Exported = self.written
        return tuple(say("{what}.", what=str(note)) for note in written.notes)

    def middle(self) -> QHBoxLayout:
        row = super().middle()
        row.setSpacing(22)
        row.addWidget(self.preview, 1)
        return row

    def on_edited(self) -> None:
        super().on_edited()
        self._pause.start()

    def refresh(self) -> None:
        kind, show = self.format.value(), self.form.show_field
        is_page, is_seen = kind is Format.PDF, self.extent.value() is Extent.VISIBLE
        show("period", shown=self.extent.value() is Extent.PERIOD)
        show("width", shown=not is_page and not is_seen)
        show("times", shown=kind is Format.PNG)
        show("paper", shown=is_page)
        show("upright", shown=is_page)
        if self.target.suffix != f".{kind}":
            self.target = self.fitted(self.target)
        super().refresh()

    # What is asked for

    def choice(self, *, complain: bool = False) -> Choice | None:
        """Return the picture as it was filled in; None where something is missing."""
        held = self._held() if not complain else self.form.values()
        if held is None or self._is_wrong(held, complain=complain):
            return None
        lo, hi = held["period"].seconds() if held["period"] else (None, None)
        return Choice(
            extent=held["extent"],
            period=None if lo is None or hi is None else (lo, hi),
            looked=self._offered.looked,
            by=self._offered.by,
            arrangement=self._offered.arrangement,
            clock=self._offered.clock,
            heights=self._offered.heights,
            marking=held["marking"],
            format=held["format"],
            width=round(held["width"] or WIDTH),
            times=held["times"],
            paper=held["paper"],
            upright=held["upright"],
            with_legend=held["legend"],
            dark=held["dark"],
        )

    def _held(self) -> dict[str, Any] | None:
        """Return what the fields hold, without a word where one is not filled in."""
        try:
            return {name: self.form.field(name).value() for name in _FIELDS}
        except InvalidValue:
            return None

    def _is_wrong(self, held: dict[str, Any], *, complain: bool) -> bool:
        wrong: tuple[str, Message] | None = None
        if held["extent"] is Extent.PERIOD:
            ends = held["period"].seconds() if held["period"] else (None, None)
            if None in ends:
                wrong = "period", say("Give a period that begins and ends.")
        width = held["width"]
        if width is not None and not NARROWEST <= width <= WIDEST:
            wrong = (
                "width",
                say(
                    "The width is {least:,} to {most:,} pixels.",
                    least=NARROWEST,
                    most=WIDEST,
                ),
            )
        if wrong is not None and complain:
            self.form.show_error(*wrong, focus=True)
        return wrong is not None

    # Assembly

    def _make_form(self, case: Case) -> None:
        add, offered = self.form.add, self._offered
        self.extent = add("extent", tr("&Show"), ChoiceField(_words(_EXTENTS)))
        self.period = add("period", tr("P&eriod"), DateField())
        self.format = add("format", tr("&Format"), ChoiceField(_words(_FORMATS)))
        self.across = add("width", tr("&Width"), NumberField(), tr("In pixels"))
        times = {n: f"{n} ×" for n in range(1, MOST_TIMES + 1)}
        self.times = add("times", tr("S&cale"), ChoiceField(times))
        papers = {paper: paper.value for paper in Paper}
        self.paper = add("paper", tr("&Paper"), ChoiceField(papers))
        sides = {False: tr("Landscape"), True: tr("Portrait")}
        self.upright = add("upright", tr("Orient&ation"), ChoiceField(sides))
        themes = {False: tr("Light"), True: tr("Dark")}
        self.dark = add("dark", tr("&Theme"), ChoiceField(themes))
        self.legend = add("legend", tr("Legend"), CheckField(tr("With the &legend")))
        markings = {marking: marking.value for marking in Marking}
        self.marking = add(
            "marking",
            tr("&Marking"),
            ChoiceField(markings),
            tr("What is marked more strictly is left out and counted."),
        )
        add("target", tr("File"), self.place)
        self.form.show_values(
            {
                "extent": offered.extent,
                "format": offered.format,
                "width": offered.width,
                "times": offered.times,
                "dark": offered.dark,
                "legend": offered.with_legend,
                "marking": offered.marking,
                "target": documents_folder() / f"{case.path.stem}-timeline.png",
            }
        )

    def _show_preview(self) -> None:
        choice = self.choice()
        if choice is not None:
            self.preview.show_choice(choice)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._pause.start(0)
        self.extent.setFocus(Qt.FocusReason.OtherFocusReason)


_FIELDS = (
    "extent",
    "period",
    "format",
    "width",
    "times",
    "paper",
    "upright",
    "dark",
    "legend",
    "marking",
)


def _words(texts: dict[Any, str]) -> dict[Any, str]:
    return {value: tr(text) for value, text in texts.items()}


def _write(
    path: Path, target: Path, choice: Choice, chosen: Filter, report: Report
) -> Exported:
    """Write the picture on the thread of a job, with a connection of its own."""
    case = Case.open(path, analyst="", read_only=True)
    try:
        return write_picture(case, target, choice, chosen, report)
    finally:
        case.close()
