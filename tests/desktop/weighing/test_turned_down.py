"""What was turned down is listed, and offered again by a button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.dismissals import dismiss
from dateline_db.edits.duplicates import find_duplicate_publishers, keep_apart
from dateline_db.edits.publishers import create_publisher
from dateline_db.errors import say
from dateline_db.model.publisher import Publisher
from dateline_desktop.core.session import Session
from dateline_desktop.weighing.turned_down import TurnedDownDialog

LEFT = Qt.MouseButton.LeftButton


def texts(dialog: TurnedDownDialog) -> list[str]:
    return [card.findChildren(QLabel)[0].text() for card in dialog.cards]


def test_two_that_were_kept_apart_are_offered_again(
    session: Session, case: Case, qtbot: QtBot
) -> None:
    for name in ("The News", "The News."):
        session.edit(create_publisher, Publisher(name=name))
    (pair,) = find_duplicate_publishers(case)
    session.edit(keep_apart, pair, "Two papers.")
    dialog = TurnedDownDialog(session)
    qtbot.addWidget(dialog)
    dialog.open()
    (text,) = texts(dialog)
    assert "The News" in text
    assert "one and the same" in text
    (card,) = dialog.cards
    assert "Two papers." in [one.text() for one in card.findChildren(QLabel)]
    qtbot.mouseClick(card.findChild(QPushButton), LEFT)
    assert dialog.cards == []
    assert len(find_duplicate_publishers(case)) == 1
    session.undo()
    assert len(dialog.cards) == 1


def test_every_kind_is_told_even_of_records_that_are_gone(
    session: Session, qtbot: QtBot
) -> None:
    label = say("Turn something down")
    for kind, subjects in (
        ("lineage_credit_line", ("gone", "reuters")),
        ("duplicate_event", ("gone", "gone too")),
        ("duplicate_no such table", ("a", "b")),
        ("tradecraft_vague", ("gone", "many <b>observers</b>")),
    ):
        session.edit(dismiss, kind, subjects, label)
    dialog = TurnedDownDialog(session)
    qtbot.addWidget(dialog)
    told = "\n".join(texts(dialog))
    assert told.count("a record that is gone") == 6
    assert "reuters" in told
    assert "<b>observers</b>" in told
