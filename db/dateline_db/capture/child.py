"""A process of its own for reading what strangers wrote: it can be stopped.

The libraries that read PDF, HTML and the like are large, and a file can be made to hurt
them. What they do to their process ends with it: it has a limit of time and, where the
system allows one, of memory, and it answers in JSON, which can do no harm here.
"""

import json
import logging
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

MOST_MEMORY = 4 << 30
"""Bytes of address space; libraries reserve far more of it than they use."""
_BEAT = 0.1  # seconds from one look at whether the work is to stop to the next
_LONGEST_ANSWER = 256 << 20

Beat = Callable[[], None]
"""Called again and again while the child works; what it raises ends the child."""


class TooSlow(Exception):
    """The child did not answer in time; it was ended."""


class Died(Exception):
    """The child ended without an answer, as for want of memory."""


class Child:
    """A process at work, and the way to and from it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, question: Any) -> None:
        """Send the child something that JSON can hold."""
        try:
            self._connection.send_bytes(json.dumps(question).encode())
        except OSError:
            raise Died from None

    def answer(self, patience: float, beat: Beat = lambda: None) -> Any:
        """Return the next answer; raise TooSlow or Died."""
        try:
            return json.loads(self.raw_answer(patience, _LONGEST_ANSWER, beat))
        except ValueError:
            raise Died from None

    def raw_answer(
        self, patience: float, longest: int, beat: Beat = lambda: None
    ) -> bytes:
        """Return the next answer as bytes; raise TooSlow or Died."""
        deadline = monotonic() + patience
        try:
            while not self._connection.poll(min(_BEAT, patience)):
                beat()
                if monotonic() > deadline:
                    raise TooSlow
            return self._connection.recv_bytes(longest)
        except (EOFError, OSError):
            raise Died from None


@contextmanager
def child(work: Callable[..., None], *args: Any, seconds: int) -> Iterator[Child]:
    """Start `work` in a process with a limit of time; it is gone in the end.

    `work` is called with the connection and the arguments, which are handed over as
    they are.
    """
    # Spawned, since a fork of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_run, args=(work, there, seconds), daemon=True)
    process.start()
    there.close()
    try:
        # As arguments of the process, many bytes would be waited on for ever where it
        # ends before it has read them. Here that is an error, told by the next answer.
        with suppress(OSError):
            here.send(args)
        yield Child(here)
    finally:
        process.kill()
        process.join()
        process.close()
        here.close()


def answer(connection: Connection, value: Any) -> None:
    """Send an answer home."""
    connection.send_bytes(json.dumps(value).encode())


def _run(work: Callable[..., None], connection: Connection, seconds: int) -> None:
    """Do the work in this process, within its limits."""
    logging.disable(logging.CRITICAL)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        _limit(resource.RLIMIT_AS, MOST_MEMORY)
        # Should the program be killed, its children are not told.
        _limit(resource.RLIMIT_CPU, seconds)
        _limit(resource.RLIMIT_CORE, 0)
    work(connection, *connection.recv())


def _limit(kind: int, most: int) -> None:
    """Lower a limit of this process, unless it is lower already."""
    import resource  # noqa: PLC0415 - there is none on Windows

    _, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY or most <= hard:
        try:
            resource.setrlimit(kind, (most, hard))
        except (ValueError, OSError):
            return  # the system does not know this limit, as macOS that of memory
