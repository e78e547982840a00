"""Every claim that a briefing may show, for the files that go with it."""

from collections import defaultdict

from dateline_db.analysis.wording import figure_text, measure_text
from dateline_db.briefing.material import Material
from dateline_db.briefing.numbers import Numbers, ref_or_number
from dateline_db.briefing.parts import StatementPart
from dateline_db.case import Case
from dateline_db.model.claim import Claim
from dateline_db.model.figure import Figure


def statements(
    case: Case, material: Material, numbers: Numbers
) -> tuple[StatementPart, ...]:
    """Return the claims by event and in the order in which they were made."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in case.figures.where(claim_id=list(material.citable)):
        figures[figure.claim_id].append(figure)
    refs = _Refs(material, numbers)
    last = len(numbers.events) + 1
    ordered = sorted(
        material.citable.values(),
        key=lambda claim: (numbers.events.get(claim.event_id, last), claim.id),
    )
    return tuple(_part(claim, refs, figures[claim.id], material) for claim in ordered)


class _Refs:
    """What events and sources are called in the briefing."""

    def __init__(self, material: Material, numbers: Numbers) -> None:
        self.events = {
            row.id: ref_or_number(row.ref, numbers.events[row.id])
            for row in material.events
        }
        self.sources = {
            source_id: ref_or_number(material.sources[source_id].ref, number)
            for source_id, number in numbers.sources.items()
        }


def _part(
    claim: Claim, refs: _Refs, figures: list[Figure], material: Material
) -> StatementPart:
    return StatementPart(
        ref=claim.ref,
        event=refs.events.get(claim.event_id, ""),
        source=refs.sources.get(claim.source_id, ""),
        statement=claim.statement,
        date="" if claim.when is None else claim.when.label(),
        date_edtf="" if claim.when is None else claim.when.edtf,
        as_of="" if claim.as_of is None else claim.as_of.edtf,
        stance=claim.stance,
        nature=claim.nature,
        attributed_to=claim.attributed_to,
        locator=claim.locator,
        quote=claim.quote,
        figures="; ".join(_figure(figure) for figure in figures),
        grade=material.grades.of_claim(claim),
    )


def _figure(figure: Figure) -> str:
    what = measure_text(figure.measure)
    scope = f" ({figure.scope})" if figure.scope else ""
    return f"{what}{scope}: {figure_text(figure)}"
