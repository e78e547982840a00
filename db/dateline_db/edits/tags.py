"""Edits of tags, and of which records carry them."""

from collections.abc import Iterable

from dateline_db.case import Case
from dateline_db.edits.saving import Rows, save
from dateline_db.edits.wording import counted
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.label import Tag, Tagging


def create_tag(case: Case, tag: Tag) -> Tag:
    """Add a tag."""
    _check_name(case, tag)
    save(case, say("Create tag “{name}”", name=tag.name), Rows(case.tags, after=[tag]))
    return tag


def change_tag(case: Case, tag: Tag) -> Tag:
    """Change a tag's name or colour."""
    before = case.tags.get(tag.id)
    _check_name(case, tag)
    save(case, _label(before, tag), Rows(case.tags, [before], [tag]))
    return tag


def delete_tag(case: Case, tag_id: str) -> None:
    """Delete a tag and take it off every record."""
    tag = case.tags.get(tag_id)
    taggings = case.taggings.where(tag_id=tag_id)
    label = counted(
        len(taggings),
        "Delete tag “{name}”, also from 1 record",
        "Delete tag “{name}”, also from {count} records",
        name=tag.name,
    )
    save(
        case,
        label if taggings else say("Delete tag “{name}”", name=tag.name),
        Rows(case.taggings, taggings),
        Rows(case.tags, [tag]),
    )


def tag_records(case: Case, tag_id: str, subject: str, ids: Iterable[str]) -> None:
    """Put a tag on records of the table `subject`; those that have it keep it."""
    tag = _get(case, tag_id)
    wanted = list(dict.fromkeys(ids))
    held = case.taggings.where(tag_id=tag_id, subject=subject, subject_id=wanted)
    having = {one.subject_id for one in held}
    new = [
        Tagging(tag_id=tag_id, subject=subject, subject_id=one)
        for one in wanted
        if one not in having
    ]
    label = counted(
        len(new),
        "Tag 1 record with “{name}”",
        "Tag {count} records with “{name}”",
        name=tag.name,
    )
    save(case, label, Rows(case.taggings, after=new))


def untag_records(case: Case, tag_id: str, subject: str, ids: Iterable[str]) -> None:
    """Take a tag off records of the table `subject`."""
    tag = _get(case, tag_id)
    held = case.taggings.where(tag_id=tag_id, subject=subject, subject_id=list(ids))
    label = counted(
        len(held),
        "Take tag “{name}” off 1 record",
        "Take tag “{name}” off {count} records",
        name=tag.name,
    )
    save(case, label, Rows(case.taggings, held))


def _get(case: Case, tag_id: str) -> Tag:
    tag = case.tags.find(tag_id)
    if tag is None:
        raise InvalidValue(
            "tag_id", "This tag is not in the case any more: choose another."
        )
    return tag


def _check_name(case: Case, tag: Tag) -> None:
    for other in case.tags.all():
        if other.id != tag.id and other.name.casefold() == tag.name.casefold():
            raise InvalidValue(
                "name",
                "There is a tag “{name}” already: use it, or choose another name.",
                name=other.name,
            )


def _label(before: Tag, after: Tag) -> Message:
    if before.name != after.name:
        return say("Rename tag “{old}” to “{new}”", old=before.name, new=after.name)
    return say("Change tag “{name}”", name=after.name)
