"""A briefing as Markdown, for those who must edit it; texts of the case are escaped."""

import re
from collections.abc import Callable, Iterator

from dateline_db.briefing.language import Language
from dateline_db.briefing.parts import (
    Composition,
    DiscrepancyPart,
    EventPart,
    FigurePart,
    JudgementPart,
    NamePart,
    SourcePart,
)
from dateline_db.errors import Message
from dateline_db.model.briefing import Section

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_BLOCK_MARK = re.compile(r"^(\d+(?=[.)](?: |$))|(?=[-+=]))")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_WEB = re.compile(r"https?://[!-;=?-~]{1,2000}")


def markdown(made: Composition) -> str:
    """Return the whole briefing, its sections in their order."""
    lines = [*_cover(made)]
    for section in made.sections:
        body = list(_SECTIONS[section](made)) if section in _SECTIONS else []
        opening = made.texts.get(section, "")
        if body or opening:
            lines += ["", f"## {_TITLES[section]}", ""]
            lines += [_paragraphs(opening), ""] if opening else []
            lines += body
    lines += ["", *_foot(made)]
    return "\n".join(lines).strip() + "\n"


def escaped(text: str) -> str:
    """Return a text of the case as one line that is shown as it is."""
    line = " ".join(_CONTROL.sub("", text).split())
    return _BLOCK_MARK.sub(r"\1\\", _SPECIAL.sub(r"\\\1", line))


def _paragraphs(text: str) -> str:
    return "\n\n".join(escaped(one) for one in text.splitlines() if one.strip())


def _said(made: Composition, message: Message) -> str:
    """Return a sentence with its numbers in the language of the briefing."""
    return escaped(Language(made.language).said(message))


def _cover(made: Composition) -> Iterator[str]:
    cover = made.cover
    yield f"**{cover.marking}**"
    yield ""
    yield f"# {escaped(cover.title)}"
    yield ""
    for name, value in (
        ("Question", cover.question),
        ("For", cover.audience),
        ("Information cut-off", cover.as_of),
        ("Prepared by", cover.author),
        ("Organisation", cover.organisation),
    ):
        if value:
            yield f"- {name}: {escaped(value)}"
    if cover.bottom_line:
        yield ""
        yield f"**Bottom line.** {_paragraphs(cover.bottom_line)}"


def _judgements(made: Composition) -> Iterator[str]:
    for one in made.judgements:
        yield f"{one.number}. **{escaped(one.statement)}**"
        yield ""
        for line in _about(one):
            yield f"   {line}"
            yield ""


def _about(one: JudgementPart) -> Iterator[str]:
    if one.percent is not None:
        low, high = one.percent
        yield f"Likelihood: {one.likelihood} ({low} to {high}%)."
    if one.confidence:
        yield f"Confidence: {one.confidence}. {escaped(one.basis)}"
    yield f"It {one.resting}."
    for name, text in (
        ("For", ", ".join(claim.ref for claim in one.claims_for)),
        ("Against", ", ".join(claim.ref for claim in one.claims_against)),
        ("Assumptions", " ".join(one.assumptions)),
        ("Alternatives", one.alternatives),
        ("Would change it", one.would_change_it),
        ("Gaps", one.gaps),
    ):
        if text:
            yield f"{name}: {escaped(text)}"


def _changes(made: Composition) -> Iterator[str]:
    if made.changes is not None:
        it = made.changes
        yield f"Against “{escaped(it.title)}”, issued on {it.date}."
        yield ""
        for message in (*it.judgements, *it.events, *it.sources):
            yield f"- {_said(made, message)}"


def _events(made: Composition) -> Iterator[str]:
    if not made.events:
        return
    yield "| No. | Date | Event | Figures | Grade | Support |"
    yield "| --- | --- | --- | --- | --- | --- |"
    refs = {source.number: source.ref for source in made.sources}
    for event in made.events:
        yield f"| {' | '.join(_row(event, refs, made))} |"


def _row(event: EventPart, refs: dict[int, str], made: Composition) -> Iterator[str]:
    yield escaped(event.ref)
    yield escaped(event.date)
    place = "" if event.place is None else f" ({_name(event.place)})"
    yield f"**{escaped(event.title)}**{place} {escaped(event.summary)}".strip()
    yield "; ".join(_figure(one, made) for one in event.figures)
    yield "not graded" if event.grade is None else str(event.grade)
    cited = ", ".join(escaped(refs[number]) for number in event.sources)
    support = _said(made, event.support)
    yield f"{support}: {cited}" if cited else support


def _figure(one: FigurePart, made: Composition) -> str:
    scope = f" ({escaped(one.scope)})" if one.scope else ""
    spread = "" if one.spread is None else f" ({_said(made, one.spread)})"
    return f"{escaped(one.measure)}{scope} {_said(made, one.text)}{spread}"


def _name(part: NamePart) -> str:
    native = "" if part.native is None else f" {part.native.text}"
    return escaped(part.name + native)


def _discrepancies(made: Composition) -> Iterator[str]:
    titles = {event.number: event for event in made.events}
    for one in made.discrepancies:
        event = titles[one.event]
        point = one.measure.replace("_", " ") or str(one.point)
        yield (
            f"- {escaped(event.ref)} {escaped(event.title)}, {escaped(point)}: "
            f"{_answers(one, made)}. {_state(one)}"
        )


