"""What the claims about an event count: one line for each measure and scope.

Nothing is averaged. The number in front is the one with the best grade; behind it
stands from where to where all of them go.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline_db.analysis.comparison import same
from dateline_db.analysis.wording import figure_text, measure_text, plain
from dateline_db.briefing.parts import Bounds, FigurePart
from dateline_db.errors import Message, say
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.figure import Figure

Rank = Callable[[Claim], tuple[object, ...]]
"""Orders claims, those with the best grade first."""


def figure_parts(
    claims: Iterable[Claim], figures_of: Mapping[str, Sequence[Figure]], rank: Rank
) -> tuple[FigurePart, ...]:
    """Return the figures in claims about one event, the most told measures first."""
    told: dict[tuple[str, str], list[tuple[Claim, Figure]]] = defaultdict(list)
    for claim in claims:
        for figure in figures_of.get(claim.id, ()):
            told[same(figure.measure), same(figure.scope)].append((claim, figure))
    order = sorted(told, key=lambda key: (-len(told[key]), key))
    return tuple(_part(told[key], rank) for key in order)


def _part(told: list[tuple[Claim, Figure]], rank: Rank) -> FigurePart:
    told.sort(key=lambda one: (one[0].stance is Stance.CONTRADICTS, rank(one[0])))
    best = told[0][1]
    return FigurePart(
        measure=measure_text(best.measure),
        scope=best.scope,
        text=figure_text(best),
        spread=_spread(best, [figure for _, figure in told]),
        bounds=_bounds(best, [figure for _, figure in told]),
    )


def _bounds(best: Figure, figures: list[Figure]) -> Bounds:
    """Return from where to where all figures go, and the one that is printed."""
    numbers = [n for figure in figures for n in _given(figure)]
    printed = _given(best) if best.best is None else [best.best]
    middle = printed[0] if len(printed) == 1 else None
    return Bounds(low=min(numbers), best=middle, high=max(numbers))


def _spread(best: Figure, figures: list[Figure]) -> Message | None:
    """Say from where to where the figures go, None where they say nothing else."""
    numbers = [n for figure in figures for n in _given(figure)]
    low, high = min(numbers), max(numbers)
    if (low, high) == (min(_given(best)), max(_given(best))):
        return None
    return say(
        "{low:,} to {high:,} in {count} claims",
        low=plain(low),
        high=plain(high),
        count=len(figures),
    )


def _given(figure: Figure) -> list[float]:
    return [n for n in (figure.low, figure.best, figure.high) if n is not None]
