"""The same content set by WeasyPrint: texts, tables, links both ways, tagged.

It is no part of Dateline's environment: it needs Pango from the system. Where it is not
there, nothing is compared. It gets no timeline to draw and no files to attach.
"""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from importlib import import_module
from typing import Any

from dateline_db.briefing.parts import Composition, EventPart, SourcePart

_STYLE = """
@page { size: A4; margin: 27mm 20mm; @top-right { content: "TLP:CLEAR" }
  @bottom-center { content: counter(page) " of " counter(pages) } }
body { font: 10pt serif } table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 0.35pt solid #ccc; vertical-align: top; text-align: left }
"""


def weasyprint() -> Callable[[str], Any] | None:
    """Return what makes a PDF of HTML; None where it cannot be had."""
    try:
        engine: Any = import_module("weasyprint")
    except (ImportError, OSError):
        return None
    return lambda html: engine.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")


def as_html(made: Composition) -> str:
    """Return what the briefing says as a page of HTML."""
    return (
        f"<html lang=en><head><title>{escape(made.cover.title)}</title>"
        f"<style>{_STYLE}</style></head><body>{''.join(_parts(made))}</body></html>"
    )


def _parts(made: Composition) -> Iterator[str]:
    yield f"<h1>{escape(made.cover.title)}</h1><p>{escape(made.cover.bottom_line)}</p>"
    yield "<h2>Key judgements</h2>"
    for one in made.judgements:
        yield f"<h3>{escape(one.statement)}</h3><p>{escape(one.basis)}</p>"
        yield f"<p>{one.likelihood} {one.confidence} {_links('e', one.events)}</p>"
    yield "<h2>Events</h2><table><thead><tr><th>No.<th>Date<th>Event<th>Figures"
    yield "<th>Grade<th>Sources</tr></thead><tbody>"
    yield from map(_row, made.events)
    yield "</tbody></table><h2>Claims</h2>"
    for claim in made.claims:
        yield f"<p>{escape(claim.ref)} {claim.grade} {escape(claim.statement)}</p>"
    yield "<h2>Sources</h2>"
    yield from map(_source, made.sources)


def _row(event: EventPart) -> str:
    figures = "; ".join(f"{one.measure} {one.text}" for one in event.figures)
    actors = ", ".join(
        f"{one.name} {one.native.text if one.native else ''}" for one in event.actors
    )
    return (
        f"<tr id=e{event.number}><td>{escape(event.ref)}<td>{escape(event.date)}"
        f"<td><b>{escape(event.title)}</b> {escape(event.summary)} {escape(actors)}"
        f"<td>{escape(figures)}<td>{event.grade or ''}"
        f"<td>{event.support} {_links('s', event.sources)}</tr>"
    )


def _source(source: SourcePart) -> str:
    return (
        f"<p id=s{source.number}>{escape(source.ref)} {escape(source.author)} "
        f"{escape(source.title)} {escape(source.publisher)} {escape(source.published)} "
        f"{escape(source.url)} {escape(source.reason)} {_links('e', source.events)}</p>"
    )


def _links(kind: str, numbers: Sequence[int]) -> str:
    return ", ".join(f"<a href='#{kind}{n}'>{kind.upper()}{n}</a>" for n in numbers)
