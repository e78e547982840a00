"""What is said of records in one line: places, names, figures, lineage, times."""

from collections.abc import Iterable

from PySide6.QtCore import QDateTime, Qt

from dateline_db.analysis.origins import Origins
from dateline_db.analysis.wording import figure_text, measure_text
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.actor import NameKind
from dateline_db.model.claim import Claim
from dateline_db.model.figure import Figure
from dateline_db.model.place import Place, PlacePrecision
from dateline_db.model.source import Lineage, LineageState, Source
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import code_word, manner
from dateline_desktop.widgets.grade_chip import grade_text


def place_names(case: Case, place_id: str) -> list[str]:
    """Return the names of a place in its own scripts, in their order."""
    names = case.place_names.where(place_id=place_id)
    return [name.text for name in sorted(names, key=lambda name: name.position)]


def actor_names(case: Case, actor_id: str, kind: NameKind) -> list[str]:
    """Return the other names of an actor, of one kind, in their order."""
    names = case.actor_names.where(actor_id=actor_id)
    ordered = sorted(names, key=lambda name: name.position)
    return [name.text for name in ordered if name.kind is kind]


def coordinates(place: Place) -> str:
    """Say where a place is, and how exactly: "34.01, 71.58 (city)"; "" without."""
    if place.latitude is None or place.longitude is None:
        return ""
    where = f"{place.latitude:g}, {place.longitude:g}"
    if place.precision is PlacePrecision.UNKNOWN:
        return where
    return f"{where} ({code_word(place.precision).lower()})"


def figure_line(figure: Figure) -> str:
    """Say a figure with what it counts: "killed (civilians): about 90"."""
    measure, number = measure_text(figure.measure), tr(figure_text(figure))
    if not figure.scope:
        return tr(say("{measure}: {number}", measure=measure, number=number))
    return tr(
        say(
            "{measure} ({scope}): {number}",
            measure=measure,
            scope=figure.scope,
            number=number,
        )
    )


def figures_line(figures: Iterable[Figure]) -> str:
    """Say the figures of one claim in their order."""
    ordered = sorted(figures, key=lambda figure: figure.position)
    return "  ·  ".join(figure_line(figure) for figure in ordered)


def lineage_lines(case: Case, source: Source) -> list[str]:
    """Say where a source has its content from, one line for each chain."""
    if source.lineage is LineageState.UNKNOWN:
        return [tr("Lineage unknown: counted apart, never as independent.")]
    if source.lineage is LineageState.OWN:
        return [tr("Own reporting.")]
    chains: dict[int, list[Lineage]] = {}
    for row in case.lineage.where(source_id=source.id):
        chains.setdefault(row.chain, []).append(row)
    if not chains:
        return [tr("Derived, from whom is not known.")]
    return [_chain(case, chains[number]) for number in sorted(chains)]


def origins_line(case: Case, origins: Origins) -> str:
    """Name the origins at the end of every chain."""
    found = case.publishers.many(origins.publisher_ids)
    names = sorted(publisher.name for publisher in found)
    if origins.unknown:
        names.append(tr("unknown"))
    return ", ".join(names)


def claim_standing(case: Case, claim: Claim) -> str:
    """Say which claim it is, how it is graded, and what it goes back to."""
    grade = grade_text(case.grades().of_claim(claim))
    origin = origins_line(case, case.lineages().of_claim(claim))
    return " · ".join(part for part in (claim.ref, grade, origin) if part)


def local_time(at: str) -> str:
    """Return a moment of the journal in the time of the place where one sits."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return moment.toString("d MMM yyyy, HH:mm")


def _chain(case: Case, steps: list[Lineage]) -> str:
    steps = sorted(steps, key=lambda step: step.step)
    parts = [f"{manner(step.kind)} {_upstream(case, step)}" for step in steps]
    text = tr(", which ").join(parts)
    return text[:1].upper() + text[1:]


def _upstream(case: Case, step: Lineage) -> str:
    if step.upstream_publisher_id is not None:
        return case.publishers.get(step.upstream_publisher_id).name
    source = case.sources.get(step.upstream_source_id or "")
    publisher = case.publishers.get(source.publisher_id)
    return f"{publisher.name} ({source.ref})"
