"""What an action changed, in the analyst's words."""

from dataclasses import replace

from PySide6.QtCore import QSettings

from dateline_db.case import Case
from dateline_db.edits.events import change_event, create_event, delete_event
from dateline_db.edits.publishers import create_publisher
from dateline_db.edits.sources import create_source
from dateline_db.model.event import Event
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import Source
from dateline_db.model.when import When
from dateline_desktop.core.moment import moment
from dateline_desktop.core.settings import ZONE
from dateline_desktop.history.diff import Diff, FieldChange


def latest(case: Case, settings: QSettings) -> tuple[list[str], list[FieldChange]]:
    """Return the headings and the fields of the latest action."""
    changes = case.changes_of(case.history(limit=1)[0].seq)
    diff = Diff(case, changes, settings)
    fields = [field for change in changes for field in diff.fields(change)]
    return [diff.heading(change) for change in changes], fields


def test_a_new_record_has_no_before(case: Case, settings: QSettings) -> None:
    create_event(case, Event(title="Blast", when=When.parse("2023-07")))
    headings, fields = latest(case, settings)
    assert headings == ["Event “Blast” added"]
    assert FieldChange("title", "", "Blast") in fields
    assert FieldChange("date", "", "July 2023") in fields


def test_a_change_shows_only_what_differs(case: Case, settings: QSettings) -> None:
    event = create_event(case, Event(title="Blast"))
    change_event(case, replace(event, title="Explosion"))
    headings, fields = latest(case, settings)
    assert headings == ["Event “Explosion” changed"]
    assert fields == [FieldChange("title", "Blast", "Explosion")]


def test_a_change_that_left_the_title_alone_is_known_by_it(
    case: Case, settings: QSettings
) -> None:
    event = create_event(case, Event(title="Blast"))
    change_event(case, replace(event, kind="attack"))
    headings, fields = latest(case, settings)
    assert headings == ["Event “Blast” changed"]
    assert fields == [FieldChange("kind", "", "Attack")]


def test_a_deleted_record_is_known_by_what_it_was(
    case: Case, settings: QSettings
) -> None:
    event = create_event(case, Event(title="Blast"))
    delete_event(case, event.id)
    headings, fields = latest(case, settings)
    assert headings == ["Event “Blast” deleted"]
    assert FieldChange("title", "Blast", "") in fields


def test_a_reference_is_said_by_its_title(case: Case, settings: QSettings) -> None:
    publisher = create_publisher(case, Publisher(name="Dawn"))
    create_source(case, Source(publisher_id=publisher.id, title="Toll rises"))
    assert FieldChange("publisher", "", "Dawn") in latest(case, settings)[1]


def test_an_approximate_date_is_not_said_more_sharply(
    case: Case, settings: QSettings
) -> None:
    event = create_event(case, Event(title="Blast"))
    change_event(case, replace(event, when=When.parse("2023-07~")))
    assert (
        FieldChange("date", "date unknown", "c. July 2023") in latest(case, settings)[1]
    )


def test_a_time_is_said_in_the_zone_preferred(case: Case, settings: QSettings) -> None:
    ZONE.write(settings, "Asia/Karachi")
    assert moment("2026-11-25T20:10:11.123Z", settings) == "26 Nov 2026, 01:10"
