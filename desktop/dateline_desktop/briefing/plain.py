"""Values of the model as plain data, for JSON."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from dateline_db.errors import Message
from dateline_db.model.grade import Grade

OnText = Callable[[str, str], Any]
"""Gives what a text becomes; it is told the field in which the text stands."""


def plain_data(
    value: Any, on_text: OnText, name: str = "", said: Callable[[Message], str] = str
) -> Any:
    """Return a value as dictionaries, lists, texts and numbers; enums as their words.

    `name` is the field that the value stands in, `said` how sentences are written.
    """
    match value:
        case Message():
            return on_text(said(value), name)
        case Grade():
            return on_text(str(value), name)
        case Enum():
            return value.value
        case str():
            return on_text(value, name)
        case dict():
            return {
                key: plain_data(one, on_text, key, said) for key, one in value.items()
            }
        case list() | tuple():
            return [plain_data(one, on_text, name, said) for one in value]
    if is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {key: plain_data(one, on_text, key, said) for key, one in pairs}
    return value
