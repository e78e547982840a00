"""Bundles that somebody has tampered with."""

import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

Members = dict[str, bytes]
Manifest = dict[str, Any]


def repacked(bundle: Path, change: Callable[[Members], None]) -> None:
    """Pack a zip anew with its members changed."""
    with zipfile.ZipFile(bundle) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)


def rewrite_manifest(members: Members, change: Callable[[Manifest], None]) -> None:
    found = json.loads(members["manifest.json"])
    change(found)
    members["manifest.json"] = json.dumps(found).encode()


def sealed(members: Members, name: str, data: bytes) -> None:
    """Put other bytes into a member, and their hash into the manifest."""
    members[name] = data
    about = {"size": len(data), "sha256": sha256(data).hexdigest()}
    rewrite_manifest(members, lambda found: found["members"].update({name: about}))
