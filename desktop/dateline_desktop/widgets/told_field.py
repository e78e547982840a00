"""A field of a form that is only read."""

from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.text import align, breakable, plain


class ToldField(Field):
    """A text beside its label; nothing of it is saved."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__()
        self.label = plain(breakable(text), wrap=True)
        self.label.setProperty("role", role or None)
        self.label.setMinimumWidth(1)
        self.label.setContentsMargins(0, 6, 0, 0)
        align(self.label, text)
        self.hold(self.label)

    def value(self) -> None:
        return None

    def set_value(self, value: None) -> None:
        """Keep the text: there is nothing to fill in."""
