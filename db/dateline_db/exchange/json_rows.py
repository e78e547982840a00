"""Tables in JSON: a list of objects, or an object on each line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline_db.errors import DatelineError
from dateline_db.exchange.table import whole

_LARGEST = 256 << 20
_WIDEST = 2000
_RECORDS = ("data", "events", "rows", "results", "records", "features")


def records(path: Path, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Yield a header of all names that occur, then a row for each object."""
    columns: dict[str, None] = {}
    for _, found in _objects(path, encoding):
        columns.update(dict.fromkeys(found))
        if len(columns) > _WIDEST:
            raise DatelineError(
                "{name} has more than {count} different names: it is no table.",
                name=path.name,
                count=_WIDEST,
            )
    yield 0, list(columns)
    for number, found in _objects(path, encoding):
        yield number, [_text(found.get(column)) for column in columns]


def _objects(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, Any]]]:
    if path.suffix.casefold() in (".jsonl", ".ndjson"):
        yield from _lines(path, encoding)
        return
    if path.stat().st_size > _LARGEST:
        raise DatelineError(
            "{name} is too large to be read as one piece of JSON: make it JSON lines "
            "(.jsonl) or CSV.",
            name=path.name,
        )
    found = _read(path.read_text(encoding, errors="replace"), path, 1)
    if isinstance(found, dict):
        found = next((found[name] for name in _RECORDS if name in found), [found])
    if not isinstance(found, list):
        raise _no_table(path, 1)
    for number, one in enumerate(found, 1):
        yield number, _object(one, path, number)


def _lines(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, _object(_read(line, path, number), path, number)


def _read(text: str, path: Path, line: int) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DatelineError(
            "{name} is not JSON as it should be, at or after line {line}: {detail}.",
            name=path.name,
            line=line,
            detail=str(error),
        ) from error


def _object(found: Any, path: Path, number: int) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise _no_table(path, number)
    return found


def _no_table(path: Path, number: int) -> DatelineError:
    return DatelineError(
        "{name} is no table: entry {number} is not an object with names and values.",
        name=path.name,
        number=number,
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return whole(value)
    return whole(json.dumps(value, ensure_ascii=False))
