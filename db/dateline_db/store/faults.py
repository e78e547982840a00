"""SQLite's errors as sentences for the analyst."""

from collections.abc import Iterator
from contextlib import contextmanager

from dateline_db.errors import CaseDamaged, CaseError, DatelineError, ReadOnly
from dateline_db.store.engine import sqlite3

_FULL = ("full", "disk i/o error")
_LOCKED = ("locked", "busy")
_DAMAGED = (
    "malformed",
    "not a database",
    "corrupt",
    "decode",
    "sql logic error",
    "vtable",
    "undersize",
)


@contextmanager
def worded() -> Iterator[None]:
    """Raise what SQLite raises inside as an error that says what can be done."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # The latter where a message of SQLite quotes what is no text.
        raise in_words(error) from error


def in_words(error: Exception) -> DatelineError:
    """Return the error that says to the analyst what one of SQLite's means."""
    text = str(error).lower()
    if any(word in text for word in _FULL):
        return CaseError(
            "The disk is full or cannot be written to. Nothing was changed: make room "
            "on it, then try again."
        )
    if any(word in text for word in _LOCKED):
        return CaseError(
            "Another program is writing to this case. Nothing was changed: close that "
            "program, then try again."
        )
    if "readonly" in text or "unable to open" in text:
        return ReadOnly(
            "The case cannot be written to. Nothing was changed: look whether its file "
            "and its folder may be written to, or save a copy elsewhere."
        )
    if any(word in text for word in _DAMAGED):
        return CaseDamaged(
            "The file of this case is damaged ({detail}). Restore a backup of it.",
            detail=str(error),
        )
    if "constraint" in text:
        return CaseError(
            "This would leave something without what it refers to ({detail}). Nothing "
            "was changed.",
            detail=str(error),
        )
    return CaseError("The case could not be read or written ({detail}).", detail=text)