def _answers(one: DiscrepancyPart, made: Composition) -> str:
    refs = {source.number: source.ref for source in made.sources}
    return "; ".join(
        f"{_said(made, answer.text)} ({', '.join(refs[n] for n in answer.sources)})"
        for answer in one.answers
    )


def _state(one: DiscrepancyPart) -> str:
    if not one.reason:
        return "Open."
    return f"{one.state.capitalize()}: {escaped(one.reason)}"


def _alternatives(made: Composition) -> Iterator[str]:
    for one in made.judgements:
        if one.alternatives:
            yield f"- {escaped(one.ref)}: {escaped(one.alternatives)}"


def _claims(made: Composition) -> Iterator[str]:
    refs = {source.number: source.ref for source in made.sources}
    for one in made.claims:
        source = escaped(refs.get(one.source, ""))
        yield f"- {escaped(one.ref)} ({one.grade}, {source}): {escaped(one.statement)}"


def _sources(made: Composition) -> Iterator[str]:
    for one in made.sources:
        yield f"- {' '.join(part for part in _source(one) if part)}"


def _source(one: SourcePart) -> Iterator[str]:
    author = f"{escaped(one.author)}, " if one.author else ""
    date = f", {escaped(one.published)}" if one.published else ""
    yield f"**{escaped(one.ref)}** {author}“{escaped(one.title)}”,"
    yield f"{escaped(one.publisher)}{date}."
    yield f"<{one.url}>." if _WEB.fullmatch(one.url) else escaped(one.url)
    yield f"Reliability {one.letter}: {escaped(one.reason) or one.letter_title}"
    yield f"({escaped(str(one.lineage))})."


def _evidence(made: Composition) -> Iterator[str]:
    refs = {source.number: source.ref for source in made.sources}
    for one in made.evidence:
        ref = escaped(refs[one.source])
        yield f"- {ref}: {escaped(one.name)}, {one.captured}, SHA-256 {one.sha256}"


def _outlook(made: Composition) -> Iterator[str]:
    if made.outlook:
        yield _paragraphs(made.outlook)
        yield ""
    for one in made.judgements:
        if one.would_change_it:
            yield f"- {escaped(one.ref)} would change: {escaped(one.would_change_it)}"


def _scope(made: Composition) -> Iterator[str]:
    if made.cover.scope_note:
        yield _paragraphs(made.cover.scope_note)
        yield ""
    yield from _left_out(made)


def _left_out(made: Composition) -> Iterator[str]:
    return (f"- {_said(made, sentence)}" for sentence in made.left_out)


def _gaps(made: Composition) -> Iterator[str]:
    return (f"- {escaped(gap)}" for gap in made.gaps)


def _background(made: Composition) -> Iterator[str]:
    yield from [_paragraphs(made.background)] if made.background else []


def _summary(made: Composition) -> Iterator[str]:
    yield from [_paragraphs(made.source_summary)] if made.source_summary else []


def _issues(made: Composition) -> Iterator[str]:
    for one in made.issues:
        yield f"- Issued {one.date}, {one.marking}: SHA-256 {one.sha256}"


def _foot(made: Composition) -> Iterator[str]:
    imprint = made.imprint
    yield "---"
    yield ""
    if made.left_out and Section.SCOPE not in made.sections:
        yield "What is not in this briefing:"
        yield ""
        yield from _left_out(made)
        yield ""
    yield f"Case {imprint.case_id}, journal {imprint.head}."
    yield ""
    yield f"**{made.cover.marking}**"


_SECTIONS: dict[Section, Callable[[Composition], Iterator[str]]] = {
    Section.JUDGEMENTS: _judgements,
    Section.CHANGES: _changes,
    Section.OUTLOOK: _outlook,
    Section.GAPS: _gaps,
    Section.SCOPE: _scope,
    Section.BACKGROUND: _background,
    Section.EVENTS: _events,
    Section.DISCREPANCIES: _discrepancies,
    Section.ALTERNATIVES: _alternatives,
    Section.CLAIMS: _claims,
    Section.SOURCE_SUMMARY: _summary,
    Section.SOURCES: _sources,
    Section.EVIDENCE: _evidence,
    Section.CHANGE_LOG: _issues,
}
_TITLES = {
    Section.JUDGEMENTS: "Key judgements",
    Section.CHANGES: "What has changed",
    Section.OUTLOOK: "Outlook",
    Section.GAPS: "What is not known",
    Section.SCOPE: "Scope",
    Section.BACKGROUND: "Background",
    Section.TIMELINE: "Timeline",
    Section.CLOSE_UP: "Close-up",
    Section.CHARTS: "Events by period",
    Section.EVENTS: "Events",
    Section.DISCREPANCIES: "Where the sources differ",
    Section.ALTERNATIVES: "Alternatives considered",
    Section.CLAIMS: "Claims behind the judgements",
    Section.SOURCE_SUMMARY: "Source summary",
    Section.SOURCES: "Sources",
    Section.EVIDENCE: "Evidence",
    Section.METHOD: "Method and legend",
    Section.CHANGE_LOG: "Change log",
}


def section_title(section: Section) -> str:
    """Return the heading of a section."""
    return _TITLES[section]
