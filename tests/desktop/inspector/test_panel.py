"""The inspector: what is known of the selected record, and what can be done with it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.actors import change_actor
from dateline_db.edits.claims import change_claim, create_claim
from dateline_db.edits.events import change_event
from dateline_db.edits.grades import grade_claim, grade_publisher, grade_source
from dateline_db.edits.notes import create_note
from dateline_db.errors import say
from dateline_db.model.actor import ActorName, NameKind
from dateline_db.model.claim import Claim, Stance
from dateline_db.model.event import EventLink, LinkKind, Participation, Role
from dateline_db.model.figure import Figure
from dateline_db.model.grade import Credibility, CredibilityGrade, Reliability
from dateline_db.model.judgement import Judgement, JudgementClaim, Side
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.inspector.claim_card import ClaimCard
from dateline_desktop.inspector.panel import InspectorPanel
from dateline_desktop.widgets.grade_chip import GradeChip
from dateline_desktop.widgets.link import Link
from newsroom import add_actor, add_claim, add_event, add_place, add_source


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> InspectorPanel:
    panel = InspectorPanel(session)
    qtbot.addWidget(panel)
    panel.resize(340, 900)
    panel.show()
    return panel


def texts(panel: InspectorPanel) -> list[str]:
    if panel.page is None:
        return []
    return [label.text() for label in panel.page.findChildren(QLabel) if label.text()]


def cards(panel: InspectorPanel) -> list[ClaimCard]:
    return panel.page.findChildren(ClaimCard) if panel.page is not None else []


def link(panel: InspectorPanel, text: str) -> Link:
    assert panel.page is not None
    links = panel.page.findChildren(Link)
    return next(one for one in links if text in one.text())


def button(panel: InspectorPanel, text: str) -> QPushButton:
    assert panel.page is not None
    buttons = panel.page.findChildren(QPushButton)
    return next(one for one in buttons if one.text() == text)


def test_with_nothing_selected_it_says_what_to_do(panel: InspectorPanel) -> None:
    assert panel.empty.isVisible()
    assert texts(panel) == []


def test_an_event_shows_its_date_as_read_as_stated_and_as_edtf(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    event = add_event(
        case,
        when=When.parse("[2023-07-21..2023-07-31]"),
        when_words="late July 2023",
        marking=Marking.AMBER,
    )
    session.select("event", event.id)
    shown = texts(panel)
    assert event.when.label() in shown
    assert "[2023-07-21..2023-07-31]" in shown
    assert any("late July 2023" in text for text in shown)
    assert "TLP:AMBER" in shown
    assert "no sources yet" in shown


def test_an_event_shows_its_actors_with_roles_and_native_names(
    session: Session, case: Case, panel: InspectorPanel, qtbot: QtBot
) -> None:
    actor = add_actor(case)
    name = ActorName(
        actor_id=actor.id, text="تحریک طالبان پاکستان", kind=NameKind.NATIVE
    )
    change_actor(case, actor, [name])
    event = add_event(case, place_id=add_place(case).id)
    part = Participation(event_id=event.id, actor_id=actor.id, role=Role.CLAIMED_BY)
    change_event(case, event, [part])
    session.select("event", event.id)
    assert "Claimed by" in texts(panel)
    assert "تحریک طالبان پاکستان" in link(panel, "TTP").text()
    qtbot.mouseClick(link(panel, "Peshawar"), Qt.MouseButton.LeftButton)
    assert session.selection.kind == "place"
    assert not link(panel, "Mosque bombing").isHidden()


def test_links_are_shown_from_both_ends(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    cause, event = add_event(case, "Truce ends"), add_event(case, "Blast")
    link_ = EventLink(event_id=cause.id, other_event_id=event.id, kind=LinkKind.CAUSES)
    change_event(case, cause, links=[link_])
    session.select("event", event.id)
    assert "caused by" in texts(panel)
    link(panel, "Truce ends").followed.emit()
    assert session.selection.id == cause.id
    assert "causes" in texts(panel)


def test_sources_are_never_counted_without_their_origins(
    sample: Session, qtbot: QtBot
) -> None:
    panel = InspectorPanel(sample)
    qtbot.addWidget(panel)
    assert sample.case is not None
    for event in sample.case.events.all():
        sample.select("event", event.id)
        (counted,) = [text for text in texts(panel) if " source" in text[:12]]
        assert "independent origin" in counted


def test_open_discrepancies_stand_out(sample: Session, qtbot: QtBot) -> None:
    panel = InspectorPanel(sample)
    qtbot.addWidget(panel)
    case = sample.case
    assert case is not None
    event_id, found = next(iter(case.discrepancies().items()))
    sample.select("event", event_id)
    assert all(str(one.sentence) in texts(panel) for one in found)


def test_a_click_on_a_claim_selects_it_and_a_double_click_opens_it(
    session: Session, case: Case, panel: InspectorPanel, qtbot: QtBot
) -> None:
    claim = add_claim(case)
    session.select("event", claim.event_id)
    (card,) = cards(panel)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert session.selection.id == claim.id
    assert panel.page is not None
    # The second click of the two arrives at whatever stands there on the page that
    # has come instead.
    labels = panel.page.findChildren(QLabel)
    (statement,) = [one for one in labels if one.text() == claim.statement]
    with qtbot.waitSignal(session.opened) as opened:
        qtbot.mouseDClick(statement, Qt.MouseButton.LeftButton)
    assert opened.args[0].id == claim.id


def test_a_double_click_on_a_page_opens_what_it_shows(
    session: Session, case: Case, panel: InspectorPanel, qtbot: QtBot
) -> None:
    event = add_event(case)
    session.select("event", event.id)
    page = panel.area.widget()
    with qtbot.waitSignal(session.opened) as opened:
        qtbot.mouseDClick(page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert opened.args[0].id == event.id


def test_keys_choose_and_open_a_claim(
    session: Session, case: Case, panel: InspectorPanel, qtbot: QtBot
) -> None:
    claim = add_claim(case)
    session.select("event", claim.event_id)
    with qtbot.waitSignal(session.opened) as opened:
        qtbot.keyClick(cards(panel)[0], Qt.Key.Key_Return)
    assert opened.args[0].id == claim.id
    qtbot.keyClick(cards(panel)[0], Qt.Key.Key_Space)
    assert session.selection.id == claim.id


def test_a_card_says_who_how_far_and_what(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    event, source = add_event(case), add_source(case)
    claim = Claim(
        event_id=event.id,
        source_id=source.id,
        statement="Some 90 died.",
        stance=Stance.CONTRADICTS,
        when=When.parse("2023-01-30"),
    )
    figure = Figure(
        claim_id=claim.id, measure="killed", scope="civilians", low=90, best=90, high=90
    )
    create_claim(case, claim, [figure])
    session.select("event", event.id)
    (card,) = cards(panel)
    shown = [label.text() for label in card.findChildren(QLabel)]
    assert any("S01" in text and "Dawn" in text for text in shown)
    assert "killed (civilians): 90" in shown
    assert "30 January 2023" in shown
    assert "contradicts" in shown


def test_it_follows_what_is_changed_and_undone(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    claim = add_claim(case)
    session.select("claim", claim.id)
    session.edit(
        change_claim,
        Claim(
            id=claim.id,
            ref=claim.ref,
            event_id=claim.event_id,
            source_id=claim.source_id,
            statement="Two bombs went off.",
        ),
    )
    assert "Two bombs went off." in texts(panel)
    session.undo()
    assert "A bomb went off." in texts(panel)
    session.undo()
    assert panel.empty.isVisible()


def test_a_note_elsewhere_does_not_build_the_page_again(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    event = add_event(case)
    session.select("event", event.id)
    page = panel.page
    session.edit(create_note, "event", event.id, "Look again.")
    assert panel.page is page


def test_a_claim_shows_its_digit_with_reason_and_history(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    claim = add_claim(case)
    grade_claim(case, claim.id, Credibility.FOUR, "Fits nothing yet.")
    grade_claim(case, claim.id, Credibility.TWO, "Confirmed in part.")
    grade_publisher(case, add_source(case).publisher_id, Reliability.B, "Right so far.")
    session.select("claim", claim.id)
    shown = texts(panel)
    assert "2  Probably true" in shown
    assert "Confirmed in part." in shown
    assert any("Fits nothing yet." in text and text.startswith("4") for text in shown)
    assert "B  Usually reliable, as its publisher" in shown


def test_the_grades_of_an_event_name_no_letter_without_a_digit(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    event = add_event(case)
    sources = [add_source(case, name) for name in ("Dawn", "BBC")]
    for source in sources:
        grade_source(case, source.id, Reliability.B, "So.")
    graded, _ = (add_claim(case, event, source) for source in sources)
    grade_claim(case, graded.id, Credibility.TWO, "So.")
    session.select("event", event.id)
    assert "best supported of B2 ×1 · not graded ×1" in texts(panel)


def test_a_claim_that_nobody_can_look_up_is_flagged(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    event = add_event(case)
    claim = add_claim(case, event)
    add_claim(case, event, locator="paragraph 3")
    session.select("claim", claim.id)
    assert "no citation" in texts(panel)
    session.select("event", event.id)
    assert texts(panel).count("no citation") == 1
    change_claim(case, replace(claim, quote="a bomb"))
    assert "no citation" not in texts(panel)


def test_the_letter_is_not_shown_before_there_is_a_digit(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    claim = add_claim(case)
    grade_source(case, claim.source_id, Reliability.B, "Right so far.")
    session.select("claim", claim.id)
    assert not any("eliable" in text for text in texts(panel))
    grade_claim(case, claim.id, Credibility.TWO, "It fits.")
    assert "B  Usually reliable, given to the source itself" in texts(panel)


def test_a_source_shows_its_letter_lineage_and_claims(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    source = add_source(case)
    add_claim(case, source=source)
    grade_source(case, source.id, Reliability.C, "A tabloid.")
    session.select("source", source.id)
    shown = texts(panel)
    assert "C  Fairly reliable" in shown
    assert "A tabloid." in shown
    assert "Own reporting." in shown
    assert "Origin: Dawn" in shown
    assert len(cards(panel)) == 1


@pytest.mark.parametrize("title", ["<b>Blast</b> &amp; {title}", "پشاور میں دھماکا"])
def test_titles_are_shown_as_they_are(
    session: Session, case: Case, panel: InspectorPanel, title: str
) -> None:
    session.select("event", add_event(case, title).id)
    assert panel.page is not None
    labels = panel.page.findChildren(QLabel)
    (heading,) = [label for label in labels if label.text() == title]
    assert heading.textFormat() is Qt.TextFormat.PlainText
    right = heading.alignment() & Qt.AlignmentFlag.AlignRight
    assert bool(right) == (title[0] == "پ")


def test_a_word_that_is_too_long_does_not_widen_the_panel(
    session: Session, case: Case, panel: InspectorPanel
) -> None:
    session.select("event", add_event(case, "x" * 500).id)
    sheet = panel.area.widget()
    assert sheet is not None
    assert sheet.minimumSizeHint().width() <= 340


def test_buttons_ask_for_the_editor_and_for_a_claim_on_this_event(
    session: Session, case: Case, panel: InspectorPanel, qtbot: QtBot
) -> None:
    event = add_event(case)
    session.select("event", event.id)
    with qtbot.waitSignal(session.opened) as opened:
        button(panel, "Edit").click()
    assert opened.args[0].id == event.id
    with qtbot.waitSignal(session.new_requested) as wanted:
        button(panel, "Add a claim").click()
    assert wanted.args == ["claim", {"event_id": event.id}]


def test_every_record_of_the_sample_has_a_page(sample: Session, qtbot: QtBot) -> None:
    panel = InspectorPanel(sample)
    qtbot.addWidget(panel)
    case = sample.case
    assert case is not None
    read: dict[str, Callable[[], list[str]]] = {
        "event": case.events.ids,
        "source": case.sources.ids,
        "publisher": case.publishers.ids,
        "actor": case.actors.ids,
        "place": case.places.ids,
        "era": case.eras.ids,
        "judgement": case.judgements.ids,
    }
    for kind, ids in read.items():
        for record_id in ids():
            sample.select(kind, record_id)
            assert panel.page is not None
    for record_id in case.claims.ids()[::9]:
        sample.select("claim", record_id)
        assert panel.page is not None


def test_two_analysts_who_differ_stand_side_by_side(
    panel: InspectorPanel, session: Session, case: Case
) -> None:
    claim = add_claim(case, add_event(case), add_source(case))
    grade_claim(case, claim.id, Credibility.TWO, "It fits.")
    with case.action(say("Grade as another analyst")):
        case.credibility_grades.insert(
            CredibilityGrade(
                claim_id=claim.id,
                digit=Credibility.FOUR,
                reason="It does not.",
                analyst="Ben Analyst",
                at="2026-01-01T00:00:00.000Z",
            )
        )
    session.select("claim", claim.id)
    told = texts(panel)
    assert {"2", "4", "It fits.", "It does not."} <= set(told)
    assert any("Ben Analyst" in one for one in told)


def test_a_judgement_shows_its_claims_with_grade_and_origin(
    case: Case, panel: InspectorPanel, session: Session
) -> None:
    claim = add_claim(case, statement="It was so.")
    judgement = Judgement(ref="J01", statement="It is likely so.")
    basis = JudgementClaim(
        judgement_id=judgement.id, claim_id=claim.id, side=Side.AGAINST
    )
    with case.action(say("Judge")):
        case.judgements.insert(judgement)
        case.judgement_claims.insert(basis)
    session.select("judgement", judgement.id)
    assert {"Against", claim.ref, claim.statement} <= set(texts(panel))
    assert "For" not in texts(panel)
    assert panel.page is not None
    assert panel.page.findChildren(GradeChip)
