"""Files written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dateline_db.errors import DatelineError


@contextmanager
def whole_or_not(target: Path) -> Iterator[IO[bytes]]:
    """Write beside the target, and put it in place when it is done."""
    beside = target.with_name(f".{target.name}.part")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        raise DatelineError(
            "{name} cannot be written: {detail}.",
            name=target.name,
            detail=error.strerror or str(error),
        ) from error
    finally:
        beside.unlink(missing_ok=True)
