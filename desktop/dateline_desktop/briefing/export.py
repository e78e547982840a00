"""Writes the briefing of a case as a PDF.

The same case gives the same bytes: what dates the file is the last change of the case,
never a clock, and nothing in it names a folder.
"""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dateline_db.briefing.compose import briefing_of, compose
from dateline_db.briefing.markdown import markdown
from dateline_db.briefing.parts import Composition
from dateline_db.briefing.problems import Problem, problems
from dateline_db.case import Case
from dateline_db.edits.briefings import Issue
from dateline_db.errors import Message
from dateline_db.model.briefing import Briefing
from dateline_desktop.briefing.attached import attachments, briefing_json
from dateline_desktop.briefing.content import drawing, legend, printable
from dateline_desktop.briefing.figures import close_up, figures
from dateline_desktop.briefing.unprintable import unprintable
from dateline_desktop.core.cleaning import Cleaner
from dateline_desktop.core.saving import refuse_a_case, replace_file
from dateline_desktop.core.typesetting import Files, typeset
from dateline_resources import resource

Report = Callable[[int, int], None]
"""Hears how far the work is, again and again; what it raises stops the work."""
_STEPS = 3
MARKDOWN = ".md"
"""Files that end so are written as Markdown, all others as PDF."""


@dataclass(frozen=True, slots=True)
class Written:
    """A briefing on disk; `problems` tell what is not printed as the case has it.

    `left_out` are sentences on what the briefing does not say, with its number.
    """

    path: Path
    left_out: tuple[Message, ...]
    problems: tuple[Message, ...]
    briefing: Briefing
    issue: Issue


def write_briefing(
    case: Case,
    target: Path,
    *,
    briefing: Briefing | None = None,
    report: Report | None = None,
) -> Written:
    """Write the briefing of a case to `target`, which stays as it was until the end.

    Without a `briefing` the case's latest one is used, or else the case's own title.
    """
    refuse_a_case(target, case.path)
    tell = report or _tell_nobody
    tell(0, _STEPS)
    chosen = briefing or briefing_of(case)
    with case.snapshot():
        composition = compose(case, chosen)
    files, problems = briefing_files(composition)
    tell(1, _STEPS)
    pdf = typeset(files, lambda: tell(1, _STEPS))
    tell(2, _STEPS)
    replace_file(target, pdf)
    issue = _issue(target, pdf, composition.imprint.head, files["briefing.json"])
    return Written(target, composition.left_out, problems, chosen, issue)


def write_markdown(
    case: Case, target: Path, *, briefing: Briefing | None = None
) -> Written:
    """Write the briefing of a case as Markdown to `target`."""
    refuse_a_case(target, case.path)
    chosen = briefing or briefing_of(case)
    with case.snapshot():
        composition = compose(case, chosen)
    text = markdown(composition).encode("utf-8", "replace")
    replace_file(target, text)
    issue = _issue(target, text, composition.imprint.head, briefing_json(composition))
    return Written(target, composition.left_out, (), chosen, issue)


def is_markdown(target: Path) -> bool:
    """Whether a file of this name is written as Markdown."""
    return target.suffix.casefold() == MARKDOWN


def write_briefing_of(
    path: Path, analyst: str, target: Path, briefing: Briefing, report: Report
) -> Written:
    """Write the briefing on the thread of a job, with a connection of its own."""
    with closing(Case.open(path, analyst=analyst, read_only=True)) as case:
        if is_markdown(target):
            return write_markdown(case, target, briefing=briefing)
        return write_briefing(case, target, briefing=briefing, report=report)


def _issue(target: Path, data: bytes, head: str, content: bytes) -> Issue:
    return Issue(
        file_name=target.name,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        head=head,
        content=content,
    )


def briefing_files(composition: Composition) -> tuple[Files, tuple[Message, ...]]:
    """Return what the engine is given, and what in it could not be printed."""
    content, unprinted = _content(composition)
    return _files(content, composition), unprinted


def preview_files(case: Case, briefing: Briefing) -> tuple[Files, Files, list[Problem]]:
    """Return what the engine is given for all of it, for its cover alone, and faults.

    The cover is there long before all the rest is typeset.
    """
    with case.snapshot():
        composition = compose(case, briefing)
        found = problems(case, briefing, composition)
        content, unprinted = _content(composition)
        places = unprintable(case, briefing, composition) if unprinted else []
    found = [*(Problem(message) for message in unprinted), *places, *found]
    files = _files(content, composition)
    cover = {**files, "content.json": _json({**content, "sections": []})}
    return files, cover, found


def _files(content: dict[str, Any], composition: Composition) -> Files:
    return {**_template(), "content.json": _json(content), **attachments(composition)}


def _content(composition: Composition) -> tuple[dict[str, Any], tuple[Message, ...]]:
    cleaner = Cleaner()
    content = {
        **printable(composition, cleaner),
        "timelines": [drawing(one, cleaner) for one in figures(composition)],
        "close_up": drawing(close_up(composition), cleaner),
        "legend": legend(composition.yardsticks),
        "versions": [_version("dateline"), _version("typst")],
        "date": _date(composition),
    }
    unprinted = tuple(cleaner.problems)
    content["problems"] = [str(problem) for problem in unprinted]
    return content, unprinted


def _tell_nobody(done: int, total: int) -> None:
    """Hear nothing: nobody is waiting."""


def _template() -> dict[str, bytes]:
    folders = (resource("briefing"), resource("drawing"))
    found = (path for folder in folders for path in sorted(folder.glob("*.typ")))
    return {path.name: path.read_bytes() for path in found}


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8")


def _date(composition: Composition) -> list[int]:
    """Return year, month and day of the last change of the case."""
    day = composition.imprint.changed_at[:10] or "1970-01-01"
    return [int(part) for part in day.split("-")]


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
