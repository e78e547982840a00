"""Opens the editor of a record, of whatever kind, when the session asks for one."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from dateline_desktop.core.editor import Editor
from dateline_desktop.core.records import find_record
from dateline_desktop.core.session import Selection, Session

MakeEditor = Callable[..., Editor]
"""An editor's class: called with session, record, what is known, and parent."""


class Editors(QObject):
    """The editors by the table of their records.

    What is known of a new record may hold `then`, which is called with its id once it
    is saved; without it the new record becomes the selected one.
    """

    def __init__(
        self, session: Session, window: QWidget, kinds: Mapping[str, MakeEditor]
    ) -> None:
        super().__init__(window)
        self._session, self._window, self._kinds = session, window, kinds
        session.opened.connect(self._on_opened)
        session.new_requested.connect(self._on_new_requested)

    def _on_opened(self, chosen: Selection) -> None:
        case = self._session.case
        if case is None or chosen.id is None or chosen.kind not in self._kinds:
            return
        record = find_record(case, chosen.kind, chosen.id)
        if record is not None:
            self._show(self._kinds[chosen.kind](self._session, record, {}, self._above))

    def _on_new_requested(self, kind: str, known: Mapping[str, Any]) -> None:
        if self._session.case is None or kind not in self._kinds:
            return
        given = dict(known)
        then = given.pop("then", lambda made: self._session.reveal(kind, made))
        editor = self._kinds[kind](self._session, None, given, self._above)
        editor.saved.connect(then)
        self._show(editor)

    @property
    def _above(self) -> QWidget:
        return QApplication.activeModalWidget() or self._window

    def _show(self, editor: Editor) -> None:
        editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        editor.open()
