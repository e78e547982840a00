"""Intake: the bytes of what is captured, hashed before anything else reads them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from dateline_db.errors import DatelineError, Message

MOST_FILES = 500
"""How many files are taken in at once."""
MOST_BYTES = 200 << 20
"""How large a file may be that is kept inside a case."""


class CaptureError(DatelineError):
    """Something that cannot be taken in."""


class Method(StrEnum):
    """How something came into the case."""

    FILE = "file"
    DROP = "drop"
    PASTE = "paste"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: the bytes as they were, their hash, when and how.

    `address` is where the analyst says that it comes from, "" if they do not say;
    `origin` tells of the message that an attachment was taken out of.
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str
    captured_at: str
    method: Method
    address: str = ""
    origin: Message | None = None


def take_file(path: Path, method: Method = Method.FILE, address: str = "") -> Taken:
    """Take in a file as it is; raise `CaptureError` if it cannot be read."""
    try:
        data = _bytes(path)
    except OSError as error:
        raise CaptureError(
            "“{name}” cannot be read: {why}.",
            name=path.name,
            why=error.strerror or type(error).__name__,
        ) from error
    if not data:
        raise CaptureError("“{name}” is empty.", name=path.name)
    return _taken(path.name, data, method, address)


def files_in(paths: Iterable[Path], most: int = MOST_FILES) -> list[Path]:
    """Return files, and those in folders, in the order of their names.

    What begins with a dot is left out of folders. Raise `CaptureError` where they are
    too many, or none.
    """
    found: list[Path] = []
    for path in paths:
        found += _in_folder(path, most) if path.is_dir() else [path]
        if len(found) > most:
            raise CaptureError(
                "“{name}” makes more than {most} files: take in fewer at a time.",
                name=path.name,
                most=most,
            )
    if not found:
        raise CaptureError("There is no file in this folder.")
    return found


def _in_folder(folder: Path, most: int) -> list[Path]:
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        shown = sorted(name for name in names if not name.startswith("."))
        found += [Path(here, name) for name in shown]
        if len(found) > most:
            break
    return found


def take_text(text: str, name: str = "", address: str = "") -> Taken:
    """Take in text that was pasted."""
    if not text.strip():
        raise CaptureError("There is no text to take in: copy some first.")
    data = text.encode("utf-8", "replace")
    if len(data) > MOST_BYTES:
        raise _too_large(name or "…")
    return _taken(name or _first_line(text), data, Method.PASTE, address)


def take_attachment(name: str, data: bytes, origin: Message) -> Taken:
    """Take in what was attached to a message."""
    return replace(_taken(name, data, Method.ATTACHMENT, ""), origin=origin)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise CaptureError(
            "“{name}” is not a file: save what you want to keep as a file first.",
            name=path.name,
        )
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _too_large(path.name)
    return data


def _too_large(name: str) -> CaptureError:
    return CaptureError(
        "“{name}” is larger than {most} MB: keep it beside the case and describe it as "
        "a source, or take in the part that matters.",
        name=name,
        most=MOST_BYTES >> 20,
    )


def _taken(name: str, data: bytes, method: Method, address: str) -> Taken:
    digest = sha256(data).hexdigest()
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Taken(name, data, digest, at, method, address.strip())


def _first_line(text: str) -> str:
    line = next(line for line in text.splitlines() if line.strip())
    return " ".join(line.split())[:60]
