"""Fields that the editors of several kinds of record share."""

from PySide6.QtCore import QObject

from dateline_db.analysis.passage_dates import DateReading
from dateline_db.errors import say
from dateline_db.model.marking import Marking
from dateline_desktop.core.readings import one_line
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.choice import ChoiceField, WordField
from dateline_desktop.widgets.date_field import DateField
from dateline_desktop.widgets.field import TextField

_LANGUAGES = {
    "en": "English",
    "ur": "Urdu",
    "ps": "Pashto",
    "ar": "Arabic",
    "fa": "Persian",
    "pa": "Punjabi",
    "sd": "Sindhi",
    "bal": "Balochi",
    "hi": "Hindi",
    "zh": "Chinese",
    "ru": "Russian",
    "tr": "Turkish",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
}


def language_name(tag: str) -> str:
    """Return what a language is called, by its BCP 47 tag."""
    return tr(_LANGUAGES.get(tag, tag))


def language_field() -> WordField:
    """Return a field for a language: chosen by name, or typed as a BCP 47 tag."""
    return WordField(
        {tag: tr(name) for tag, name in _LANGUAGES.items()},
        tr("a name from the list, or a tag such as ur-PK"),
    )


def marking_field() -> ChoiceField:
    """Return a field for the marking of one record."""
    options: dict[Marking | None, str] = {None: tr("none of its own")}
    for marking in Marking:
        sharing = tr(marking.sharing)
        text = say("{marking}  {sharing}", marking=marking.value, sharing=sharing)
        options[marking] = tr(text)
    return ChoiceField(options)


class WordsTaken(QObject):
    """Keeps the words that a date was read from, unless others stand there."""

    def __init__(self, date: DateField, words: TextField) -> None:
        super().__init__(date)
        self._date, self._words, self._last = date, words, ""
        date.words_taken.connect(self._on_taken)

    def take(self, found: DateReading) -> None:
        """Let the date be read from words of a passage, and keep them.

        Where nobody can read them as a date, that is left to be typed.
        """
        words = one_line(found.text)
        self._on_taken(words)
        if found.reading is None:
            self._date.line.setFocus()
        else:
            self._date.line.setText(words)

    def follow(self) -> None:
        """Take the words that stand there for those of the date, until one types."""
        self._last = self._words.value()

    def _on_taken(self, text: str) -> None:
        if self._words.value() in ("", self._last):
            self._words.set_value(text)
            self._last = text
