"""What a case knows of the world: the names of its actors, and its places."""

from typing import NamedTuple

from dateline_db.analysis.names import Names
from dateline_db.analysis.whereabouts import Whereabouts


class Known(NamedTuple):
    """What words and places in claims are held against."""

    names: Names = Names()
    places: Whereabouts = Whereabouts()
