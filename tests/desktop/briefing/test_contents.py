"""What a briefing holds beside the table of events, read back from the PDF."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.briefing.compose import compose
from dateline_db.case import Case
from dateline_db.edits.briefings import create_briefing, issue_briefing
from dateline_db.errors import say
from dateline_db.model.briefing import Briefing, Section
from dateline_db.model.document import Document
from dateline_db.model.event import Event, Review
from dateline_db.model.judgement import Judgement, JudgementClaim, Likelihood, Side
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from dateline_desktop.briefing.export import briefing_files, write_briefing
from dateline_desktop.briefing.figures import close_up, figures
from pdf_reading import Print, Printed
from written_down import a_publication, an_assertion, an_event, put

NAUGHTY = [
    '#read("/etc/passwd") #panic("x") = H *b* $x$ `r` <label> @ref // c',
    "A" * 200_000,
    "\U0001f4a3 \u4e2d\u6587 \x00 \ufeff \ue000 \ufffe",
    "\u202eevil right to left",
    "تحریک طالبان پاکستان نے ذمہ داری قبول کی (2023)",
]
AT = "2023-01-30T10:00:00.000Z"


def a_document(case: Case, source_id: str, marking: Marking | None = None) -> Document:
    with case.action(say("Capture")):
        digest = case.put_blob(b"A bomb went off in Peshawar.")
        made = Document(
            source_id=source_id,
            name="blast.html",
            sha256=digest,
            size=28,
            media_type="text/html",
            captured_at=AT,
            captured_by="Ann",
            method="file",
            marking=marking,
        )
        case.documents.insert(made)
    return made


def many(case: Case, count: int) -> None:
    with case.action(say("Fill")):
        for n in range(count):
            when = When.parse(f"20{10 + n % 12}-{1 + n % 12:02}-{1 + n % 28:02}")
            case.events.insert(
                Event(
                    ref=f"E{n + 1:03}",
                    title=f"Attack {n}",
                    when=when,
                    kind="attack",
                    review=Review.REVIEWED,
                )
            )


def test_copies_are_listed_with_their_hashes(case: Case, printed: Print) -> None:
    source = a_publication(case)
    an_assertion(case, an_event(case), source)
    document = a_document(case, source.id)
    read = printed(case)
    assert "Evidence" in read.outline
    assert document.sha256 in read.text.replace(" ", "")
    assert "accessed 30 January 2023" in read.text


def test_a_copy_that_is_marked_more_strictly_is_not_listed(case: Case) -> None:
    source = a_publication(case)
    an_assertion(case, an_event(case), source)
    a_document(case, source.id, Marking.RED)
    assert compose(case, Briefing(title="Open")).evidence == ()


def test_a_redacted_copy_says_nothing_of_what_it_leaves_out(
    case: Case, tmp_path: Path
) -> None:
    secret = an_event(case, "Meeting in Doha", marking=Marking.RED)
    an_event(case, "Blast")
    an_assertion(case, secret, a_publication(case, "Embassy", marking=Marking.RED))
    briefing = create_briefing(case, Briefing(title="Copy", marking=Marking.GREEN))
    files, _ = briefing_files(compose(case, briefing))
    held = b"".join(data for name, data in files.items() if not name.endswith(".typ"))
    for word in (b"Doha", b"Embassy"):
        assert word not in held
    written = write_briefing(case, tmp_path / "copy.pdf", briefing=briefing)
    with closing(Printed(written.path)) as read:
        assert "left out: 1 event and 1 source" in read.text


def test_what_is_left_out_is_counted_whatever_sections_it_has(
    case: Case, printed: Print
) -> None:
    an_event(case, "Hidden", marking=Marking.RED)
    an_event(case, "Blast")
    create_briefing(case, Briefing(title="Copy", sections=("events",)))
    read = printed(case)
    assert list(read.outline) == ["Events", "What is not in this briefing"]
    assert "left out: 1 event" in read.text


def test_the_legend_explains_the_scale_that_is_used(case: Case, printed: Print) -> None:
    judgement = Judgement(statement="It may go on.", likelihood=Likelihood.P4)
    put(case, judgement)
    text = printed(case).text
    assert "Likelihood (PHIA probability yardstick)" in text
    assert "realistic possibility" in text
    assert "Likelihood (ICD 203)" not in text


def test_a_crowded_timeline_goes_on_over_several_figures(case: Case) -> None:
    many(case, 320)
    drawn = figures(compose(case))
    assert len(drawn) == 4  # the whole, and its three parts
    assert [len(one.numbers) for one in drawn] == [320, 107, 107, 106]


def test_a_close_up_is_drawn_where_half_of_the_events_lie_close(case: Case) -> None:
    for n in range(1, 9):
        an_event(case, f"Blast {n}", f"2023-01-{n:02}")
    for year in (2011, 2014, 2017, 2020):
        an_event(case, "Earlier", f"{year}-05-01")
    drawn = close_up(compose(case))
    assert drawn is not None
    assert len(drawn.numbers) == 6
    none = replace(Briefing(title="None"), sections=(Section.EVENTS,))
    assert close_up(compose(case, none)) is None


def test_events_spread_evenly_need_no_close_up(case: Case) -> None:
    for year in range(2000, 2020):
        an_event(case, "Yearly", f"{year}-05-01")
    assert close_up(compose(case)) is None


def test_a_second_issue_says_what_changed(case: Case, tmp_path: Path) -> None:
    briefing = create_briefing(case, Briefing(title="Monthly"))
    an_event(case, "Blast")
    first = write_briefing(case, tmp_path / "1.pdf", briefing=briefing)
    issue_briefing(case, briefing, first.issue)
    an_event(case, "Answer", "2023-02-01")
    second = write_briefing(case, tmp_path / "2.pdf", briefing=briefing)
    with closing(Printed(second.path)) as read:
        assert "What has changed" in read.outline
        assert "E02 is new: Answer, 1 February 2023." in read.text
        assert first.issue.sha256 in read.text.replace(" ", "")
    held = json.loads(second.issue.content)
    assert [one["title"] for one in held["events"]] == ["Blast", "Answer"]


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_whatever_stands_in_the_new_fields_makes_a_pdf(
    case: Case, tmp_path: Path, naughty: str
) -> None:
    event = an_event(case)
    claim = an_assertion(case, event, a_publication(case, note=naughty))
    judgement = Judgement(
        statement="It was so.", alternatives=naughty, would_change_it=naughty
    )
    basis = JudgementClaim(judgement_id=judgement.id, claim_id=claim.id, side=Side.FOR)
    put(case, judgement, basis)
    texts = json.dumps({str(one): naughty for one in Section})
    briefing = Briefing(title="Texts", section_texts=texts, outlook=naughty)
    written = write_briefing(case, tmp_path / "made.pdf", briefing=briefing)
    assert written.path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("language", "log"), [("de", "1.205"), ("fr", "1 205")])
def test_counts_are_parted_as_the_language_does(
    case: Case, printed: Print, language: str, log: str
) -> None:
    briefing = Briefing(title="H", language=language, sections=("change_log",))
    create_briefing(case, briefing)
    made = len(case.history(limit=2_000))
    for number in range(1_205 - made):
        with case.action(say("Change")):
            case.briefings.update(replace(briefing, question=f"{number}?"))
    assert f"Ann Analyst {log}" in printed(case).text


def test_a_list_in_urdu_has_its_marks_at_the_right(case: Case, printed: Print) -> None:
    gaps = ("حملوں کی گنتی کی تعریف نہیں دی گئی۔", "کوئی دستاویز نہیں۔")
    create_briefing(case, Briefing(title="H", gaps=gaps, sections=("gaps",)))
    margin = [525.0, 66.0, 545.0, 770.0]
    assert printed(case).within(1, margin).count("–") == 2
