"""Basis: the claims that an event's own fields rest on."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from dateline_db.analysis.names import Names
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.event import Event, Participation, Role
from dateline_db.model.when import WhenKind

DOERS = (Role.PERPETRATOR, Role.CLAIMED_BY, Role.SUSPECTED)


class Basis(NamedTuple):
    """The ids of the claims behind an event's date, its place and who did it.

    Nothing stands behind what the analyst entered without a source that says so.
    """

    date: tuple[str, ...]
    place: tuple[str, ...]
    responsibility: tuple[str, ...]


def basis(
    event: Event,
    participations: Iterable[Participation],
    claims: Sequence[Claim],
    names: Names,
) -> Basis:
    """Return what an event rests on: claims that say the same, none that contradict.

    A claim that dates the event less sharply stands behind its date only where none
    gives it as it is.
    """
    doers = {one.actor_id for one in participations if one.role in DOERS}
    told = [claim for claim in claims if claim.stance is Stance.SUPPORTS]
    return Basis(
        _ids(told, lambda claim: claim.when == event.when)
        or _ids(told, lambda claim: _may_be(claim, event)),
        _ids(
            told,
            lambda claim: (
                claim.place_id is not None and claim.place_id == event.place_id
            ),
        ),
        _ids(told, lambda claim: bool(names.named_in(claim.attributed_to) & doers)),
    )


def _ids(claims: Iterable[Claim], holds: Callable[[Claim], bool]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if holds(claim))


def _may_be(claim: Claim, event: Event) -> bool:
    if claim.when is None or WhenKind.UNKNOWN in (claim.when.kind, event.when.kind):
        return False
    return claim.when.overlaps(event.when)
