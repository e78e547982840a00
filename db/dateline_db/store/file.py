"""The file of a case: made whole or not at all, opened under its lock, closed clean."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dateline_db.errors import CaseDamaged, CaseError, Message, say
from dateline_db.model.record import new_id
from dateline_db.store import backup, foreign, header, lock, place, schema, search
from dateline_db.store.engine import Connection, connect, connect_in_memory
from dateline_db.store.faults import worded
from dateline_db.store.lock import Holder, Lock
from dateline_db.store.registry import TABLES


@dataclass(slots=True)
class OpenFile:
    """An open connection to a case, and why nothing may be written, if that is so.

    `format` is that of the file, which is older than ours only where it is but read.
    """

    connection: Connection
    lock: Lock | None
    read_only_reason: Message | None
    format: int = schema.NEWEST

    def close(self) -> None:
        """Close the connection and give the lock back; may be called twice."""
        self.connection.close()
        if self.lock is not None:
            self.lock.release()


def create_file(path: Path, analyst: str, number: int = schema.NEWEST) -> OpenFile:
    """Make the file of a new case, without a single record; raise if there is one.

    An older format than the newest is for what is then brought up to date.
    """
    try:
        with path.open("xb"):
            pass
    except FileExistsError as error:
        raise CaseError(
            "{name} is there already: choose another name, or open it.", name=path.name
        ) from error
    except OSError as error:
        raise CaseError(
            "No case can be made in {folder}: look whether that folder is there and "
            "may be written to.",
            folder=str(path.parent),
        ) from error
    try:
        return _filled(path, analyst, number)
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        raise


def open_file(path: Path, analyst: str, *, read_only: bool) -> OpenFile:
    """Open the file of a case, for reading only where nothing else can be done.

    Raises NotACase, CaseDamaged, CaseTooNew or another CaseError.
    """
    held = None if read_only else lock.acquire(path, analyst)
    ours = held if isinstance(held, Lock) else None
    try:
        header.check(path, schema.NEWEST, held=ours is not None)
        reason = say("Opened for reading only.") if read_only else _reason(path, held)
        with worded():
            return _opened(path, ours, reason)
    except BaseException:
        if ours is not None:
            ours.release()
        raise


def open_beside(path: Path) -> OpenFile:
    """Open for writing what this process has open for writing already, on a job.

    The lock stays with whoever has it. Raises CaseError where nobody here has it.
    """
    if not lock.is_ours(path):
        raise CaseError("{name} is not open for writing here.", name=path.name)
    with worded():
        return _opened(path, None, None)


def _filled(path: Path, analyst: str, number: int) -> OpenFile:
    held = lock.acquire(path, analyst)
    if not isinstance(held, Lock):
        raise CaseError("{name} is in use by somebody else.", name=path.name)
    try:
        with worded():
            connection = connect(path, journal_mode=place.journal_mode(path))
            connection.execute("BEGIN IMMEDIATE")
            schema.migrate(connection, number)
            connection.execute(
                "INSERT INTO journal_state VALUES (1, ?, ?, NULL)", [new_id(), new_id()]
            )
            connection.execute("COMMIT")
    except BaseException:
        held.release()
        raise
    return OpenFile(connection, held, None)


def _reason(path: Path, held: Lock | Holder | None) -> Message | None:
    """Say why a case can only be read, None where it can be written."""
    if isinstance(held, Holder):
        if not held.analyst:
            return say("Somebody else has this case open, so it is read-only here.")
        return say(
            "{analyst} has this case open on {host} since {since}, so it is read-only "
            "here until it is closed there.",
            analyst=held.analyst,
            host=held.host,
            since=held.since,
        )
    if held is None:
        return say(
            "The folder of this case cannot be written to, so the case is read-only. "
            "Save a copy elsewhere to work on it."
        )
    if not os.access(path, os.W_OK):
        return say(
            "The file of this case is write-protected, so the case is read-only. Take "
            "the protection off, or save a copy to work on it."
        )
    return None


def _opened(path: Path, ours: Lock | None, reason: Message | None) -> OpenFile:
    if reason is not None:
        return _opened_to_read(path, ours, reason)
    connection = connect(path, journal_mode=place.journal_mode(path))
    try:
        if schema.format_of(connection) < schema.NEWEST:
            backup.back_up(connection, path)
            connection.execute("BEGIN IMMEDIATE")
            schema.migrate(connection)
            connection.execute("COMMIT")
        odd = foreign.differences(foreign.schema(connection), schema.expected())
        if odd:
            connection.close()
            return _opened_to_read(path, ours, _foreign(odd))
        search.drain(connection)
    except BaseException:
        connection.close()
        raise
    return OpenFile(connection, ours, None)


def _opened_to_read(path: Path, ours: Lock | None, reason: Message) -> OpenFile:
    connection = connect(path, read_only=True)
    number = schema.format_of(connection)
    if number < schema.NEWEST:
        connection = _newer_copy(connection)
    there = {name for kind, name, *_ in foreign.schema(connection) if kind == "table"}
    if not there.issuperset(TABLES):
        connection.close()
        raise CaseDamaged(
            "{name} lacks tables that every case has. Restore a backup.", name=path.name
        )
    return OpenFile(connection, ours, reason, number)


def _newer_copy(older: Connection) -> Connection:
    """Return a copy in memory of an older case, brought up to date; close that one."""
    copy = connect_in_memory()
    try:
        with closing(older):
            older.backup(copy)
        copy.execute("BEGIN")
        schema.migrate(copy)
        copy.execute("COMMIT")
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    return copy


def _foreign(odd: list[Message]) -> Message:
    return say(
        "This file is not only what Dateline made of it, so it is read-only: {what} "
        "Save a copy of it to keep as evidence, and go on with a backup.",
        what=" ".join(str(one) for one in odd[:3]),
    )
