"""Letters that are underlined in an editor: each leads to one place."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from dateline_desktop.core.editor import Editor
from dateline_desktop.core.session import Session
from dateline_desktop.workspace import _EDITORS as EDITORS


@pytest.mark.parametrize("make", EDITORS.values(), ids=EDITORS)
def test_no_two_fields_share_a_letter(
    session: Session, make: type[Editor], qtbot: QtBot
) -> None:
    editor = make(session, None, {}, None)
    qtbot.addWidget(editor)
    texts = [label.text() for label in editor.findChildren(QLabel) if label.buddy()]
    texts += [button.text() for button in editor.findChildren(QAbstractButton)]
    letters = Counter(key for text in texts if (key := _letter(text)))
    assert [key for key, times in letters.items() if times > 1] == []


def _letter(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()
