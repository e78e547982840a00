"""Renaming a record of any kind that has a name, without opening its editor."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dateline_db.edits.actors import change_actor
from dateline_db.edits.claims import change_claim
from dateline_db.edits.eras import change_era
from dateline_db.edits.events import change_event
from dateline_db.edits.judgements import change_judgement
from dateline_db.edits.places import change_place
from dateline_db.edits.publishers import change_publisher
from dateline_db.edits.sources import change_source
from dateline_db.errors import say
from dateline_desktop.core.records import find_record
from dateline_desktop.core.session import Session
from dateline_desktop.core.words import table_word

_RENAMED: dict[str, tuple[str, Callable[..., object]]] = {
    "actor": ("name", change_actor),
    "claim": ("statement", change_claim),
    "era": ("title", change_era),
    "event": ("title", change_event),
    "judgement": ("statement", change_judgement),
    "place": ("name", change_place),
    "publisher": ("name", change_publisher),
    "source": ("title", change_source),
}
"""The field that is a record's name, and the edit that changes it."""


def rename(session: Session, kind: str, record_id: str) -> None:
    """Ask for another name of a record and write it."""
    record = find_record(session.case, kind, record_id) if session.case else None
    if record is None or kind not in _RENAMED:
        return
    field, change = _RENAMED[kind]
    old: Any = getattr(record, field)
    new = session.ask.text(
        say("Rename"), say("{kind}:", kind=table_word(kind)), str(old)
    )
    if new is not None and new.strip() != old:
        session.try_edit(_renamed, change, record, {field: new.strip()})


def _renamed(
    case: Any, change: Callable[..., object], record: Any, named: dict[str, str]
) -> None:
    change(case, replace(record, **named))
