"""Edits of lineage: what a source derives from."""

from collections.abc import Sequence
from dataclasses import replace

from dateline_db.case import Case
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.source import Lineage, LineageKind, LineageState, Source


def set_lineage(
    case: Case,
    source_id: str,
    state: LineageState,
    chains: Sequence[Sequence[Lineage]] = (),
) -> None:
    """Say what is known of where a source has its content from.

    Each chain leads back to one origin, nearest step first; a source that mixes two
    suppliers has two. Of which source, which chain and which step a row is follows from
    where it stands. A source can derive from what nobody knows: then it has no chain.
    That it has the owner of another is no derivation, and can be said of any source.
    """
    source = case.sources.get(source_id)
    derives = any(
        one.kind is not LineageKind.SAME_OWNER for chain in chains for one in chain
    )
    if derives and state is not LineageState.DERIVED:
        raise InvalidValue(
            "lineage",
            "Only a source that derives from others has chains: call it derived, or "
            "remove them.",
        )
    rows = [
        replace(one, source_id=source_id, chain=number, step=step)
        for number, chain in enumerate(_without_empty(chains))
        for step, one in enumerate(chain)
    ]
    save(
        case,
        _label(source, state),
        Rows(case.sources, [source], [replace(source, lineage=state)]),
        Rows(case.lineage, case.lineage.where(source_id=source_id), rows),
    )


def _without_empty(chains: Sequence[Sequence[Lineage]]) -> list[Sequence[Lineage]]:
    return [chain for chain in chains if chain]


def _label(source: Source, state: LineageState) -> Message:
    return say(_LABELS[state], ref=source.ref)


_LABELS = {
    LineageState.UNKNOWN: "Mark the lineage of source {ref} as unknown",
    LineageState.OWN: "Mark source {ref} as own reporting",
    LineageState.DERIVED: "Trace the lineage of source {ref}",
}
