"""Problems: why a row was kept aside, with the column and the value."""

from dataclasses import dataclass

from dateline_db.errors import DatelineError, Message


class RowProblem(DatelineError):
    """A row that cannot be taken as it is."""

    def __init__(self, column: str, value: str, message: Message) -> None:
        self.column, self.value = column, value
        super().__init__(message.template, **message.args)


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was kept aside: where it stands, what is wrong, and its cells."""

    row: int
    column: str
    value: str
    reason: Message
    cells: tuple[str, ...]
