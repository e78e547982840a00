"""A document in the inspector."""

from functools import partial

from dateline_db.errors import say
from dateline_db.model.document import Document
from dateline_desktop.core.document_words import kind_word, method_word, size_word
from dateline_desktop.core.moment import moment
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import tr
from dateline_desktop.core.words import table_word
from dateline_desktop.inspector.page import (
    Page,
    button,
    in_line,
    marking_badge,
    muted,
    shown,
)


class DocumentPage(Page):
    """A captured copy: of which source, when and by whom, and the way to read it."""

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__(session)
        kind = kind_word(document.media_type)
        self.add(muted(f"{table_word('document')} · {kind}"))
        self.text(document.name, "heading")
        self.add(*map(in_line, filter(None, [marking_badge(document.marking)])))
        read = partial(session.read, "document", document.id)
        self.add(in_line([button(tr("Read"), "source", read)]))
        self._add_facts(document)

    def _add_facts(self, document: Document) -> None:
        source = self.case.sources.get(document.source_id)
        told = f"{source.ref} · {source.title}"
        self.fact(tr("Copy of"), self.link("source", source.id, told))
        captured = say(
            "{at} by {analyst}, {method}",
            at=moment(document.captured_at, self.session.settings),
            analyst=document.captured_by,
            method=method_word(document.method),
        )
        self.fact(tr("Captured"), tr(captured))
        self.fact(tr("Size"), size_word(document.size))
        self.fact(tr("SHA-256"), shown(document.sha256, "code"))
        quoting = self.case.claims.count(document_id=document.id)
        count = say("{count:,} claims", count=quoting)
        self.fact(tr("Quoted by"), tr(count if quoting != 1 else say("1 claim")))
        self.text(document.note, "muted")
