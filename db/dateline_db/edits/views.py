"""Edits of saved views of tables."""

from dateline_db.case import Case
from dateline_db.edits.saving import Rows, save
from dateline_db.errors import InvalidValue, Message, say
from dateline_db.model.saved_view import SavedView


def create_view(case: Case, view: SavedView) -> SavedView:
    """Keep how a table is filtered, sorted and laid out, under a name."""
    _check_name(case, view)
    label = say("Save view “{name}”", name=view.name)
    save(case, label, Rows(case.saved_views, after=[view]))
    return view


def change_view(case: Case, view: SavedView) -> SavedView:
    """Rename a view, or keep in it how the table is shown now."""
    before = case.saved_views.get(view.id)
    _check_name(case, view)
    save(case, _label(before, view), Rows(case.saved_views, [before], [view]))
    return view


def delete_view(case: Case, view_id: str) -> None:
    """Delete a view; what it showed stays."""
    view = case.saved_views.get(view_id)
    label = say("Delete view “{name}”", name=view.name)
    save(case, label, Rows(case.saved_views, [view]))


def _check_name(case: Case, view: SavedView) -> None:
    for other in case.saved_views.where(kind=view.kind):
        if other.id != view.id and other.name.casefold() == view.name.casefold():
            raise InvalidValue(
                "name",
                "There is a view “{name}” already: choose another name.",
                name=other.name,
            )


def _label(before: SavedView, after: SavedView) -> Message:
    if before.name != after.name:
        return say("Rename view “{old}” to “{new}”", old=before.name, new=after.name)
    return say("Change view “{name}”", name=after.name)
