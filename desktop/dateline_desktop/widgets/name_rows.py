"""A name in the editor: its text and its language, for the rows of a list of names."""

from PySide6.QtWidgets import QHBoxLayout

from dateline_desktop.widgets.choice import WordField
from dateline_desktop.widgets.field import Field, TextField
from dateline_desktop.widgets.text import tr


class NameField(Field):
    """The text of a name and the tag of its language; None where there is no text."""

    def __init__(self, language: WordField) -> None:
        super().__init__()
        self.text, self.language = TextField(tr("as it is written there")), language
        self.text.line.setAccessibleName(tr("Name"))
        self.language.box.setAccessibleName(tr("Language"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.text, 3)
        row.addWidget(self.language, 2)
        self.setFocusProxy(self.text)
        for part in (self.text, self.language):
            part.changed.connect(self.changed)

    def value(self) -> tuple[str, str] | None:
        text = self.text.value()
        return (text, self.language.value()) if text else None

    def set_value(self, value: tuple[str, str]) -> None:
        text, language = value
        self.text.set_value(text)
        self.language.set_value(language)
