"""Messages and every deliberate error, worded for the analyst.

A message is kept as a template with arguments, never as a finished sentence, so that
a later translation needs no rewrite: the template is the key, as in Qt's ``tr()``.
"""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as its English template and the arguments that fill it."""

    template: str
    args: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.args)

    def to_json(self) -> str:
        """Return the message as the JSON text that the journal keeps."""
        return json.dumps([self.template, self.args], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Message":
        """Read what `to_json` wrote."""
        template, args = json.loads(text)
        return cls(template, args)


def say(template: str, **args: Any) -> Message:
    """Return a `Message`; written at the call so that templates can be collected."""
    return Message(template, args)


class DatelineError(Exception):
    """An error that the analyst can do something about; its text is shown as it is."""

    def __init__(self, template: str, **args: Any) -> None:
        self.message = Message(template, args)
        super().__init__(str(self.message))


class InvalidValue(DatelineError):
    """A value that breaks a rule of the model; `field` names where it was given."""

    def __init__(self, field: str, template: str, **args: Any) -> None:
        self.field = field
        super().__init__(template, **args)


class BadDate(InvalidValue):
    """A date that is not EDTF or does not exist."""

    def __init__(self, template: str, **args: Any) -> None:
        super().__init__("when", template, **args)


class NotFound(DatelineError):
    """A record that is not, or no longer, in the case."""


class CaseError(DatelineError):
    """A case file that cannot be opened, or not for writing."""


class NotACase(CaseError):
    """A file that is not a Dateline case."""


class CaseDamaged(CaseError):
    """A case whose pages SQLite cannot read."""


class CaseTooNew(CaseError):
    """A case written by a later Dateline."""


class ReadOnly(CaseError):
    """A change asked of a case that is open for reading only."""


class Conflict(DatelineError):
    """An undo whose records were changed from outside in the meantime."""


class Cancelled(DatelineError):
    """A long piece of work that the analyst stopped."""
