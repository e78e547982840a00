"""Edits of lineage: what a source derives from."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from dateline_db.case import Case
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.record import new_id
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


def set_lineage_of_several(
    case: Case,
    source_ids: Sequence[str],
    state: LineageState,
    step: Lineage | None = None,
    *,
    beside: bool = False,
) -> None:
    """Say of several sources at once from whom they have it, as one action.

    With `beside`, what is said of them already stays, and `step` is one more chain;
    that a source has the owner of another stays in any case.
    """
    sources = case.sources.many(source_ids)
    _refuse_own(sources, step)
    with case.action(_label_of_several(sources, state)):
        for source in sources:
            held = chains_of(case, source.id)
            kept = [chain for chain in held if beside or _is_owner(chain)]
            new = [[replace(step, id=new_id())]] if step else []
            if not any(_says(chain, step) for chain in kept):
                kept += new
            set_lineage(case, source.id, state, kept)


def chains_of(case: Case, source_id: str) -> list[list[Lineage]]:
    """Return what is said of a source: its chains, nearest step first."""
    rows = case.lineage.where(source_id=source_id)
    rows.sort(key=lambda row: (row.chain, row.step))
    return [list(steps) for _, steps in groupby(rows, key=lambda row: row.chain)]


def _refuse_own(sources: Sequence[Source], step: Lineage | None) -> None:
    for source in sources:
        if step is not None and step.upstream_source_id == source.id:
            raise InvalidValue(
                "chains",
                "{ref} cannot derive from itself: leave it out, or choose another "
                "source.",
                ref=source.ref,
            )


def _is_owner(chain: Sequence[Lineage]) -> bool:
    return all(step.kind is LineageKind.SAME_OWNER for step in chain)


def _says(chain: Sequence[Lineage], step: Lineage | None) -> bool:
    """Whether a chain says already what a step would say."""
    if step is None or len(chain) != 1:
        return False
    return _gist(chain[0]) == _gist(step)


def _gist(step: Lineage) -> tuple[object, ...]:
    return step.kind, step.upstream_source_id, step.upstream_publisher_id


def _label_of_several(sources: Sequence[Source], state: LineageState) -> Message:
    if len(sources) == 1:
        return _label(sources[0], state)
    return say(_SEVERAL[state], count=len(sources))


def _without_empty(chains: Sequence[Sequence[Lineage]]) -> list[Sequence[Lineage]]:
    return [chain for chain in chains if chain]


def _label(source: Source, state: LineageState) -> Message:
    return say(_LABELS[state], ref=source.ref)


_SEVERAL = {
    LineageState.UNKNOWN: "Mark the lineage of {count} sources as unknown",
    LineageState.OWN: "Mark {count} sources as own reporting",
    LineageState.DERIVED: "Trace the lineage of {count} sources",
}
_LABELS = {
    LineageState.UNKNOWN: "Mark the lineage of source {ref} as unknown",
    LineageState.OWN: "Mark source {ref} as own reporting",
    LineageState.DERIVED: "Trace the lineage of source {ref}",
}
