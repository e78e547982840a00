"""Tables in JSON: a list of objects, or an object on each line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline_db.errors import DatelineError, Message, say
from dateline_db.exchange.delimited import lines_of
from dateline_db.exchange.table import Damaged, whole

Found = dict[str, Any] | Damaged

_LARGEST = 256 << 20
_WIDEST = 2000
_DEEPEST, _NAMED, _LOOKED_AT = 3, 12, 200
_LINES = (".jsonl", ".ndjson")
_RECORDS = ("data", "events", "rows", "results", "records", "features")


def records(path: Path, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Yield a header of all names that occur, then a row for each object."""
    columns: dict[str, None] = {}
    for _, found in _objects(path, encoding):
        columns.update(dict.fromkeys(found if isinstance(found, dict) else ()))
        if len(columns) > _WIDEST:
            raise DatelineError(
                "{name} has more than {count} different names: it is no table.",
                name=path.name,
                count=_WIDEST,
            )
    if not columns:
        raise _no_table(path)
    yield 0, list(columns)
    for number, found in _objects(path, encoding):
        if isinstance(found, Damaged):
            yield number, found
        else:
            yield number, [_text(found.get(column)) for column in columns]


def notes(path: Path, encoding: str) -> list[Message]:
    """Return what a file has beside its rows, which is not taken."""
    if path.suffix.casefold() in _LINES or path.stat().st_size > _LARGEST:
        return []
    with path.open(encoding=encoding, errors="replace") as file:
        is_object = file.read(_LOOKED_AT).lstrip("\ufeff \r\n\t").startswith("{")
    if not is_object:
        return []
    found = _read(path.read_text(encoding, errors="replace"), path)
    rows = _name_of_rows(found)
    others = [name for name in found if name != rows] if rows else []
    if not others:
        return []
    named = ", ".join(map(whole, others[:_NAMED]))
    return [say("Beside its rows the file has {names}: not taken.", names=named)]


def _objects(path: Path, encoding: str) -> Iterator[tuple[int, Found]]:
    if path.suffix.casefold() in _LINES:
        yield from _lines(path, encoding)
        return
    if path.stat().st_size > _LARGEST:
        raise DatelineError(
            "{name} is too large to be read as one piece of JSON: make it JSON lines "
            "(.jsonl) or CSV.",
            name=path.name,
        )
    found = _read(path.read_text(encoding, errors="replace"), path)
    if isinstance(found, dict):
        rows = _name_of_rows(found)
        found = found[rows] if rows else [found]
    if not isinstance(found, list):
        raise _no_table(path)
    for number, one in enumerate(found, 1):
        yield number, _object(one)


def _name_of_rows(found: Any) -> str:
    """Return under which name the rows stand, "" where an object is the only row."""
    return next((name for name in _RECORDS if name in found), "")


def _lines(path: Path, encoding: str) -> Iterator[tuple[int, Found]]:
    with path.open(encoding=encoding, errors="replace") as file:
        for number, line in enumerate(lines_of(file, path.name), 1):
            if not line.strip():
                continue
            try:
                found = json.loads(line)
            except (ValueError, RecursionError) as error:
                told = say("That is not JSON: {detail}.", detail=str(error))
                yield number, Damaged(whole(line.strip()), told)
            else:
                yield number, _object(found)


def _read(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DatelineError(
            "{name} is not JSON as it should be: {detail}.",
            name=path.name,
            detail=str(error),
        ) from error


def _object(found: Any) -> Found:
    if isinstance(found, dict):
        return _flat(found)
    text = whole(json.dumps(found, ensure_ascii=False))
    return Damaged(text, say("That is not an object with names and values."))


def _flat(found: dict[str, Any], before: str = "", depth: int = 0) -> dict[str, Any]:
    """Return an object with what lies in inner ones under names such as place.lat."""
    flat: dict[str, Any] = {}
    for name, value in found.items():
        if isinstance(value, dict) and value and depth < _DEEPEST:
            flat |= _flat(value, f"{before}{name}.", depth + 1)
        else:
            flat[f"{before}{name}"] = value
    return flat


def _no_table(path: Path) -> DatelineError:
    return DatelineError(
        "{name} is no table: it holds no objects with names and values.",
        name=path.name,
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
        return whole("; ".join(map(str, value)))
    return whole(json.dumps(value, ensure_ascii=False))
