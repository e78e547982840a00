"""The typesetting engine, in a process of its own that can be stopped.

The engine cannot be cancelled and keeps its memory; a process can be ended, and takes
its memory along. It sees nothing but the texts it is given and the fonts that come
with Dateline: it runs in an empty folder of its own.
"""

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any

from dateline_db.errors import DatelineError
from dateline_resources import resource

Files = Mapping[str, bytes]
PATIENCE = 300.0
"""Seconds after which no result is expected any more."""
_BEAT = 0.1  # seconds from one look at whether the work is to stop to the next


class TypesettingError(DatelineError):
    """A PDF that could not be typeset."""


def typeset(
    files: Files, beat: Callable[[], None], *, patience: float = PATIENCE
) -> bytes:
    """Return the PDF that the engine makes of `files`, beginning with main.typ.

    `beat` is called again and again meanwhile; what it raises ends the engine.
    """
    with _engine(files) as answers:
        deadline = monotonic() + patience
        while not answers.poll(_BEAT):
            beat()
            if monotonic() > deadline:
                raise TypesettingError(
                    "The PDF was not typeset within {seconds} seconds. Narrow its "
                    "scope and try again.",
                    seconds=f"{patience:g}",
                )
        try:
            pdf, trouble = answers.recv()
        except EOFError:
            raise TypesettingError(
                "The typesetting ended early, perhaps for want of memory. Narrow the "
                "scope of the PDF or close other programs, and try again."
            ) from None
    if trouble:
        raise TypesettingError("The PDF cannot be typeset: {why}.", why=trouble)
    return bytes(pdf)


@contextmanager
def _engine(files: Files) -> Iterator[Connection]:
    """Start the engine on some files; it is gone in the end, whatever happens."""
    # Spawned, since a fork of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    answers, there = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="dateline-") as root:
        process = context.Process(
            target=run_engine, args=(dict(files), root, there), daemon=True
        )
        process.start()
        there.close()
        try:
            yield answers
        finally:
            process.kill()
            process.join()
            process.close()
            answers.close()


def run_engine(files: dict[str, bytes], root: str, answers: Connection) -> None:
    """Typeset in this process, and send the PDF or else what is wrong."""
    answers.send(compiled(files, root))


def compiled(files: dict[str, bytes], root: str) -> tuple[bytes, str]:
    """Return the PDF, or else what is wrong; for a process of its own."""
    # Loaded in the engine's own process alone.
    import typst  # noqa: PLC0415

    sources: Any = files  # the engine takes them, though its type hints do not say so
    try:
        pdf, warnings = typst.compile_with_warnings(
            sources,
            root=root,
            font_paths=typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[str(resource("fonts"))],
            ),
            package_path=root,
            package_cache_path=root,
            pdf_standards=["a-3a", "ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        return b"", error.message  # its diagnostic would name folders
    except OSError as error:
        return b"", error.strerror or type(error).__name__
    return bytes(pdf), "; ".join(warning.message for warning in warnings)
