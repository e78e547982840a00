"""Deleting records of any kind, one or several as one action."""

from collections.abc import Callable, Sequence

from dateline_db.case import Case
from dateline_db.edits.actors import delete_actor
from dateline_db.edits.claims import delete_claim
from dateline_db.edits.documents import delete_document
from dateline_db.edits.eras import delete_era
from dateline_db.edits.events import delete_event
from dateline_db.edits.judgements import delete_judgement
from dateline_db.edits.notes import delete_note
from dateline_db.edits.places import delete_place
from dateline_db.edits.publishers import delete_publisher
from dateline_db.edits.several_events import delete_events
from dateline_db.edits.sources import delete_source
from dateline_db.edits.tags import delete_tag
from dateline_db.errors import Message

_DELETE: dict[str, Callable[[Case, str], object]] = {
    "actor": delete_actor,
    "claim": delete_claim,
    "document": delete_document,
    "era": delete_era,
    "event": delete_event,
    "judgement": delete_judgement,
    "note": delete_note,
    "place": delete_place,
    "publisher": delete_publisher,
    "source": delete_source,
    "tag": delete_tag,
}
_SEVERAL = {
    "actor": "Delete {count} actors",
    "claim": "Delete {count} claims",
    "judgement": "Delete {count} judgements",
    "place": "Delete {count} places",
    "publisher": "Delete {count} publishers",
    "source": "Delete {count} sources and what rests on them",
}
"""What several are deleted as: the kinds of record that stand in tables."""


def can_delete(table: str) -> bool:
    """Whether records of a table can be deleted by themselves."""
    return table in _DELETE


def delete_records(case: Case, table: str, ids: Sequence[str]) -> None:
    """Delete records of one table: all of them, or none where one has to stay.

    Raises `DatelineError` where something still needs one of them.
    """
    if len(ids) == 1:
        _DELETE[table](case, ids[0])
    elif table == "event":
        delete_events(case, ids)
    elif ids:
        with case.action(Message(_SEVERAL[table], {"count": len(ids)})):
            for record_id in ids:
                _DELETE[table](case, record_id)
