"""Edits of saved views, and of suggestions that were turned down."""

from dataclasses import replace

import pytest

from dateline_db.case import Case
from dateline_db.edits.dismissals import dismiss, suggest_again
from dateline_db.edits.views import change_view, create_view, delete_view
from dateline_db.errors import InvalidValue, say
from dateline_db.model.saved_view import SavedView
from undoing import nothing_happens, one_action, refusal


def test_a_view_is_saved_renamed_changed_and_deleted(case: Case) -> None:
    view = SavedView(name="Ungraded", kind="claim", settings='{"sort": "when"}')
    with one_action(case, "Save view “Ungraded”"):
        create_view(case, view)
    assert view.read() == {"sort": "when"}
    with one_action(case, "Rename view “Ungraded” to “To grade”"):
        change_view(case, replace(view, name="To grade"))
    with one_action(case, "Change view “To grade”"):
        change_view(case, replace(view, name="To grade", settings="{}"))
    with one_action(case, "Delete view “To grade”"):
        delete_view(case, view.id)


def test_two_views_of_one_table_have_different_names(case: Case) -> None:
    create_view(case, SavedView(name="All", kind="claim"))
    create_view(case, SavedView(name="All", kind="source"))
    with refusal(case, "There is a view “All” already", field="name"):
        create_view(case, SavedView(name="ALL", kind="claim"))


@pytest.mark.parametrize("settings", ["", "[]", "{"])
def test_settings_are_a_json_object(settings: str) -> None:
    with pytest.raises(InvalidValue, match="JSON object"):
        SavedView(name="All", kind="claim", settings=settings)


def test_what_was_turned_down_stays_so_until_it_is_allowed_again(case: Case) -> None:
    label = say("Keep “{one}” and “{other}” apart", one="A", other="B")
    with one_action(case, "Keep “A” and “B” apart"):
        held = dismiss(case, "duplicate_events", ("a", "b"), label)
    with nothing_happens(case):
        assert dismiss(case, "duplicate_events", ("a", "b"), label) == held
    with one_action(case, "Allow a suggestion again that was turned down"):
        suggest_again(case, held.id)
