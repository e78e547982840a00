"""What is said of a document: its name, its marking and a note; never its bytes.

What no program reads out of a picture or a scanned page can be typed here, so that
claims can quote it.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtGui import QShowEvent

from dateline_db.capture.media import PICTURES
from dateline_db.edits.documents import change_document
from dateline_db.errors import say
from dateline_db.model.document import Document
from dateline_db.model.record import Record
from dateline_desktop.core.common_fields import marking_field
from dateline_desktop.core.document_words import kind_word, method_word, size_word
from dateline_desktop.core.editor import Editor, Step
from dateline_desktop.core.moment import moment
from dateline_desktop.core.text import tr
from dateline_desktop.widgets.field import LongField, TextField
from dateline_desktop.widgets.told_field import ToldField


class DocumentEditor(Editor):
    """What was captured is shown beside it, and stays as it is."""

    table: ClassVar[str] = "document"
    kind: ClassVar[type[Record]] = Document

    def add_fields(self) -> None:
        document = self.record
        assert isinstance(document, Document)
        add = self.form.add
        add("name", tr("&Name"), TextField(tr("the name of the file")))
        add("marking", tr("&Marking"), marking_field())
        add("note", tr("N&ote"), LongField())
        if not document.text or document.media_type in PICTURES:
            typed = LongField(tr("what is read in it, typed by hand"))
            add("text", tr("&Text"), typed)
        self.form.add_heading(tr("As it was captured"))
        kind, size = kind_word(document.media_type), size_word(document.size)
        captured = say(
            "{kind}, {size}, captured {at} by {analyst}, {method}",
            kind=kind,
            size=size,
            at=moment(document.captured_at, self.session.settings),
            analyst=document.captured_by,
            method=method_word(document.method),
        )
        add("captured", tr("Document"), ToldField(tr(captured)))
        add("digest", tr("SHA-256"), ToldField(document.sha256, "code"))

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        del values
        return [lambda case: change_document(case, record)]

    def _title(self) -> str:
        assert isinstance(self.record, Document)
        return tr(say("Document “{name}”", name=self.record.name))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if "text" in self.form:
            self.form.field("text").setFocus()  # that is what it is opened for
