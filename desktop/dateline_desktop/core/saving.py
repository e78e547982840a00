"""Writing a file so that it is either all there or as it was before."""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from platformdirs import user_documents_path

from dateline_db.errors import DatelineError


class SavingError(DatelineError):
    """A file that could not be written."""


def documents_folder() -> Path:
    """Return the folder that new files are offered for, which is surely there."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def refuse_a_case(target: Path, case: Path) -> None:
    """Raise where a file at `target` would replace a case, this or any other."""
    is_a_case = target.suffix.casefold() == case.suffix.casefold()
    if is_a_case or (target.exists() and target.samefile(case)):
        raise SavingError("{file} is a case. Choose another file.", file=target.name)


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
        raise SavingError(
            "{file} could not be written to {folder}: {why}. What was there before "
            "is unchanged; choose another folder or make room, and try again.",
            file=target.name,
            folder=str(target.parent),
            why=error.strerror or type(error).__name__,
        ) from None


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
