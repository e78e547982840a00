"""Errors that nobody caught: a sentence, or a report without anything of the case."""

import sys

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from answers import Answers
from dateline_db.errors import CaseError
from dateline_desktop.core.crash import CrashReport, hook, report


def caught(error: BaseException) -> BaseException:
    """Return the error as one that was raised."""
    try:
        raise error
    except type(error) as raised:
        return raised


def test_a_deliberate_error_is_told_as_its_sentence(answers: Answers) -> None:
    shown: list[str] = []
    error = caught(CaseError("The disk is full."))
    hook(answers, shown.append)(type(error), error, error.__traceback__)
    assert answers.told == ["The disk is full."]
    assert shown == []


def test_a_mistake_is_reported_once_while_it_is_shown(
    answers: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    error = caught(ZeroDivisionError("division by zero"))

    def show(text: str) -> None:
        shown.append(text)
        on_error(type(error), error, error.__traceback__)  # as while painting it

    on_error = hook(answers, show)
    on_error(type(error), error, error.__traceback__)
    assert len(shown) == 1
    assert "division by zero" in capsys.readouterr().err


def test_a_report_names_what_a_developer_needs() -> None:
    text = report(caught(ZeroDivisionError("division by zero")))
    assert text.startswith("Dateline 0.")
    assert f"Python {sys.version_info.major}." in text
    assert "ZeroDivisionError: division by zero" in text


def test_the_report_can_be_read(qtbot: QtBot) -> None:
    dialog = CrashReport("Dateline 0.1\n<b>Traceback</b>")
    qtbot.addWidget(dialog)
    body = dialog.findChild(QPlainTextEdit)
    assert body is not None
    assert body.toPlainText() == "Dateline 0.1\n<b>Traceback</b>"
