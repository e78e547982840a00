"""The lossless bundle: a whole case as JSON lines and bytes, in a zip or one file.

A zip holds `rows/TABLE.jsonl` with a row on each line, `blobs/SHA256` with the bytes
of documents, and `manifest.json` with the size and the SHA-256 of each of these. As one
JSON file, `members` holds the same by name: lists of rows, and bytes as Base64. There
is no time of export in it: the same case makes the same bytes.
"""

import base64
import json
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from dateline_db.errors import DatelineError
from dateline_db.exchange.writing import whole_or_not
from dateline_db.store import transfer
from dateline_db.store.transfer import Outgoing, Progress, Row

KIND = "Dateline bundle"
VERSION = 1
LARGEST_JSON = 1 << 30
"""The bytes of one JSON file, which is read as a whole; a zip may be larger."""
_THEN = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows
_LARGE = 1 << 20
_SWELLS = 100


def export_bundle(case: Path, target: Path, progress: Progress | None = None) -> None:
    """Write all of the case at `case` to a .zip or .json, whole or not at all."""
    write = _write_json if target.suffix.casefold() == ".json" else _write_zip
    with whole_or_not(target) as file, transfer.outgoing(case, progress) as going:
        write(going, file)


def _write_zip(going: Outgoing, file: IO[bytes]) -> None:
    members: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for table in transfer.NAMES:
            name = f"rows/{table}.jsonl"
            members[name] = _pack(packed, name, map(_line, going.rows(table)))
        for digest, data in going.blobs():
            name = f"blobs/{digest}"
            method = zipfile.ZIP_STORED if _swells(data) else zipfile.ZIP_DEFLATED
            members[name] = _pack(packed, name, iter([data]), method)
        text = json.dumps(_manifest(going, members), ensure_ascii=False, indent=1)
        _pack(packed, "manifest.json", iter([text.encode()]))


def _swells(data: bytes) -> bool:
    """Whether a document packs so well that a reader could take it for a bomb."""
    return len(data) > _LARGE and len(data) > _SWELLS * len(zlib.compress(data, 1))


def _pack(
    packed: zipfile.ZipFile,
    name: str,
    pieces: Iterator[bytes],
    method: int = zipfile.ZIP_DEFLATED,
) -> dict[str, Any]:
    info = zipfile.ZipInfo(name, _THEN)
    info.compress_type = method
    info.create_system, info.external_attr = 3, 0o644 << 16
    digest, size = sha256(), 0
    with packed.open(info, "w", force_zip64=True) as member:
        for piece in pieces:
            member.write(piece)
            digest.update(piece)
            size += len(piece)
    return {"size": size, "sha256": digest.hexdigest()}


def _write_json(going: Outgoing, file: IO[bytes]) -> None:
    members: dict[str, dict[str, Any]] = {}
    file.write(b'{"members": {')
    before = b"\n"
    for table in transfer.NAMES:
        name = f"rows/{table}.jsonl"
        lines = [_line(row).rstrip() for row in going.rows(table)]
        members[name] = _about(b"".join(line + b"\n" for line in lines))
        file.write(before + f'"{name}": [\n'.encode() + b",\n".join(lines) + b"]")
        before = b",\n"
    for digest, data in going.blobs():
        name = f"blobs/{digest}"
        members[name] = _about(data)
        file.write(f',\n"{name}": "'.encode() + base64.b64encode(data) + b'"')
    text = json.dumps(_manifest(going, members), ensure_ascii=False, indent=1)
    file.write(b'\n},\n"manifest": ' + text.encode() + b"}\n")
    if file.tell() > LARGEST_JSON:
        raise DatelineError(
            "This case is too large for one JSON file: choose a name that ends in .zip."
        )


def _manifest(going: Outgoing, members: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "kind": KIND,
        "version": VERSION,
        "format": transfer.FORMAT,
        "head": going.head,
        "members": members,
    }


def _line(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _about(data: bytes) -> dict[str, Any]:
    return {"size": len(data), "sha256": sha256(data).hexdigest()}
