"""A draft of the source summary statement (ICD 206), from what is in the briefing."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline_db.briefing.material import Material
from dateline_db.briefing.parts import DiscrepancyPart, JudgementPart, SourcePart
from dateline_db.model.grade import Credibility, Reliability


def summary_draft(
    sources: Sequence[SourcePart],
    judgements: Iterable[JudgementPart],
    discrepancies: Sequence[DiscrepancyPart],
    material: Material,
    origins: int,
) -> str:
    """Say how strong the base is: counts, ages, languages, lone origins, conflicts."""
    if not sources:
        return ""
    base = (
        f"This briefing rests on {_count(len(sources), 'source')} with "
        f"{_count(len(material.citable), 'claim')}, which go back to "
        f"{_count(origins, 'independent origin')}."
    )
    kinds = Counter(dict(Counter(_words(one.kind) for one in sources).most_common()))
    sentences = [
        base,
        f"By kind: {_listed(kinds)}.",
        f"By reliability: {_listed(_letters(sources))}.",
        f"By credibility of their claims: {_listed(_digits(sources))}.",
        _languages(sources),
        _ages(sources),
        _lone(judgements),
        _conflicts(discrepancies),
    ]
    return " ".join(one for one in sentences if one)


def _letters(sources: Iterable[SourcePart]) -> Counter[str]:
    counts = Counter(one.letter for one in sources)
    order = [str(letter) for letter in Reliability]
    found = Counter({letter: counts[letter] for letter in order if counts[letter]})
    rest = sum(count for letter, count in counts.items() if letter not in order)
    return found + Counter({"not graded": rest})


def _digits(sources: Iterable[SourcePart]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for source in sources:
        counts.update(dict(source.digits))
    order = [str(digit) for digit in Credibility]
    found = Counter({digit: counts[digit] for digit in order if counts[digit]})
    rest = sum(count for digit, count in counts.items() if digit not in order)
    return found + Counter({"not graded": rest})


def _languages(sources: Sequence[SourcePart]) -> str:
    counts = Counter(one.language for one in sources if one.language)
    unknown = len(sources) - sum(counts.values())
    if not counts:
        return ""
    return f"By language: {_listed(counts + Counter({'not stated': unknown}))}."


def _ages(sources: Sequence[SourcePart]) -> str:
    years = Counter(_year(one) for one in sources)
    undated = years.pop("", 0)
    if not years:
        return "No publication date is known."
    first, last = min(years), max(years)
    when = f"in {first}" if first == last else f"from {first} to {last}"
    missing = f"; {_count(undated, 'source')} without a date" if undated else ""
    return f"They were published {when}{missing}."


def _year(source: SourcePart) -> str:
    words = source.published.replace(",", " ").split()
    return next((word for word in words if len(word) == 4 and word.isdigit()), "")


def _lone(judgements: Iterable[JudgementPart]) -> str:
    lone = [one.ref for one in judgements if one.one_origin]
    if not lone:
        return ""
    return f"On one origin alone rest {', '.join(lone)}."


def _conflicts(discrepancies: Sequence[DiscrepancyPart]) -> str:
    if not discrepancies:
        return "No two of them contradict each other on a point that can be compared."
    open_ = sum(one.state == "open" for one in discrepancies)
    points = Counter(str(one.point) for one in discrepancies)
    return (
        f"They conflict on {_count(len(discrepancies), 'point')} "
        f"({_listed(points)}), {open_} of which are open."
    )


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in counts.items() if count)


def _count(count: int, one: str) -> str:
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def _words(code: str) -> str:
    return code.replace("_", " ")
