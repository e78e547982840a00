"""Every claim of a case as columns, for tables of very many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class ClaimColumns:
    """One entry a claim in each column, in the order in which they were made.

    Cells are as the file keeps them. `event_title` is by the id of the event,
    `source_ref` and `source_publisher` (a name) by that of the source.
    """

    id: Sequence[str]
    ref: Sequence[str]
    event_id: Sequence[str]
    source_id: Sequence[str]
    credits_id: Sequence[str | None]
    statement: Sequence[str]
    nature: Sequence[str]
    stance: Sequence[str]
    when_edtf: Sequence[str]
    when_also: Sequence[str]
    as_of_edtf: Sequence[str]
    as_of_also: Sequence[str]
    event_title: Mapping[str, str]
    source_ref: Mapping[str, str]
    source_publisher: Mapping[str, str]

    def __len__(self) -> int:
        return len(self.id)
