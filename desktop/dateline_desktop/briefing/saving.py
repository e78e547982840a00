"""Writing a file so that it is either all there or as it was before."""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from dateline_desktop.briefing.engine import BriefingError


def replace_file(target: Path, content: bytes) -> None:
    """Put `content` at `target` once all of it is on the disk."""
    beside = target.with_name(f".dateline-{uuid.uuid4().hex}.part")
    try:
        try:
            _write(beside, content)
            beside.replace(target)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        raise BriefingError(
            "The briefing could not be written to {folder}: {why}. What was there "
            "before is unchanged; choose another folder or make room, and try again.",
            folder=str(target.parent),
            why=error.strerror or type(error).__name__,
        ) from None


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
