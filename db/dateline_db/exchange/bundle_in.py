"""Bundles in: a case made again of a bundle, after everything in it was held up."""

import base64
import binascii
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from dateline_db.case import Case
from dateline_db.errors import DatelineError
from dateline_db.exchange.bundle import KIND, VERSION
from dateline_db.store import transfer

_MEMBER = re.compile(r"rows/([a-z_]+)\.jsonl|blobs/([0-9a-f]{64})")
_LARGEST_MANIFEST = 64 << 20
_LONGEST_LINE = 256 << 20
_RATIO, _UNPACKED = 2000, 1 << 28
_CHUNK = 2000
Open = Callable[[str], IO[bytes]]


def is_bundle(path: Path) -> bool:
    """Whether a file looks like a bundle, whole or not."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                names = packed.namelist()
            return "manifest.json" in names and "rows/case_settings.jsonl" in names
        with path.open("rb") as file:
            return file.read(200).lstrip().startswith(b'{"members": {')
    except (OSError, zipfile.BadZipFile):
        return False


def import_bundle(bundle: Path, target: Path, analyst: str) -> None:
    """Make the case of a bundle at `target`, a new file, or leave nothing there.

    Every hash is held against the manifest before, every row, reference, step of the
    journal and document after. Raises a sentence for what is not as it should be.
    """
    with _members(bundle) as (manifest, members, open_member):
        _check_manifest(bundle, manifest, members)
        with transfer.incoming(target, analyst) as coming:
            for name in sorted(members, key=_order):
                about = manifest["members"][name]
                with open_member(name) as file:
                    _take(coming, name, _Held(file, name, about))
    try:
        _check_case(target, str(manifest["head"]))
    except BaseException:
        target.unlink()
        raise


class _Held:
    """Reads a member, and holds what was read against its size and hash."""

    def __init__(self, file: IO[bytes], name: str, about: Mapping[str, Any]) -> None:
        self._file, self._name, self._about = file, name, about
        self._digest, self._size = sha256(), 0

    def lines(self) -> Iterator[Any]:
        while line := self._file.readline(_LONGEST_LINE):
            self._count(line)
            yield json.loads(line)
        self._compare()

    def whole(self) -> bytes:
        data = self._file.read(int(self._about["size"]) + 1)
        self._count(data)
        self._compare()
        return data

    def _count(self, data: bytes) -> None:
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
def _members(bundle: Path) -> Iterator[tuple[dict[str, Any], list[str], Open]]:
    """Open a bundle: its manifest, the names of its members, and what opens one."""
    reading = _zip_members if zipfile.is_zipfile(bundle) else _json_members
    try:
        with reading(bundle) as found:
            yield found
    except (
        OSError,
        EOFError,
        zipfile.BadZipFile,
        zlib.error,
        binascii.Error,
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise DatelineError(
            "{name} is damaged or was cut off, so no case was made of it: {detail}.",
            name=bundle.name,
            detail=str(error) or type(error).__name__,
        ) from error


@contextmanager
def _zip_members(bundle: Path) -> Iterator[tuple[dict[str, Any], list[str], Open]]:
    with zipfile.ZipFile(bundle) as packed:
        infos = packed.infolist()
        size = sum(one.file_size for one in infos)
        if size > max(_UNPACKED, _RATIO * bundle.stat().st_size):
            raise DatelineError(
                "{name} would unpack to {size} MB, far more than an honest bundle of "
                "its size.",
                name=bundle.name,
                size=size >> 20,
            )
        if packed.getinfo("manifest.json").file_size > _LARGEST_MANIFEST:
            raise ValueError("the manifest is too large")
        manifest = json.loads(packed.read("manifest.json"))
        names = [one.filename for one in infos if one.filename != "manifest.json"]
        yield manifest, names, packed.open


@contextmanager
def _json_members(bundle: Path) -> Iterator[tuple[dict[str, Any], list[str], Open]]:
    found = json.loads(bundle.read_bytes())
    members = found["members"]

    def opened(name: str) -> IO[bytes]:
        return BytesIO(_as_bytes(members[name]))

    yield found["manifest"], list(members), opened


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
    if manifest["version"] != VERSION or manifest["format"] != transfer.FORMAT:
        raise DatelineError(
            "{name} was made by a Dateline of another format ({format}); this one "
            "reads {known}.",
            name=bundle.name,
            format=manifest["format"],
            known=transfer.FORMAT,
        )
    for name in members:
        found = _MEMBER.fullmatch(name)
        if found is None or (found[1] and found[1] not in transfer.NAMES):
            raise DatelineError(
                "{name} holds “{member}”, which no bundle holds: nothing of it was "
                "taken.",
                name=bundle.name,
                member=name[:100],
            )
    if len(set(members)) < len(members) or set(members) != set(manifest["members"]):
        raise DatelineError(
            "{name} does not hold what its manifest says.", name=bundle.name
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
        raise DatelineError(
            "No case was made of the bundle, as it is not sound: {faults}",
            faults=" ".join(faults[:3]),
        )


def _order(name: str) -> tuple[int, int]:
    """Tables come parents first, and documents after the rows."""
    found = _MEMBER.fullmatch(name)
    assert found
    return (0, transfer.NAMES.index(found[1])) if found[1] else (1, 0)


def _other_bytes(name: str) -> DatelineError:
    return DatelineError(
        "“{name}” in the bundle is not what its manifest says: it was changed, damaged "
        "or cut off. No case was made of it.",
        name=name,
    )
