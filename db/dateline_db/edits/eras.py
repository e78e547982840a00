"""Edits of eras, with the claims and events that they rest on."""

from collections.abc import Sequence

from dateline_db.case import Case
from dateline_db.edits.attached import attached_to
from dateline_db.edits.saving import Rows, placed, save, with_ref
from dateline_db.edits.wording import changed_fields
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.era import Era, EraBasis
from dateline_db.model.when import WhenKind


def create_era(case: Case, era: Era, bases: Sequence[EraBasis] = ()) -> Era:
    """Add an era with what it rests on."""
    _check_span(era)
    era = with_ref(case, case.eras, era)
    save(
        case,
        say("Create era “{title}”", title=era.title),
        Rows(case.eras, after=[era]),
        Rows(case.era_bases, after=placed(bases, era_id=era.id)),
    )
    return era


def change_era(case: Case, era: Era, bases: Sequence[EraBasis] | None = None) -> Era:
    """Change an era, and what it rests on if that is given."""
    before = case.eras.get(era.id)
    _check_span(era)
    era = with_ref(case, case.eras, era)
    resting = Rows(case.era_bases)
    if bases is not None:
        held = case.era_bases.where(era_id=era.id)
        resting = Rows(case.era_bases, held, placed(bases, era_id=era.id))
    changed = set() if resting else changed_fields(before, era)
    rows = Rows(case.eras, [before], [era])
    save(case, _label(before, era, changed), rows, resting)
    return era


def delete_era(case: Case, era_id: str) -> None:
    """Delete an era; what it rests on stays."""
    era = case.eras.get(era_id)
    save(
        case,
        say("Delete era “{title}”", title=era.title),
        *attached_to(case, era=[era_id]),
        Rows(case.eras, [era]),
    )


def _check_span(era: Era) -> None:
    """Refuse a date that is not a span: "2022" is some time in 2022, not all of it."""
    if era.when.kind is not WhenKind.INTERVAL:
        raise InvalidValue(
            "when",
            "An era lasts: give where it begins and where it ends, as in "
            "2021-08/2022-11, or 2021-08/.. while it goes on.",
        )


def _label(before: Era, after: Era, changed: set[str]) -> Message:
    """Say what was changed where it is one thing, with what was and what is."""
    title = after.title
    if changed == {"title"}:
        return say("Rename era “{old}” to “{new}”", old=before.title, new=title)
    if changed and changed <= {"when", "when_words"} and before.when != after.when:
        return say(
            "Date era “{title}”: {old} to {new}",
            title=title,
            old=before.when.label(),
            new=after.when.label(),
        )
    return say("Change era “{title}”", title=title)
