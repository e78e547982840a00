"""Citations: a source as one plain line, for a text somewhere else."""

from dateline_db.model.source import Source, SourceState
from dateline_db.model.when import When


def citation(
    source: Source, publisher: str, accessed: str = "", locator: str = ""
) -> str:
    """Return a source as one line: author, title, publisher, date, address, access.

    `accessed` is when it was captured, in ISO 8601; `locator` says where in it a claim
    stands. What is not known is left out; that it has no date is said.
    """
    title = source.title if _is_made_up(source.title) else f"“{source.title}”"
    date_said = source.published.label() if source.published else "no date"
    outlet = f"{publisher}, {date_said}" if publisher else date_said
    parts = [source.author, title, outlet, locator, source.url]
    line = ". ".join(part.strip().rstrip(".") for part in parts if part.strip())
    notes = [_accessed(accessed), _STATES.get(source.state, "")]
    said = "; ".join(note for note in notes if note)
    return f"{line} ({said})." if said else f"{line}."


def _is_made_up(title: str) -> bool:
    """Whether a title stands in brackets, because none was printed."""
    return title.startswith("[") and title.endswith("]")


def _accessed(moment: str) -> str:
    return f"accessed {When.parse(moment[:10]).label()}" if moment else ""


_STATES = {
    SourceState.CHANGED: "changed since",
    SourceState.GONE: "no longer there",
    SourceState.RETRACTED: "retracted",
}
