"""What was found in a document that was taken in, as proposals to be confirmed."""

from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dateline_db.capture.intake import Taken
from dateline_db.capture.keeping import keep
from dateline_db.capture.proposal import (
    Proposal,
    drafted,
    publisher_for,
    source_for,
)
from dateline_db.capture.reading import Extract
from dateline_db.case import Case
from dateline_db.edits.grades import grade_source
from dateline_db.edits.lineage import set_lineage
from dateline_db.errors import Message, say
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.source import LineageState, Source
from dateline_desktop.core.document_words import kind_word, size_word
from dateline_desktop.core.editor import Step
from dateline_desktop.core.session import Session
from dateline_desktop.core.text import plain, tr
from dateline_desktop.sources.editor import SourceEditor
from dateline_desktop.sources.same_address import (
    LATER_VERSION,
    OWN_SOURCE,
    ask_version,
)
from dateline_desktop.widgets.field import Field
from dateline_desktop.widgets.text import align, breakable

_EXCERPT = 420  # characters of the text that are shown
_NOT_PROPOSED = ("id", "publisher_id", "ref", "kind")


class CaptureEditor(SourceEditor):
    """A source made of what was taken in: kept with its document, or not at all."""

    def __init__(
        self, session: Session, taken: Taken, extract: Extract, parent: QWidget | None
    ) -> None:
        self.taken, self.extract = taken, extract
        assert session.case is not None
        super().__init__(session, None, _proposed(session.case, taken, extract), parent)

    def add_fields(self) -> None:
        self._add_document()
        self.form.add_heading(tr("What it says of itself: confirm or change"))
        super().add_fields()

    def save(self) -> None:
        """Keep it, as a later version of a source if an address says so."""
        same = self._same_address()
        choice = ask_version(self.session, same) if same else OWN_SOURCE
        if choice == OWN_SOURCE:
            super().save()
        elif same is not None and choice == LATER_VERSION:
            self._keep_as_version(same)

    def steps(self, record: Any, values: Mapping[str, Any]) -> list[Step]:
        state: LineageState = values["lineage"]
        steps: list[Step] = [partial(self._keep, record)]
        if state is not LineageState.UNKNOWN:
            chains = self.chains(values)
            steps.append(lambda case: set_lineage(case, record.id, state, chains))
        if self.letter.is_new:
            letter, reason = values["letter"], values["reason"]
            steps.append(lambda case: grade_source(case, record.id, letter, reason))
        return steps

    # Private

    def _keep_as_version(self, source: Source) -> None:
        if self.session.try_edit(keep, self.taken, self.extract, source):
            self.saved.emit(source.id)
            self.accept()

    def _same_address(self) -> Source | None:
        """Return the source that has the address that was typed in now."""
        address = self.form.field("url").value()
        if address == self.extract.proposal.address:
            return None  # that was asked for before
        return source_for(self.case, Proposal(address=address))

    def _keep(self, source: Any, case: Case) -> None:
        keep(case, self.taken, self.extract, source)

    def _add_document(self) -> None:
        taken, extract = self.taken, self.extract
        what = say(
            "{name}\n{kind}, {size}, {count:,} characters of text",
            name=taken.name,
            kind=kind_word(extract.media_type),
            size=size_word(len(taken.data)),
            count=len(extract.text),
        )
        add = self.form.add
        add("file", tr("Document"), Shown(tr(what)))
        add("hash", tr("SHA-256"), Shown(taken.sha256, "code"))
        begins = " ".join(extract.text[: _EXCERPT * 2].split())[:_EXCERPT]
        if begins:
            add("begins", tr("It begins"), Shown(f"{begins}…", "muted"))
        if extract.notices:
            notices = "\n".join(tr(notice) for notice in extract.notices)
            add("notices", tr("To know"), Shown(notices, "error"))

    def _fill(self) -> None:
        super()._fill()
        name = self.extract.proposal.publisher
        if name and self.known.get("publisher_id") is None:
            self._make(name, self.publisher)
        if self.extract.proposal.published is None:
            self.form.set_hint("published_words", tr("No date could be read in it."))
        self.words.follow()  # both were proposed; who corrects one means both

    def _title(self) -> str:
        return tr(say("New source from “{name}”", name=self.taken.name))

    def _label(self, record: Record) -> Message:
        ref = getattr(record, "ref", "") or self.case.next_ref("source")
        return say("Capture “{name}” as source {ref}", name=self.taken.name, ref=ref)


class Shown(Field):
    """A text that stands in a form to be read."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__()
        self.label: QLabel = plain(breakable(text), wrap=True)
        self.label.setProperty("role", role or None)
        self.label.setMinimumWidth(1)
        align(self.label, text)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.addWidget(self.label)

    def value(self) -> None:
        return None

    def set_value(self, value: None) -> None:
        """Keep the text: there is nothing to fill in."""


def _proposed(case: Case, taken: Taken, extract: Extract) -> dict[str, Any]:
    """Return the fields of the source as they are proposed."""
    proposal: Proposal = extract.proposal
    publisher = publisher_for(case, proposal)
    draft = drafted(proposal, publisher or Publisher(name=taken.name), taken.name)
    names = {field.name for field in fields(draft)}.difference(_NOT_PROPOSED)
    known = {name: getattr(draft, name) for name in names}
    return known | ({"publisher_id": publisher.id} if publisher else {})
