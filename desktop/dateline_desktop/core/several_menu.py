"""What can be changed on several records at once, as the rows of a menu."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from dateline_db.case import Case
from dateline_db.edits.several_events import set_kind
from dateline_db.edits.tags import create_tag, tag_records, untag_records
from dateline_db.errors import say
from dateline_db.model.event import EVENT_KINDS
from dateline_db.model.label import Tag
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr


def kinds_in(session: Session) -> list[str]:
    """Return the kinds that events can be of: the usual ones and those of the case."""
    own = () if session.index is None else session.index.kinds.values
    return [kind for kind in dict.fromkeys([*EVENT_KINDS, *own]) if kind]


def fill_kinds(menu: QMenu, session: Session, event_ids: Sequence[str]) -> None:
    """Offer the kinds that events can be of."""
    for kind in kinds_in(session):
        change = partial(session.try_edit, set_kind, event_ids, kind)
        menu.addAction(kind.capitalize().replace("&", "&&"), change)


def add_tags(menu: QMenu, session: Session, subject: str, ids: Sequence[str]) -> None:
    """Offer, in a menu of its own, to put tags on records and to take them off."""
    tags = menu.addMenu(tr("Tag"))
    tags.setEnabled(session.writable)
    fill_tags(tags, session, subject, ids)


def fill_tags(menu: QMenu, session: Session, subject: str, ids: Sequence[str]) -> None:
    """Offer the tags: those that all of the records have are ticked, and come off."""
    case = session.case
    if case is None:
        return
    for tag in case.tags.all():
        held = case.taggings.count(tag_id=tag.id, subject=subject, subject_id=[*ids])
        edit = untag_records if held == len(ids) else tag_records
        change = partial(session.try_edit, edit, tag.id, subject, ids)
        action = menu.addAction(tag.name.replace("&", "&&"), change)
        action.setCheckable(True)
        action.setChecked(held == len(ids))
    menu.addSeparator()
    menu.addAction(tr("New tag…"), partial(_ask_for_tag, session, subject, ids))


def _ask_for_tag(session: Session, subject: str, ids: Sequence[str]) -> None:
    name = session.ask.text(say("New tag"), say("Name of the tag"))
    if name and name.strip():
        session.try_edit(_tag_anew, name.strip(), subject, ids)


def _tag_anew(case: Case, name: str, subject: str, ids: Sequence[str]) -> None:
    """Put a tag of that name on records, a new one if there is none yet."""
    same = (one for one in case.tags.all() if one.name.casefold() == name.casefold())
    known = next(same, None)
    with case.action(
        say("Tag {count} records with “{name}”", count=len(ids), name=name)
    ):
        tag = create_tag(case, Tag(name=name)) if known is None else known
        tag_records(case, tag.id, subject, ids)
