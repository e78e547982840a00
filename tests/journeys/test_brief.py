"""Brief: judge, choose what goes in, see the pages, issue, and say what changed."""

import io
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline_db.model.briefing import Section
from dateline_db.model.judgement import Confidence, Likelihood
from dateline_db.model.marking import Marking
from dateline_desktop.briefing.dialog import BriefingDialog
from dateline_desktop.core.editor import Editor
from dateline_desktop.judgements.editor import JudgementEditor
from dateline_desktop.main_window import MainWindow
from desk import Desk
from pdf_reading import Printed, folded

LONG = 60_000
STATEMENT = "It is likely that border posts will be attacked again before spring."


def editor_in_front(desk: Desk, qtbot: QtBot) -> Editor:
    assert desk.window is not None
    window = desk.window
    qtbot.waitUntil(lambda: bool(window.findChildren(Editor)))
    return window.findChildren(Editor)[-1]


def write_a_judgement(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    window.commands["new_judgement"].trigger()
    editor = editor_in_front(desk, qtbot)
    assert isinstance(editor, JudgementEditor)
    claims = {claim.ref: claim.id for claim in desk.case.claims.all()}
    form = editor.form
    form.field("statement").set_value(STATEMENT)
    form.field("likelihood").set_value(Likelihood.L5)
    form.field("confidence").set_value(Confidence.LOW)
    form.field("confidence_basis").set_value("Few origins.")
    form.field("alternatives").set_value("A truce.")
    form.field("for").set_value([claims["C149"], claims["C150"]])
    editor.check()
    assert editor.checks.resting.text().startswith("Rests on 2 claims")
    editor.save()


def builder(window: MainWindow, qtbot: QtBot, target: Path) -> BriefingDialog:
    window.commands["brief"].trigger()
    dialog = window.findChildren(BriefingDialog)[-1]
    dialog.target = target
    with qtbot.waitSignal(dialog.preview.shown, timeout=LONG):
        pass
    return dialog


def issue(dialog: BriefingDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=LONG)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "brief.pdf"


def test_a_briefing_is_made_issued_and_made_again(
    desk: Desk, sample_file: Path, target: Path, qtbot: QtBot
) -> None:
    window = desk.start(sample_file)
    write_a_judgement(desk, window, qtbot)
    dialog = builder(window, qtbot, target)
    dialog.marking.set_value(Marking.GREEN)
    dialog.form.field("author").set_value("Ann Analyst")
    dialog.form.sections.set_value(
        tuple(one for one in Section if one is not Section.CHARTS)
    )
    with qtbot.waitSignal(dialog.preview.shown, timeout=LONG):
        pass
    issue(dialog, qtbot)
    check_the_first(target, desk)
    dialog.reject()

    [judgement] = desk.case.judgements.where(statement=STATEMENT)
    window.session.open_record("judgement", judgement.id)
    editor = editor_in_front(desk, qtbot)
    editor.form.field("likelihood").set_value(Likelihood.L6)
    editor.save()
    again = builder(window, qtbot, target.with_name("again.pdf"))
    issue(again, qtbot)
    with closing(Printed(again.target)) as printed:
        assert "What has changed" in printed.outline
        assert "J08 is now “very likely”, it was “likely”." in printed.text
    assert [one.marking for one in desk.case.issued_briefings.all()] == [
        "TLP:GREEN"
    ] * 2
    again.reject()


def check_the_first(target: Path, desk: Desk) -> None:
    with closing(Printed(target)) as printed:
        assert STATEMENT in printed.text
        assert "Events per month" not in printed.outline
        assert all(page.count("TLP:GREEN") >= 2 for page in printed.pages)
        for actor in desk.case.actors.all()[:5]:
            assert folded(actor.name) in printed.text
        events = [link for link in printed.links if link.text.rstrip(",") == "E25"]
        assert {folded(link.target_text).split()[0] for link in events} == {"E25"}
        claims = printed.pdf.attachments["claims.csv"].get_file().read_bytes()
        assert b"C149" in claims
    assert pikepdf.open(io.BytesIO(target.read_bytes())).Root.MarkInfo.Marked
