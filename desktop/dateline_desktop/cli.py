"""Dateline on the command line.

A command imports what it needs when it runs: `dateline --help` is there at once.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

import click
from click_default_group import DefaultGroup

from dateline_db.errors import CaseError, DatelineError
from dateline_db.model.marking import Marking

if TYPE_CHECKING:
    from dateline_db.case import Case
    from dateline_db.exchange.report import Report
    from dateline_desktop.timeline.picture_choice import Choice

_CASE = click.Path(path_type=Path, dir_okay=False)
_INPUT = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
_GROUP: type[click.Group] = DefaultGroup  # it has no types of its own
_OUT = Path("out")
_PICTURE_KINDS = ("png", "svg", "pdf")
_EXPORTS = (
    *("bundle", "html", "xlsx", "csv", "geojson", "timelinejs", "timeline", "csl"),
    *("bibtex", "ris"),
)
_BRIEFINGS = (".pdf", ".md")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")  # of Qt's platforms


class OpenWindow(Protocol):
    """Shows the window until it is closed, and returns the exit code."""

    def __call__(self, case: Path | None, *, sample: bool) -> int:
        """Show it with a case, with the sample case, or with the start screen."""


def run(arguments: Sequence[str], window: OpenWindow) -> int:
    """Do what the arguments say; return the exit code."""
    try:
        code = dateline.main(
            list(arguments), "dateline", standalone_mode=False, obj=window
        )
    except DatelineError as error:
        return _complain(str(error), 1)
    except click.UsageError as error:
        return _complain(f"{error.format_message()} `dateline --help` lists all.", 2)
    except click.ClickException as error:
        return _complain(error.format_message(), 1)
    except (click.Abort, KeyboardInterrupt):
        return _complain("Stopped.", 1)
    except BrokenPipeError:  # whoever read what is printed has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _complain(f"{error.strerror or error}: {error.filename or 'output'}.", 1)
    return int(code or 0)


@click.group(
    cls=_GROUP,
    default="open",
    default_if_no_args=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="dateline", message="Dateline %(version)s")
def dateline() -> None:
    """What happened when, who says so, and how far each can be believed.

    Without a command, `dateline` opens its window, and `dateline CASE` opens a case in
    it. The other commands need no window and print plain sentences; they end with 0
    when all is well, with 1 when something is wrong with a case or a file, and with 2
    when the command itself was not understood.

    \b
    dateline harbour.dateline                     open a case
    dateline --sample                             look at the sample case
    dateline brief harbour.dateline -o brief.pdf  write its briefing
    dateline picture harbour.dateline -o time.svg write its timeline
    dateline check harbour.dateline && echo ok    is the file sound?
    dateline import ged.csv --case harbour.dateline  bring a data set in
    dateline export harbour.dateline --to all.zip  everything, as JSON and bytes
    """


@dateline.command("open")
@click.argument("case", type=_CASE, required=False)
@click.option("--sample", is_flag=True, help="Open your own copy of the sample case.")
@click.pass_obj
def open_case(window: OpenWindow, case: Path | None, *, sample: bool) -> int:
    """Open the window, with CASE if it is given."""
    if case is not None and sample:
        raise click.UsageError("Name a case or ask for --sample, not both.")
    if case is not None and not case.exists():
        raise CaseError(
            "There is no file {path}, and no command of that name; `dateline --help` "
            "lists them.",
            path=str(case),
        )
    if _has_display():
        return window(case, sample=sample)
    if sample:
        return _write_sample()
    raise CaseError(
        "There is no display to open a window on; the commands `info`, `check` and "
        "`brief` need none."
    )


@dateline.command()
@click.argument("path", type=_CASE)
def sample(path: Path) -> None:
    """Make the sample case at PATH, a new file."""
    from dateline_desktop.sample import build_sample

    build_sample(path)
    click.echo(f"The sample case is in {path}.")


@dateline.command()
@click.argument("case", type=_CASE)
@click.option(
    "-o",
    "--output",
    type=_CASE,
    help="Where to write it; beside the case, under its name, if not given.",
)
def brief(case: Path, output: Path | None) -> None:
    """Write the briefing of CASE as a PDF. The case itself is not changed.

    With an OUTPUT that ends in .md it is written as Markdown, for those who must edit.
    """
    from dateline_desktop.briefing.export import (
        is_markdown,
        write_briefing,
        write_markdown,
    )

    target = output or case.with_suffix(".pdf")
    if target.suffix.casefold() not in _BRIEFINGS:
        raise click.UsageError("The name of a briefing ends in .pdf or .md.")
    write = write_markdown if is_markdown(target) else write_briefing
    with _reading(case) as opened:
        written = write(opened, target)
    click.echo(f"The briefing is in {target}.")
    for sentence in (*written.left_out, *written.problems):
        click.echo(sentence)


@dateline.command(short_help="Write the timeline of CASE as PNG, SVG or PDF.")
@click.argument("case", type=_CASE)
@click.option(
    "-o",
    "--output",
    type=_CASE,
    required=True,
    help="Where to write it; its suffix says as what: .png, .svg or .pdf.",
)
@click.option("--width", type=click.IntRange(400, 10_000), help="Pixels across.")
@click.option("--scale", type=click.IntRange(1, 8), help="How often, for a PNG.")
@click.option("--dark", is_flag=True, help="In the dark theme.")
@click.option("--legend", is_flag=True, help="With the legend below.")
@click.option(
    "--marking",
    type=click.Choice([marking.value for marking in Marking]),
    help="Leave out what is marked more strictly; that of the case if not given.",
)
def picture(case: Path, output: Path, **wanted: Any) -> None:
    """Write the whole timeline of CASE as a picture. The case itself is not changed."""
    from dateline_desktop.timeline.export import write_picture

    if output.suffix.casefold().lstrip(".") not in _PICTURE_KINDS:
        raise click.UsageError("The name of the picture ends in .png, .svg or .pdf.")
    _start_fonts()
    with _reading(case) as opened:
        choice = _picture_choice(opened, output.suffix, wanted)
        written = write_picture(opened, output, choice)
    click.echo(f"The picture is in {output}.")
    for note in written.notes:
        click.echo(note)


@dateline.command("import", short_help="Bring a table, as CSV or XLSX, into a case.")
@click.argument("file", type=_INPUT)
@click.option("--case", type=_CASE, required=True, help="Made if it is not there.")
@click.option(
    "--preset",
    default="",
    help="ucdp, acled, gtd, gdelt, timesketch, aeon, timeline, timelinejs, geojson or "
    "plain; found out if not given. guess takes what the columns seem to be.",
)
@click.option("--mapping", type=_CASE, help="A mapping, as --save-mapping writes it.")
@click.option("--save-mapping", type=_CASE, help="Write the mapping that is used.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--report", type=_CASE, help="Write what became of the rows as JSON.")
@click.option("--aside", type=_CASE, help="Write the rows kept aside as CSV.")
@click.option("--analyst", default="", help="Who imports; your login if not given.")
def import_file(file: Path, case: Path, **wanted: Any) -> int:
    """Bring the rows of FILE into a case, as one action that undo takes back.

    FILE is CSV, TSV, XLSX, ODS, JSON, JSON lines or a table in SQLite, or one of The
    Timeline Project, TimelineJS or GeoJSON; - is what stands on the standard input, as
    pasted cells. BibTeX, RIS, CSL-JSON and sheets of auto-archiver become sources. Rows
    become claims of the data set, graded F6, with the row itself as their quote; whom
    they name as their sources become sources, too. A row that cannot be read is kept
    aside and named. The same file again adds nothing; a newer edition changes what is
    different. Ends with 0 when every row was taken, with 3 when some were kept aside.
    A bundle, as `dateline export` writes it, becomes a case again: a new file.
    """
    from dateline_desktop.exchanging import import_into, import_pasted, unpack

    if wanted["preset"] and wanted["mapping"]:
        raise click.UsageError("Name a preset or a mapping, not both.")
    if str(file) == "-":
        return _reported(import_pasted(sys.stdin.buffer.read(), case, wanted))
    _require_file(file)
    if unpacked := unpack(file, case, wanted):
        for sentence in unpacked.sentences():
            click.echo(str(sentence))
        return 0
    return _reported(import_into(file, case, wanted))


@dateline.command("export", short_help="Write CASE as a bundle, HTML, XLSX and more.")
@click.argument("case", type=_CASE)
@click.option("--to", "target", type=_CASE, required=True, help="Where to write it.")
@click.option(
    "--as",
    "kind",
    type=click.Choice(_EXPORTS),
    help="As what; if not given, as what the name of the file says.",
)
@click.option(
    "--marking",
    type=click.Choice([marking.value for marking in Marking]),
    help="Leave out what is marked more strictly; that of the case if not given.",
)
@click.option("--report", type=_CASE, help="Write what was left behind as JSON.")
def export_case(case: Path, target: Path, **wanted: Any) -> None:
    """Write CASE for other programs, and say what the format could not carry.

    \b
    bundle      .zip, .json  everything, with documents and history
    html        .html        a timeline page for any browser, offline
    xlsx        .xlsx        a sheet for each kind of record
    csv         .zip         a table for each kind of record (--as csv)
    geojson     .geojson     events on a map
    timelinejs  .json        events for TimelineJS (--as timelinejs)
    timeline    .timeline    events for The Timeline Project
    csl         .json        sources for Zotero, Pandoc (--as csl)
    bibtex      .bib         sources for LaTeX
    ris         .ris         sources for EndNote

    `dateline import` makes the same case of a bundle again, whatever is marked. The
    other formats leave out what is marked more strictly. A file that is there already
    is replaced, once all of the new one is written. The case itself is not changed.
    """
    from dateline_desktop.exchanging import export_from, require_bundle
    from dateline_desktop.exporting.giving import fitting

    _require_file(case)
    wanted["kind"] = wanted["kind"] or fitting(target)
    if wanted["kind"] is None:
        raise click.UsageError(
            f"Say with --as what {target.name} is to be: {', '.join(_EXPORTS)}."
        )
    if wanted["kind"] == "bundle":
        require_bundle(target, wanted["marking"])
    with _reading(case) as opened:
        given = export_from(opened, target, wanted)
    click.echo(f"The case is in {target}.")
    if wanted["kind"] == "bundle":
        click.echo("A bundle holds everything, whatever its marking.")
    for loss in given.losses:
        click.echo(str(loss))


@dateline.command(short_help="Say what CASE holds: counts, origins, disputes.")
@click.argument("case", type=_CASE)
def info(case: Path) -> None:
    """Say what is in CASE: period, counts, origins, disputes, marking, format."""
    from dateline_desktop.core.summary import summary

    with _reading(case) as opened:
        lines = summary(opened)
    width = max(len(name) for name, _ in lines)
    for name, text in lines:
        click.echo(f"{name:<{width}}  {text}")


@dateline.command(short_help="Look whether CASE is sound.")
@click.argument("case", type=_CASE)
def check(case: Path) -> int:
    """Look whether CASE is sound; end with 1 and say what is wrong if it is not."""
    with _reading(case) as opened:
        found = opened.check()
    for fault in found:
        click.echo(str(fault))
    if not found:
        click.echo("The case is sound: file, schema, journal and documents agree.")
    return 1 if found else 0


def _reported(report: "Report") -> int:
    for sentence in report.sentences():
        click.echo(str(sentence))
    return 3 if report.aside else 0


@contextmanager
def _reading(path: Path) -> Iterator["Case"]:
    from dateline_db.case import Case

    _require_file(path)
    with closing(Case.open(path, analyst="", read_only=True)) as case:
        yield case


def _require_file(path: Path) -> None:
    if not path.exists():
        raise CaseError("There is no file {path}.", path=str(path))


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _WITHOUT_SCREEN:
        return True
    return any(os.environ.get(name) for name in _DISPLAYS)


def _write_sample() -> int:
    """Show the sample case as files where it cannot be shown in a window."""
    from dateline_desktop.briefing.export import write_briefing
    from dateline_desktop.sample import build_sample

    _OUT.mkdir(exist_ok=True)
    briefing, picture = _OUT / "sample-briefing.pdf", _OUT / "sample-timeline.png"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.dateline"
        build_sample(path)
        with _reading(path) as case:
            write_briefing(case, briefing)
            _draw(case, picture)
    click.echo(
        f"There is no display to open a window on. Look at the sample case as files "
        f"instead: its briefing {briefing} and its timeline {picture}."
    )
    return 0


def _draw(case: "Case", path: Path) -> None:
    from dateline_desktop.timeline.export import write_picture

    _start_fonts()
    write_picture(case, path, _picture_choice(case, path.suffix, {"legend": True}))


def _picture_choice(case: "Case", suffix: str, wanted: dict[str, Any]) -> "Choice":
    """Return the picture that the options ask for."""
    from dateline_desktop.timeline.picture_choice import WIDTH, Choice, Format

    return Choice(
        format=Format(suffix.casefold().lstrip(".")),
        width=wanted.get("width") or WIDTH,
        times=wanted.get("scale") or 1,
        dark=bool(wanted.get("dark")),
        with_legend=bool(wanted.get("legend")),
        marking=Marking(wanted.get("marking") or case.settings.marking),
    )


def _start_fonts() -> None:
    """Make our fonts known where no window has done so."""
    from PySide6.QtGui import QGuiApplication

    from dateline_desktop.core.theme import text_font

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["dateline"])
    assert isinstance(app, QGuiApplication)
    app.setFont(text_font())


def _complain(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code
