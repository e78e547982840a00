"""What every record of a case has: an id that sorts by the time it was made."""

from collections.abc import Sized
from dataclasses import dataclass, field

import uuid_utils

from dateline_db.errors import InvalidValue


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562), in its canonical text of 36 characters."""
    return str(uuid_utils.uuid7())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of a case, known by its id; the rest of it may change."""

    id: str = field(default_factory=new_id)


def require(field_name: str, value: Sized, template: str) -> None:
    """Raise `InvalidValue` for `field_name` when `value` is empty or only blanks."""
    if not (value.strip() if isinstance(value, str) else value):
        raise InvalidValue(field_name, template)
