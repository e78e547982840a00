"""Files written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from dateline_db.errors import DatelineError


@contextmanager
def whole_or_not(target: Path) -> Iterator[IO[bytes]]:
    """Write beside the target, and put it in place when it is done."""
    beside = target.with_name(f".dateline-{uuid4().hex}.part")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        raise DatelineError(
            "{file} could not be written to {folder}: {why}. What was there before is "
            "unchanged; choose another folder or make room, and try again.",
            file=target.name,
            folder=str(target.parent),
            why=error.strerror or str(error),
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink()


def write_text(target: Path, text: str) -> None:
    """Write a text in UTF-8, whole or not at all."""
    with whole_or_not(target) as file:
        file.write(text.encode("utf-8", "replace"))
