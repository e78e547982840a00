"""Words for the labels of actions and for refusals."""

from dataclasses import fields

from dateline_db.errors import DatelineError, Message
from dateline_db.model.record import Record

_LONGEST = 60


def brief(text: str) -> str:
    """Return the beginning of a text, on one line, to recognise it by."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def counted(count: int, one: str, many: str, **args: object) -> Message:
    """Return the template for one or for many, filled with the count."""
    return Message(one if count == 1 else many, {"count": count, **args})


def refuse(count: int, one: str, many: str, **args: object) -> None:
    """Raise a sentence when something still uses what was to be deleted."""
    if count:
        message = counted(count, one, many, **args)
        raise DatelineError(message.template, **message.args)


def changed_fields(before: Record, after: Record) -> set[str]:
    """Return the names of the fields in which two states of a record differ."""
    return {
        field.name
        for field in fields(before)
        if getattr(before, field.name) != getattr(after, field.name)
    }
