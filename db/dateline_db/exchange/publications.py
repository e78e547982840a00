"""Publications: what a file names becomes sources, each once in a case."""

from collections.abc import Sequence

from dateline_db.case import Case
from dateline_db.exchange.bibliography import Entry
from dateline_db.exchange.directory import Directory
from dateline_db.exchange.numbers import Numbers
from dateline_db.model.publisher import PublisherKind
from dateline_db.model.source import Source
from dateline_db.model.spelling import name_key
from dateline_db.model.when import When

Key = tuple[str, ...]


class Publications:
    """The sources of a case by what they are called; `taken` gives what is new.

    `undated` counts those whose date of publication stays as words.
    """

    def __init__(self, case: Case, directory: Directory, numbers: Numbers) -> None:
        self._case, self._directory, self._numbers = case, directory, numbers
        self._known: dict[Key, str] | None = None
        self._new: list[Source] = []
        self.undated = 0

    def source(
        self, entry: Entry, kind: PublisherKind, note: str = ""
    ) -> tuple[str, bool]:
        """Return the id of the source that an entry is, and whether it is new."""
        publisher_id = self._directory.publisher(entry.outlet, kind)
        when, words, told = entry.dated()
        key = _key(publisher_id, f"{entry.title} {entry.author}", when, entry.url)
        known = self._sources()
        found = known.get(key)
        if found is not None:
            return found, False
        source = Source(
            ref=self._numbers.next("source"),
            publisher_id=publisher_id,
            title=entry.title,
            author=entry.author,
            url=entry.url,
            published=when,
            published_words=words,
            kind=entry.kind,
            language=entry.language,
            note=told or note,
        )
        self.undated += bool(words)
        known[key] = source.id
        self._new.append(source)
        return source.id, True

    def taken(self) -> Sequence[Source]:
        """Return the sources that are new since the last time."""
        new, self._new = self._new, []
        return new

    def _sources(self) -> dict[Key, str]:
        """Return the sources of the case; read once somebody asks."""
        if self._known is None:
            self._known = {
                _key(
                    one.publisher_id,
                    f"{one.title} {one.author}",
                    one.published,
                    one.url,
                ): one.id
                for one in self._case.sources.all()
            }
        return self._known


def _key(publisher_id: str, title: str, when: When | None, url: str) -> Key:
    """Return what tells a source from others: its address, else what it is called."""
    if url:
        return ("url", url.split("#")[0].rstrip("/").casefold())
    date = "" if when is None else when.typed
    return (publisher_id, name_key(title) or title, date)
