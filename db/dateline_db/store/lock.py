"""The lock beside a case: one Dateline writes to it, the others can say who does.

The system's advisory lock decides, and falls with the process that holds it, so that a
lock file left behind by a crash is taken over. The text in the file only tells people.
"""

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock as _Mutex

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a case open for writing, as far as it is known; `since` is UTC."""

    analyst: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


class Lock:
    """The right to write to a case, held until `release` or the end of the process."""

    def __init__(self, path: Path, descriptor: int, holder: Holder) -> None:
        self._path = path
        self._descriptor: int | None = descriptor
        self.holder = holder

    def release(self) -> None:
        """Let others write; may be called twice."""
        if self._descriptor is None:
            return
        with _mutex:
            _held.pop(self._path, None)
            # Where it can be, the file goes while the lock still keeps others from it.
            if sys.platform != "win32" and _is_still(self._descriptor, self._path):
                self._path.unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = None
        if sys.platform == "win32":
            _unlink_if_free(self._path)


def path_of(case: Path) -> Path:
    """Return where the lock file of a case lies."""
    real = case.resolve()
    return real.with_name(f"{real.name}.lock")


def acquire(case: Path, analyst: str) -> Lock | Holder | None:
    """Lock the case at `case`, or return who holds it.

    None means that no lock can be had since the folder cannot be written to: the case
    is then only for reading.
    """
    path = path_of(case)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    holder = Holder(analyst, socket.gethostname(), os.getpid(), now)
    with _mutex:
        if path in _held:
            # Not even looked at: to close it would drop the lock on some disks.
            return _held[path]
        try:
            descriptor = _locked(path, holder)
        except OSError:
            return None
        if descriptor is None:
            return _read(path)
        _held[path] = holder
        return Lock(path, descriptor, holder)


def is_ours(case: Path) -> bool:
    """Whether this process holds the lock of a case."""
    with _mutex:
        return path_of(case) in _held


_held: dict[Path, Holder] = {}
_mutex = _Mutex()
_BEYOND = 1 << 30  # Windows locks bytes against reading: not those of the text


def _locked(path: Path, holder: Holder) -> int | None:
    """Return the descriptor of the locked file, None if somebody else has the lock."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _try(descriptor, path):
                os.close(descriptor)
                return None
            if _is_still(descriptor, path):
                _write(descriptor, holder)
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its holder removed it meanwhile: there is a new one


def _try(descriptor: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _BEYOND, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        # A share that knows no locks: the text in the file is all there is to go by.
        return not _is_alive(_read(path))
    return True


def _is_still(descriptor: int, path: Path) -> bool:
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    mine = os.fstat(descriptor)
    return (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino)


def _write(descriptor: int, holder: Holder) -> None:
    text = json.dumps(asdict(holder), ensure_ascii=False).encode()
    with suppress(OSError):  # a full disk: the lock holds without its text
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, text)


def _read(path: Path) -> Holder:
    """Return who is named in a lock file; nobody in particular if it says nothing."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Holder(
            analyst=str(found["analyst"]),
            host=str(found["host"]),
            pid=int(found["pid"]),
            since=str(found["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _is_alive(holder: Holder) -> bool:
    """Whether the process may still run: that of another computer may."""
    if not holder.pid:
        return False
    if holder.host != socket.gethostname():
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _unlink_if_free(path: Path) -> None:
    with suppress(OSError):  # somebody holds it by now
        path.unlink(missing_ok=True)
