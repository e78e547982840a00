"""Bundles in: a case made again of a bundle, after everything in it was held up."""

import base64
import binascii
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from dateline_db.case import Case
from dateline_db.errors import Cancelled, DatelineError
from dateline_db.exchange.bundle import KIND, LARGEST_JSON, VERSION
from dateline_db.store import transfer
from dateline_db.store.transfer import Progress

_MEMBER = re.compile(r"rows/([a-z_]+)\.jsonl|blobs/([0-9a-f]{64})")
_OURS = re.compile(r"manifest\.json$|rows/[a-z_]+\.jsonl$")
_START = re.compile(rb'\s*\{\s*"(members|manifest)"\s*:\s*\{')
_LARGEST_MANIFEST = 64 << 20
_LARGEST_SIZE = 1 << 50
_LONGEST_LINE = 256 << 20
_RATIO, _UNPACKED = 200, 1 << 28
_PACKED = b"PK\x03\x04"
_CHUNK = 2000
_EVERY = 500
Open = Callable[[str], IO[bytes]]
_Found = tuple[dict[str, Any], list[str], Open]


def is_bundle(path: Path) -> bool:
    """Whether a file looks like a bundle, whole or not."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                names = packed.namelist()
            return any(_OURS.match(name) for name in names)
        with path.open("rb") as file:
            start = file.read(200)
        if start.startswith(_PACKED):
            return start[30:].startswith(b"rows/")
        return _START.match(start) is not None
    except (OSError, zipfile.BadZipFile, NotImplementedError):
        return False


def import_bundle(
    bundle: Path, target: Path, analyst: str, progress: Progress | None = None
) -> None:
    """Make the case of a bundle at `target`, a new file, or leave nothing there.

    Every hash is held against the manifest before, every row, reference, step of the
    journal and document after. Raises a sentence for what is not as it should be.
    """
    with _members(bundle) as (manifest, members, open_member):
        _check_manifest(bundle, manifest, members)
        told = _Told(manifest, progress)
        _require_room(target, told.total)
        with (
            _named(bundle),
            transfer.incoming(target, analyst, manifest["format"]) as coming,
        ):
            for name in sorted(members, key=_order):
                about = manifest["members"][name]
                with open_member(name) as file:
                    _take(coming, name, _Held(file, name, about, told))
        try:
            with _named(bundle):
                _check_case(target, str(manifest["head"]))
        except BaseException:
            transfer.remove(target)
            raise


class _BadBundle(DatelineError):
    """A bundle that is not what it should be, named in the sentence."""


@contextmanager
def _named(bundle: Path) -> Iterator[None]:
    """Say of which bundle no case was made where the reason does not."""
    try:
        yield
    except (Cancelled, _BadBundle):
        raise
    except DatelineError as error:
        raise _BadBundle(
            "No case was made of {name}: {reason}", name=bundle.name, reason=str(error)
        ) from error


class _Told:
    """Tells how many of all bytes have been read."""

    def __init__(self, manifest: Mapping[str, Any], progress: Progress | None) -> None:
        self._progress, self._done, self._calls = progress, 0, 0
        self.total = 1 + sum(one["size"] for one in manifest["members"].values())

    def __call__(self, size: int) -> None:
        if self._progress is not None and self._calls % _EVERY == 0:
            self._progress(min(self._done, self.total - 1), self.total)
        self._done, self._calls = self._done + size, self._calls + 1


class _Held:
    """Reads a member, and holds what was read against its size and hash."""

    def __init__(
        self, file: IO[bytes], name: str, about: Mapping[str, Any], told: _Told
    ) -> None:
        self._file, self._name, self._about, self._told = file, name, about, told
        self._digest, self._size = sha256(), 0

    def lines(self) -> Iterator[Any]:
        while line := self._file.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise ValueError(f"a line of {self._name} is longer than 256 MB")
            self._count(line)
            yield _read_json(line)
        self._compare()

    def whole(self) -> bytes:
        data = self._file.read(int(self._about["size"]) + 1)
        self._count(data)
        self._compare()
        return data

    def _count(self, data: bytes) -> None:
        self._told(len(data))
        self._digest.update(data)
        self._size += len(data)
        if self._size > self._about["size"]:
            raise _other_bytes(self._name)

    def _compare(self) -> None:
        same = self._digest.hexdigest() == self._about["sha256"]
        if not same or self._size != self._about["size"]:
            raise _other_bytes(self._name)


def _take(coming: transfer.Incoming, name: str, held: _Held) -> None:
    found = _MEMBER.fullmatch(name)
    assert found
    if found[1]:
        coming.put(found[1], held.lines())
    else:
        coming.put_blob(found[2], held.whole())


@contextmanager
def _members(bundle: Path) -> Iterator[_Found]:
    """Open a bundle: its manifest, the names of its members, and what opens one."""
    reading = _zip_members if _is_packed(bundle) else _json_members
    try:
        with reading(bundle) as found:
            yield found
    except _FAULTS as error:
        raise DatelineError(
            "{name} is damaged or was cut off, so no case was made of it: {detail}.",
            name=bundle.name,
            detail=(str(error) or type(error).__name__)[:200],
        ) from error


_FAULTS = (
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    binascii.Error,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    MemoryError,
    RuntimeError,  # a member that asks for a password, JSON that is nested too deeply
)


def _is_packed(bundle: Path) -> bool:
    if zipfile.is_zipfile(bundle):
        return True
    with bundle.open("rb") as file:
        return file.read(4) == _PACKED


@contextmanager
def _zip_members(bundle: Path) -> Iterator[_Found]:
    with zipfile.ZipFile(bundle) as packed:
        infos = packed.infolist()
        size = sum(one.file_size for one in infos)
        if size > max(_UNPACKED, _RATIO * bundle.stat().st_size):
            raise DatelineError(
                "{name} would unpack to {size:,} MB, far more than an honest bundle of "
                "its size. Nothing of it was taken.",
                name=bundle.name,
                size=size >> 20,
            )
        if packed.getinfo("manifest.json").file_size > _LARGEST_MANIFEST:
            raise ValueError("the manifest is too large")
        manifest = _read_json(packed.read("manifest.json"))
        names = [one.filename for one in infos]
        names.remove("manifest.json")
        yield manifest, names, packed.open


@contextmanager
def _json_members(bundle: Path) -> Iterator[_Found]:
    if bundle.stat().st_size > LARGEST_JSON:
        raise DatelineError(
            "{name} is too large to be read as one JSON file. Export the case as a "
            ".zip instead.",
            name=bundle.name,
        )
    found = _read_json(bundle.read_bytes())
    members = found["members"]

    def opened(name: str) -> IO[bytes]:
        return BytesIO(_as_bytes(members[name]))

    yield found["manifest"], list(members), opened


def _read_json(data: bytes) -> Any:
    """Read JSON in which no name stands twice and every number is one."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise ValueError("it holds bytes that no UTF-8 has") from error
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a name stands twice in it")
    return made


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")


