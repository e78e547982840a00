"""A process that stays warm: a change is typeset in a fraction of the first time.

It keeps the memory that it has taken; the preview ends it when it closes.
"""

import multiprocessing
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from dateline_desktop.briefing.preview_work import serve
from dateline_desktop.core.typesetting import Files, TypesettingError

_PATIENCE, _BEAT = 60.0, 0.1
Beat = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as rows of pixels, each four bytes: blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


class PreviewEngine:
    """The way to the process; one question at a time, from whatever thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: Any = None
        self._connection: Connection | None = None
        self._root: tempfile.TemporaryDirectory[str] | None = None
        self._closed = False

    def typeset(self, files: Files, beat: Beat) -> list[tuple[float, float]]:
        """Return the sizes of the pages in points; raise `TypesettingError`."""
        with self._lock:
            sizes, trouble = self._ask({"files": dict(files)}, beat)
        if trouble:
            raise TypesettingError("The PDF cannot be typeset: {why}.", why=trouble)
        return list(sizes)

    def sheet(self, page: int, scale: float, beat: Beat) -> Sheet:
        """Draw a page, counted from 0; a scale of 1 makes a point a pixel."""
        with self._lock:
            return Sheet(*self._ask({"page": page, "scale": scale}, beat))

    def close(self) -> None:
        """End the process, whatever it is at."""
        self._closed = True
        process = self._process
        if process is not None:
            with suppress(ValueError):  # it has ended just now
                process.kill()
        with self._lock:
            self._end()

    def _ask(self, question: dict[str, Any], beat: Beat) -> Any:
        connection = self._begun()
        try:
            connection.send(question)
            deadline = monotonic() + _PATIENCE
            while not connection.poll(_BEAT):
                beat()
                if monotonic() > deadline:
                    raise EOFError
            return connection.recv()
        except (EOFError, OSError):
            self._end()
            raise TypesettingError(
                "The preview ended early. Narrow the scope of the briefing, or write "
                "the PDF without it."
            ) from None
        except BaseException:
            self._end()  # its answer would be taken for that of another question
            raise

    def _begun(self) -> Connection:
        if self._closed:
            raise TypesettingError("The preview is closed.")
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            self._root = tempfile.TemporaryDirectory(prefix="dateline-")
            self._connection, there = context.Pipe()
            self._process = context.Process(
                target=serve, args=(there, self._root.name), daemon=True
            )
            self._process.start()
            there.close()
        return self._connection

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._connection is not None:
            self._connection.close()
        if self._root is not None:
            self._root.cleanup()
        self._process = self._connection = self._root = None
