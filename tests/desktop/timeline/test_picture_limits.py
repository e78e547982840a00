"""What a picture leaves out: by marking, by filter, by date, and how it says so."""

from pathlib import Path

from dateline_db.case import Case
from dateline_db.edits.grades import grade_claim
from dateline_db.model.grade import Credibility
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from dateline_desktop.core.filter import Filter
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.timeline.export import write_picture
from dateline_desktop.timeline.picture_choice import Choice, Extent, Format
from dateline_desktop.timeline.picture_contents import Contents, contents
from marked_case import fill_marked
from written_down import a_publication, an_assertion, an_event

GREEN, RED = Marking.GREEN, Marking.RED


def notes(case: Case, choice: Choice, chosen: Filter | None = None) -> list[str]:
    return [str(note) for note in contents(case, choice, chosen or Filter()).notes]


def lane_names(shown: Contents) -> list[str]:
    return [lane.name.title for lane in shown.stage.lanes.lanes]


def test_what_is_marked_more_strictly_is_left_out_and_counted(
    case: Case, tmp_path: Path
) -> None:
    fill_marked(case)
    choice = Choice(format=Format.SVG, marking=GREEN)
    text = write_picture(case, tmp_path / "x.svg", choice).path.read_text("utf-8")
    assert "Ship leaves" in text
    assert "Tip received" not in text
    assert "Informant" not in text
    assert "1 event above TLP:GREEN left out" in text
    assert "TLP:GREEN" in text


def test_under_the_strictest_marking_all_is_shown(case: Case) -> None:
    fill_marked(case)
    shown = contents(case, Choice(marking=RED), Filter())
    assert lane_names(shown) == ["Harbour Police", "Informant"]
    assert shown.notes == ()
    assert [era.title for era in shown.stage.eras] == ["Strike"]


def test_a_mark_never_betrays_a_claim_that_may_not_be_shown(case: Case) -> None:
    event, _ = fill_marked(case)
    source = a_publication(case)
    hidden = an_assertion(case, event, source, marking=RED)
    grade_claim(case, hidden.id, Credibility.TWO, "seen by two")

    def digits(marking: Marking) -> list[int]:
        stage = contents(case, Choice(marking=marking), Filter()).stage
        row = stage.index.row_of(event.id)
        return [int(stage.index.digit[row])]

    assert digits(RED) == [2]
    assert digits(GREEN) == [0]


def test_nor_does_the_lane_of_its_publisher(case: Case) -> None:
    event, _ = fill_marked(case)
    an_assertion(case, event, a_publication(case, "Dawn"))
    an_assertion(case, event, a_publication(case, "Service"), marking=RED)
    choice = Choice(marking=GREEN, by=LaneBy.PUBLISHER)
    assert lane_names(contents(case, choice, Filter())) == ["Dawn"]


def test_what_filters_hide_and_what_has_no_date_is_counted(case: Case) -> None:
    an_event(case, when="2020-01-01", kind="attack")
    an_event(case, when="2021-01-01", kind="talks")
    an_event(case, when="XXXX", kind="talks")
    assert notes(case, Choice(), Filter(kinds=frozenset({"talks"}))) == [
        "1 event hidden by filters",
        "1 event without a date",
    ]


def test_a_chosen_period_is_the_axis(case: Case, tmp_path: Path) -> None:
    an_event(case, "Early", "2010-01-01")
    an_event(case, "Late", "2020-06-01")
    lo, hi = When.parse("2020").seconds()
    assert lo is not None
    assert hi is not None
    choice = Choice(format=Format.SVG, extent=Extent.PERIOD, period=(lo, hi))
    text = write_picture(case, tmp_path / "x.svg", choice).path.read_text("utf-8")
    assert "Late" in text
    assert "Early" not in text


def test_every_event_is_drawn_or_counted_once(case: Case) -> None:
    fill_marked(case)
    an_event(case, kind="attack", marking=RED)
    an_event(case, kind="talks")
    chosen = Filter(kinds=frozenset({"talks"}))
    shown = contents(case, Choice(marking=GREEN), chosen)
    assert len(shown.stage.lanes.rows) == 1
    assert notes(case, Choice(marking=GREEN), chosen) == [
        "2 events above TLP:GREEN left out",
        "1 event hidden by filters",
    ]
