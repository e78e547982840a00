"""Edits of what holds for the whole case."""

from dateline_db.case import Case
from dateline_db.edits.saving import Rows, save
from dateline_db.edits.wording import brief, changed_fields
from dateline_db.edits.zones import check_zone
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.setting import CaseSettings


def change_settings(case: Case, settings: CaseSettings) -> CaseSettings:
    """Change the case's title, description, zone, marking or date order."""
    before = case.case_settings.get(settings.id)
    if not settings.title.strip():
        raise InvalidValue("title", "A case needs a title.")
    check_zone(settings.zone)
    save(
        case,
        _label(before, settings),
        Rows(case.case_settings, [before], [settings]),
    )
    return settings


def _label(before: CaseSettings, after: CaseSettings) -> Message:
    changed = changed_fields(before, after)
    if changed == {"title"}:
        return say("Rename the case to “{title}”", title=brief(after.title))
    if changed == {"description"}:
        return say("Describe the case")
    if changed == {"marking"}:
        return say("Mark the case {marking}", marking=after.marking.value)
    return say("Change the settings of the case")
