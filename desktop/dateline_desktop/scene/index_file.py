"""The index of a big case kept in a file, so that it is not made at every opening."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline_desktop.scene.index import EventIndex, Words

_FORMAT = "3"
"""To be raised whenever the index is made in another way."""
_ARRAYS = ("ids", "lo", "hi", "form", "digit", "disputed", "reviewed", "part_row")
_WORDS = ("kinds", "places", "actors")


def write_index(index: EventIndex, path: Path, key: str) -> None:
    """Keep an index; `key` is what it was made from."""
    index = index.tidied() if index.version else index
    columns: dict[str, NDArray[Any]] = {n: getattr(index, n) for n in _ARRAYS}
    for name in _WORDS:
        words: Words = getattr(index, name)
        columns[f"{name}_codes"] = words.codes
        columns[f"{name}_values"] = np.array(words.values, dtype=np.str_)
    columns["key"] = np.array(_FORMAT + key)
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        np.savez(file, allow_pickle=False, **columns)
    unfinished.replace(path)


def read_index(path: Path, key: str) -> EventIndex | None:
    """Return the index that was kept under `key`; None where there is none."""
    try:
        # Opened here, because numpy leaves a file open that turns out to be none.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return _read(kept) if str(kept["key"]) == _FORMAT + key else None
    except (OSError, EOFError, ValueError, TypeError, KeyError, BadZipFile):
        return None


def _read(kept: Mapping[str, NDArray[Any]]) -> EventIndex:
    columns: dict[str, Any] = {name: kept[name] for name in _ARRAYS}
    for name in _WORDS:
        values = tuple(kept[f"{name}_values"].tolist())
        columns[name] = Words(values, kept[f"{name}_codes"])
    return EventIndex(**columns)
