"""The index of a big case kept in a file, so that it is not made at every opening."""

from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from dateline_desktop.scene.index import EventIndex, Words

_FORMAT = "4"
"""To be raised whenever the index is made in another way."""
_ARRAYS = ("ids", "lo", "hi", "form", "digit", "disputed", "reviewed", "part_row")
_WORDS = ("kinds", "places", "actors")


def write_index(index: EventIndex, path: Path, key: str) -> None:
    """Keep an index; `key` is what it was made from."""
    index = index.tidied() if index.version else index
    columns: list[NDArray[Any]] = [np.array(_FORMAT + key)]
    columns += [getattr(index, name) for name in _ARRAYS]
    for name in _WORDS:
        words: Words = getattr(index, name)
        columns += [words.codes, np.array(words.values, dtype=np.str_)]
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        for column in columns:
            np.save(file, column, allow_pickle=False)
    unfinished.replace(path)


def read_index(path: Path, key: str) -> EventIndex | None:
    """Return the index that was kept under `key`; None where there is none."""
    try:
        with path.open("rb") as file:
            return _read(file) if _is_key(file, key) else None
    except _DAMAGED:
        return None


def is_kept(path: Path, key: str) -> bool:
    """Return whether a file seems to hold the index that was kept under `key`."""
    try:
        with path.open("rb") as file:
            return _is_key(file, key)
    except _DAMAGED:
        return False


_DAMAGED = (OSError, EOFError, ValueError, TypeError, IndexError)


def _is_key(file: BinaryIO, key: str) -> bool:
    return str(_column(file)) == _FORMAT + key


def _read(file: BinaryIO) -> EventIndex:
    columns: dict[str, Any] = {name: _column(file) for name in _ARRAYS}
    for name in _WORDS:
        codes = _column(file)
        columns[name] = Words(tuple(_column(file).tolist()), codes)
    index = EventIndex(**columns)
    if len({len(getattr(index, name)) for name in _ARRAYS[:-1]}) > 1:
        raise ValueError("the columns of an index are of one length")
    return index


def _column(file: BinaryIO) -> NDArray[Any]:
    column: NDArray[Any] = np.lib.format.read_array(file, allow_pickle=False)
    return column
