"""Writes pictures of the timeline into files: PNG, SVG and PDF, without a window.

The same case and choice give the same bytes: nothing in a file names the day on which
it was written, or a folder.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline_db.case import Case
from dateline_db.errors import Message
from dateline_desktop.core.cleaning import Cleaner
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.saving import refuse_a_case, replace_file
from dateline_desktop.core.typesetting import Files, typeset
from dateline_desktop.scene.drawing import drawing
from dateline_desktop.scene.drawing_data import drawing_data
from dateline_desktop.scene.paper import Page
from dateline_desktop.scene.sheet import Sheet
from dateline_desktop.scene.svg import svg
from dateline_desktop.timeline.picture_choice import Choice, Format
from dateline_desktop.timeline.picture_contents import Contents, contents
from dateline_desktop.timeline.picture_pixels import png
from dateline_desktop.timeline.picture_sheets import Setting, pages, sheet
from dateline_resources import resource

Report = Callable[[int, int], None]
"""Hears how far the work is, again and again; what it raises stops the work."""
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Exported:
    """A picture on disk; `notes` say what is not on it, or could not be printed."""

    path: Path
    notes: tuple[Message, ...]


def write_picture(
    case: Case,
    target: Path,
    choice: Choice,
    chosen: Filter | None = None,
    report: Report | None = None,
) -> Exported:
    """Write a picture of a case to `target`, which stays as it was until the end.

    For a PNG a `QGuiApplication` has to exist, for the fonts; a window has not.
    """
    refuse_a_case(target, case.path)
    tell = report or _tell_nobody
    tell(0, _STEPS)
    with case.snapshot():
        shown = contents(case, choice, chosen or Filter())
        tell(1, _STEPS)
        data, problems = _data(case, shown, choice, lambda: tell(1, _STEPS))
    tell(2, _STEPS)
    replace_file(target, data)
    return Exported(target, (*shown.notes, *problems))


def _data(
    case: Case, shown: Contents, choice: Choice, beat: Callable[[], None]
) -> tuple[bytes, tuple[Message, ...]]:
    """Return the bytes of the file; `beat` is called again and again meanwhile."""
    match choice.format:
        case Format.PNG:
            return png(shown, choice, beat), ()
        case Format.SVG:
            return svg(sheet(shown, choice, Setting.of_letters(choice.letters))), ()
        case Format.PDF:
            setting = Setting.of_letters(choice.letters)
            page = Page.of(choice.paper, upright=choice.upright)
            cleaner = Cleaner()
            files = pdf_files(case, pages(shown, choice, setting, page), cleaner)
            return typeset(files, beat), tuple(cleaner.problems)


def pdf_files(case: Case, sheets: list[Sheet], cleaner: Cleaner) -> Files:
    """Return what the engine is given to set pages."""
    entries = case.history(limit=1)
    day = (entries[0].at if entries else "")[:10] or "1970-01-01"
    first = sheets[0]
    content = {
        "title": cleaner.line(first.title, breakable=False),
        "date": [int(part) for part in day.split("-")],
        "keywords": [case.id],
        "ground": first.ground,
        "pages": [_page(one, cleaner) for one in sheets],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return {
        "main.typ": resource("drawing", "pages.typ").read_bytes(),
        "drawing.typ": resource("drawing", "drawing.typ").read_bytes(),
        "content.json": text.encode("utf-8"),
    }


def _page(one: Sheet, cleaner: Cleaner) -> dict[str, Any]:
    def clean(text: str) -> str:
        return cleaner.line(text, breakable=False)

    return {
        "width": round(one.width, 2),
        "height": round(one.height, 2),
        "unit": one.unit,
        "told": clean(one.told),
        "parts": [
            {
                "kind": part.kind.name.lower(),
                "x": round(part.x, 2),
                "y": round(part.y, 2),
                "drawing": drawing_data(drawing(part.picture, one.letters), clean),
            }
            for part in one.parts
        ],
    }


def _tell_nobody(done: int, total: int) -> None:
    """Hear nothing: nobody is waiting."""
