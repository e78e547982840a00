"""The page of a bibliography: the sources that it would add."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dateline_db.edits.wording import counted
from dateline_db.errors import say
from dateline_db.exchange.bibliography import Bibliography, Entry
from dateline_desktop.core.text import plain, tr
from dateline_desktop.core.words import code_word
from dateline_desktop.importing.models import Texts, texts_table
from dateline_desktop.importing.plan import SourcesPlan

_WIDTHS = (380, 200, 170, 150, 110, 300)


class SourcesPage(QWidget):
    """Shows what a bibliography holds; there is nothing to be said about columns."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: SourcesPlan | None = None
        self.told, self.described = plain(wrap=True), plain(wrap=True)
        self.model, self.table = _Entries(), texts_table()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("The sources of the file"))
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.told.setProperty("role", "strong")
        self.described.setProperty("role", "muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.told)
        rows.addWidget(self.described)
        rows.addWidget(self.table, 1)

    def show_plan(self, plan: SourcesPlan) -> None:
        """Show what another file holds."""
        self.plan = plan
        found = plan.found
        told = say("{name}: a list of sources.", name=plan.path.name)
        self.told.setText(tr(told))
        texts = [counted(len(found.entries), "1 source", "{count:,} sources")]
        if found.aside:
            texts.append(
                counted(
                    len(found.aside),
                    "1 entry cannot be taken and is kept aside",
                    "{count:,} entries cannot be taken and are kept aside",
                )
            )
        texts += found.notes
        self.described.setText(" · ".join(map(tr, texts)))
        self.model.show_entries(found)


class _Entries(Texts):
    """The entries of a bibliography as sources."""

    def __init__(self) -> None:
        super().__init__()
        names = ("Source", "Publisher", "Author", "Published", "Kind", "Address")
        self.titles = [tr(one) for one in names]
        self._entries: list[Entry] = []

    def show_entries(self, found: Bibliography) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries, self.count = found.entries, len(found.entries)
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        one = self._entries[row]
        when, words, _ = one.dated()
        date = words if when is None else when.label()
        told = one.title, one.outlet, one.author, date, code_word(one.kind), one.url
        return told[column]
