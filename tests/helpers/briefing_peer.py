"""The same content set by WeasyPrint: texts, tables, figures, links both ways, tagged.

It is no part of Dateline's environment: it needs Pango from the system. Where it is not
there, nothing is compared. It has the same fonts, figures, tables and attached files;
labels in the timeline are no links, and one variant at a time is all that it writes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from importlib import import_module
from typing import Any

from briefing_peer_figures import columns, likelihood, picture, plot
from dateline_db.briefing.parts import (
    Composition,
    DiscrepancyPart,
    EventPart,
    FigurePart,
    JudgementPart,
    NamePart,
    SourcePart,
)
from dateline_db.model.grade import Credibility, Reliability
from dateline_desktop.briefing.attached import attachments
from dateline_desktop.briefing.figure import POINTS
from dateline_desktop.briefing.figures import close_up, figures
from dateline_resources import resource

_STYLE = """
@page { size: A4; margin: 27mm 20mm; @top-right { content: "TLP:CLEAR" }
  @bottom-right { content: "TLP:CLEAR" }
  @bottom-center { content: counter(page) " of " counter(pages) } }
body { font: 10pt "Source Serif 4", Amiri, Vazirmatn }
small { font: 8.4pt "Source Sans 3", Vazirmatn }
h1, h2, h3 { font-family: "Source Sans 3" }
h1 { bookmark-level: none } table { border-collapse: collapse; width: 100% }
tr, .whole { break-inside: avoid } .grade { border: 0.6pt solid; padding: 1pt 2pt }
td, th { border-bottom: 0.35pt solid #ccc; vertical-align: top; text-align: left }
.contents a::after { content: leader(".") target-counter(attr(href), page) }
"""
_TITLES = [
    "Key judgements",
    "Outlook",
    "What is not known",
    "Scope",
    "Background",
    "Timeline",
    "Events per month",
    "Close-up",
    "Events",
    "Where the sources differ",
    "Alternatives considered",
    "Claims behind the judgements",
    "Source summary",
    "Sources",
    "Method and legend",
    "Change log",
]


def weasyprint() -> Callable[[Composition], Any] | None:
    """Return what makes a PDF of a composition; None where it cannot be had."""
    try:
        engine: Any = import_module("weasyprint")
    except (ImportError, OSError):
        return None

    def write(made: Composition) -> Any:
        fonts = engine.text.fonts.FontConfiguration()
        style = engine.CSS(string=_faces() + _STYLE, font_config=fonts)
        held = [
            engine.Attachment(string=data, name=name, relationship="Data")
            for name, data in attachments(made).items()
        ]
        return engine.HTML(string=as_html(made)).write_pdf(
            stylesheets=[style],
            font_config=fonts,
            attachments=held,
            pdf_variant="pdf/ua-1",
        )

    return write


def as_html(made: Composition) -> str:
    """Return what the briefing says as a page of HTML."""
    head = f"<title>{escape(made.cover.title)}</title>"
    return (
        f"<html lang=en><head>{head}</head><body>{''.join(_parts(made))}</body></html>"
    )


def _faces() -> str:
    weights = {"Regular": "400", "It": "400; font-style: italic", "Italic": "400"}
    weights |= {"Semibold": "600", "SemiBold": "600", "Bold": "700"}
    return "".join(
        f"@font-face {{ font-family: '{family}'; src: url({path.as_uri()}); "
        f"font-weight: {weights.get(path.stem.rsplit('-')[-1], '400')} }}"
        for family, start in (
            ("Source Serif 4", "SourceSerif4"),
            ("Source Sans 3", "SourceSans3"),
            ("Vazirmatn", "Vazirmatn"),
            ("Amiri", "Amiri"),
        )
        for path in sorted(resource("fonts").glob(f"{start}*.ttf"))
    )


def _parts(made: Composition) -> Iterator[str]:
    cover = made.cover
    yield f"<h1>{escape(cover.title)}</h1><p>{escape(cover.question)}</p>"
    yield f"<p>{escape(cover.bottom_line)}</p><ul class=contents>"
    for number, title in enumerate(_TITLES):
        yield f"<li><a href='#t{number}'>{title}</a>"
    yield "</ul>"
    bodies = (
        map(_judgement, made.judgements),
        [_p(made.outlook), *(_p(one.would_change_it) for one in made.judgements)],
        map(_p, made.gaps),
        [_p(cover.scope_note), *(_p(str(one)) for one in made.left_out)],
        [_p(made.background)],
        _timeline(made),
        [columns(made.periods, "events per month")],
        _close_up(made),
        _events(made),
        map(_discrepancy, made.discrepancies),
        (_p(one.alternatives) for one in made.judgements),
        _claims(made),
        [_p(made.source_summary)],
        map(_source, made.sources),
        _method(made),
        (_p(f"{one.date} {one.analyst} {one.actions}") for one in made.log),
    )
    for number, (title, body) in enumerate(zip(_TITLES, bodies, strict=True)):
        yield f"<h2 id=t{number}>{title}</h2>{''.join(body)}"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _judgement(one: JudgementPart) -> str:
    bar = likelihood(*one.percent) if one.percent is not None else ""
    for_it = _links("c", [claim.claim for claim in one.claims_for])
    against = _links("c", [claim.claim for claim in one.claims_against])
    return (
        f"<div class=whole id=j{one.number}><h3>{escape(one.statement)}</h3>"
        f"{_p(one.basis)}<p>{one.likelihood} {bar} {one.confidence}</p>"
        f"<small>{one.resting}. For {for_it} Against {against} Events "
        f"{_links('e', one.events)} Sources {_links('s', one.sources)}</small>"
        f"{_p(' '.join(one.assumptions))}{_p(one.gaps)}</div>"
    )


def _timeline(made: Composition) -> Iterator[str]:
    for one in figures(made):
        yield picture(one.drawing, POINTS, "Timeline of the events in lanes")
        for key in one.keys:
            yield picture(key.drawing, POINTS, key.words)
            yield f" <small>{key.words}</small>"
    eras = "; ".join(f"{era.title}, {era.date}" for era in made.eras)
    yield _p(eras)


def _close_up(made: Composition) -> Iterator[str]:
    one = close_up(made)
    if one is not None:
        yield picture(
            one.drawing, POINTS, "The shortest period with half of the events"
        )


def _table(head: str, rows: Iterator[str]) -> Iterator[str]:
    names = "".join(f"<th scope=col>{name}" for name in head.split(","))
    yield f"<table><thead><tr>{names}</tr></thead><tbody>"
    yield from rows
    yield "</tbody></table>"


def _events(made: Composition) -> Iterator[str]:
    most: dict[str, float] = {}
    for figure in (one for event in made.events for one in event.figures):
        high = figure.bounds.high or 0.0
        most[figure.measure] = max(most.get(figure.measure, 0.0), high)
    rows = (_row(event, most) for event in made.events[:1000])
    return _table("No.,Date,Event,Figures,Grade,Sources", rows)


def _row(event: EventPart, most: Mapping[str, float]) -> str:
    figures_of = "".join(_figure(one, most) for one in event.figures)
    actors = ", ".join(f"<i>{one.role}</i> {_name(one)}" for one in event.actors)
    place = "" if event.place is None else _name(event.place)
    return (
        f"<tr id=e{event.number}><td>{escape(event.ref)}<td>{escape(event.date)}"
        f"<td><b>{escape(event.title)}</b><p><small>{place}</small>"
        f"{_p(event.summary)}<p><small>{actors}</small><td>{figures_of}"
        f"<td><span class=grade>{event.grade or ''}</span>"
        f"<td><small>{event.support}</small><p>{_links('s', event.sources)}</tr>"
    )


def _figure(one: FigurePart, most: Mapping[str, float]) -> str:
    told = f"<p>{escape(one.measure)} <b>{one.text}</b>"
    if one.spread is None:
        return told
    return (
        f"{told}<p><small>({one.spread})</small> {plot(one.bounds, most[one.measure])}"
    )


def _name(part: NamePart) -> str:
    native = "" if part.native is None else f" <bdi>{escape(part.native.text)}</bdi>"
    return escape(part.name) + native


def _discrepancy(one: DiscrepancyPart) -> str:
    bounds = [answer.bounds for answer in one.answers]
    most = max((part.high or 0.0 for part in bounds if part is not None), default=0.0)
    answers = "".join(
        f"<p>{escape(str(answer.text))} "
        f"{'' if answer.bounds is None else plot(answer.bounds, most)} "
        f"{_links('s', answer.sources)}"
        for answer in one.answers
    )
    what = f"{_links('e', [one.event])} {escape(one.measure or one.point)}"
    return f"<div class=whole><h3>{what}</h3>{answers}{_p(one.reason)}</div>"


def _claims(made: Composition) -> Iterator[str]:
    rows = (
        f"<tr id=c{one.number}><td>{escape(one.ref)}<td>{escape(one.statement)}"
        f"<p><small>{escape(one.attributed_to)} {escape(one.locator)}</small>"
        f"<td><span class=grade>{one.grade}</span><td>{_links('s', [one.source])}"
        f"<td>{'' if one.event is None else _links('e', [one.event])}</tr>"
        for one in made.claims
    )
    return _table("Claim,What it says,Grade,Source,Event", rows)


def _source(one: SourcePart) -> str:
    web = f"<a href='{escape(one.url)}'>{escape(one.url)}</a>" if one.url else ""
    return (
        f"<div class=whole id=s{one.number}><p>{escape(one.ref)} {escape(one.author)} "
        f"“{escape(one.title)}” <i>{escape(one.publisher)}</i> {escape(one.published)}"
        f"<p>{web}<p><small>{one.kind} {escape(str(one.lineage))} {one.claims} "
        f"{one.marking} {one.letter_title} {escape(one.reason)} {escape(one.note)} "
        f"Used in {_links('e', one.events)} "
        f"Behind {_links('j', one.judgements)}</small></div>"
    )


def _method(made: Composition) -> Iterator[str]:
    for scale in (Reliability, Credibility):
        rows = (
            f"<tr><td>{one.value}<td>{one.nato_name}<td>{one.meaning}</tr>"
            for one in scale
        )
        yield from _table("Grade,Name,Meaning", rows)
    for yardstick in made.yardsticks:
        steps = (
            f"<tr><td>{one.term}<td>{one.percent[0]} to {one.percent[1]}%</tr>"
            for one in yardstick.steps
        )
        yield from _table("Term,Chance", steps)
    yield _p(f"{made.imprint.case_id} {made.imprint.head}")


def _links(kind: str, numbers: Sequence[int]) -> str:
    return ", ".join(f"<a href='#{kind}{n}'>{kind.upper()}{n}</a>" for n in numbers)