def _as_bytes(member: Any) -> bytes:
    if isinstance(member, str):
        return base64.b64decode(member, validate=True)
    lines = (
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in member
    )
    return "".join(line + "\n" for line in lines).encode()


def _check_manifest(bundle: Path, manifest: dict[str, Any], members: list[str]) -> None:
    if manifest.get("kind") != KIND:
        raise DatelineError("{name} is no bundle of Dateline.", name=bundle.name)
    _check_version(bundle, manifest["version"], VERSION)
    _check_version(bundle, manifest["format"], transfer.FORMAT)
    for name in members:
        found = _MEMBER.fullmatch(name)
        if found is None or (found[1] and found[1] not in transfer.NAMES):
            raise DatelineError(
                "{name} holds “{member}”, which no bundle holds: nothing of it was "
                "taken.",
                name=bundle.name,
                member=ascii(name[:100])[1:-1]
                if not name.isprintable()
                else name[:100],
            )
    listed = manifest["members"]
    if len(set(members)) < len(members) or set(members) != set(listed):
        odd = sorted(set(members) ^ set(listed))
        raise DatelineError(
            "{name} does not hold what its manifest says; look at “{member}”. No case "
            "was made of it.",
            name=bundle.name,
            member=odd[0] if odd else max(members, key=members.count),
        )
    if not all(_is_size(one["size"]) for one in listed.values()):
        raise ValueError("a size in the manifest is none")


def _check_version(bundle: Path, number: Any, known: int) -> None:
    if not _is_number(number) or number < 1:
        raise ValueError("its manifest names no format")
    if number > known:
        raise _BadBundle(
            "{name} has a format that this Dateline does not know ({format}); it reads "
            "up to {known}. A newer Dateline made it.",
            name=bundle.name,
            format=number,
            known=known,
        )


def _is_size(size: Any) -> bool:
    return _is_number(size) and 0 <= size <= _LARGEST_SIZE


def _is_number(found: Any) -> bool:
    return isinstance(found, int) and not isinstance(found, bool)


def _require_room(target: Path, size: int) -> None:
    """Raise where a case of that many bytes cannot be made at all."""
    if target.parent.is_dir() and shutil.disk_usage(target.parent).free < size:
        raise DatelineError(
            "The case needs {size:,} MB in {folder}, which has less room. Make room, "
            "or choose another folder.",
            size=(size >> 20) + 1,
            folder=str(target.parent),
        )


def _check_case(target: Path, head: str) -> None:
    with closing(Case.open(target, analyst="", read_only=True)) as case:
        faults = [str(fault) for fault in case.check()]
        if case.head != head:
            faults.append("The last step of its journal is not the one it was made at.")
        for table in case.tables.values():
            ids = table.ids()
            for start in range(0, len(ids), _CHUNK):
                table.many(ids[start : start + _CHUNK])
    if faults:
        raise DatelineError("It is not sound. {faults}", faults=" ".join(faults[:3]))


def _order(name: str) -> tuple[int, int]:
    """Tables come parents first, and documents after the rows."""
    found = _MEMBER.fullmatch(name)
    assert found
    return (0, transfer.NAMES.index(found[1])) if found[1] else (1, 0)


def _other_bytes(name: str) -> DatelineError:
    return DatelineError(
        "“{name}” in it is not what its manifest says: it was changed, damaged or cut "
        "off.",
        name=name,
    )
