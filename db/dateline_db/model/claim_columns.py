"""Every claim of a case as columns, for tables of very many."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Texts = Sequence[str]
ById = Mapping[str, str]


class ClaimColumns:
    """One entry a claim in each column, in the order in which they were made.

    Cells are as the file keeps them. A column is read when it is first asked for, by
    `read`, which has to return it in step with `id` however the case has changed since.
    `event_title` is by the id of the event, `source_ref` and `source_publisher` (its
    name) by that of the source.
    """

    def __init__(self, ids: Sequence[str], read: Callable[[str], Any]) -> None:
        self.id, self._read = ids, read

    ref: Texts
    event_id: Texts
    source_id: Texts
    credits_id: Sequence[str | None]
    statement: Texts
    nature: Texts
    stance: Texts
    when_edtf: Texts
    when_also: Texts
    as_of_edtf: Texts
    as_of_also: Texts
    attributed_to: Texts
    locator: Texts
    has_quote: Sequence[int]
    event_title: ById
    source_ref: ById
    source_publisher: ById

    def __getattr__(self, name: str) -> Any:
        if name not in type(self).__annotations__:
            raise AttributeError(name)
        self.__dict__[name] = self._read(name)
        return self.__dict__[name]

    def __len__(self) -> int:
        return len(self.id)
