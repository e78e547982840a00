"""Sharing markings: the Traffic Light Protocol 2.0 (FIRST, August 2022)."""

from collections.abc import Iterable
from enum import StrEnum


class Marking(StrEnum):
    """A TLP label, from the freest to the strictest; never translated."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """How strict the label is, 0 for the freest."""
        return list(Marking).index(self)

    @property
    def colour(self) -> str:
        """The colour of the label's text, which stands on black."""
        return _COLOUR[self]

    @property
    def sharing(self) -> str:
        """With whom content under the label may be shared."""
        return _SHARING[self]


_COLOUR = {
    Marking.CLEAR: "#ffffff",
    Marking.GREEN: "#33ff00",
    Marking.AMBER: "#ffc000",
    Marking.AMBER_STRICT: "#ffc000",
    Marking.RED: "#ff2b2b",
}
_SHARING = {
    Marking.CLEAR: "no limit on sharing",
    Marking.GREEN: "the community, not public channels",
    Marking.AMBER: "the organisation and its clients, on a need-to-know basis",
    Marking.AMBER_STRICT: "the organisation only",
    Marking.RED: "the named recipients only",
}


def strictest(markings: Iterable[Marking | None]) -> Marking:
    """Return the strictest of the given markings, `Marking.CLEAR` for none."""
    given = [marking for marking in markings if marking is not None]
    return max(given, key=lambda marking: marking.rank, default=Marking.CLEAR)
