"""Saved views: how a table was filtered, sorted and laid out, under a name."""

import json
from dataclasses import dataclass
from typing import Any

from dateline_db.errors import InvalidValue
from dateline_db.model.record import Record, require


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """A view of the table `kind` ("source", "claim"), its settings as JSON."""

    name: str
    kind: str
    settings: str = "{}"

    def __post_init__(self) -> None:
        require("name", self.name, "A view needs a name.")
        require("kind", self.kind, "A view is of a table.")
        self.read()

    def read(self) -> dict[str, Any]:
        """Return the settings: filter, columns, sorting and grouping."""
        try:
            found = json.loads(self.settings)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise InvalidValue("settings", "The settings of a view are a JSON object.")
        return found
