"""Imports of one window: a file that is chosen or dropped, or cells that are pasted."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dateline_db.errors import DatelineError, say
from dateline_db.exchange.bundle_in import import_bundle, is_bundle
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ANALYST
from dateline_desktop.importing.dialog import ImportDialog

SUFFIXES = (
    *(".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"),
    *(".json", ".jsonl", ".ndjson", ".geojson", ".timeline"),
    *(".sqlite", ".sqlite3", ".db", ".db3", ".bib", ".bibtex", ".biblatex"),
    ".ris",
)
_CASE, _PACKED = ".dateline", ".zip"
_CASES = say("Cases (*.dateline)")
_FILES = say(
    "Data (*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.json *.jsonl "
    "*.ndjson *.geojson *.timeline *.xml *.sqlite *.sqlite3 *.db *.db3 *.bib *.bibtex "
    "*.biblatex *.ris *.zip);;All files (*)"
)


class Imports(QObject):
    """Opens the dialog for whatever is to be brought in."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    review_asked = Signal()  # of events that may be one
    case_asked = Signal()  # a new one, for what is to be brought in
    case_made = Signal(object)  # of a bundle, at this path

    def choose(self) -> None:
        """Ask for a file and show what is in it."""
        path = self._session.ask.open_file(say("Import a file"), _FILES)
        if path is not None:
            self.show(path)

    def paste(self) -> None:
        """Show the cells on the clipboard, as a spreadsheet puts them there."""
        text = QGuiApplication.clipboard().text()
        if "\n" not in text.strip():
            self._session.ask.tell(
                say(
                    "There is no table on the clipboard. Copy its cells in a "
                    "spreadsheet, with the row that names the columns."
                )
            )
            return
        folder = Path(mkdtemp(prefix="dateline-"))
        finalize(self, rmtree, folder, ignore_errors=True)  # with the window
        at = datetime.now().astimezone()
        path = folder / f"Pasted {at:%Y-%m-%d %H.%M}.tsv"
        path.write_text(text, encoding="utf-8")
        self.show(path)

    def show(self, path: Path) -> None:
        """Open the dialog with a file, where it can be written into the case.

        Of a bundle a case is made; where none is open, another file needs one first.
        """
        if path.suffix.casefold() == _CASE:
            self._session.ask.tell(
                say("{name} is a case: open it, rather than import it.", name=path.name)
            )
            return
        if is_bundle(path):
            self._unpack(path)
            return
        if self._session.case is None:
            self.case_asked.emit()
        if self._session.case is None:
            return
        if not self._session.writable:
            self._session.ask.tell(
                say("This case can only be read now, so nothing can be imported.")
            )
            return
        dialog = ImportDialog(self._session, path, self._window)
        dialog.review_asked.connect(self.review_asked)
        dialog.open()

    def _unpack(self, bundle: Path) -> None:
        """Make a case of a bundle: it brings its own history along."""
        target = self._session.ask.save_file(
            say("Make a case of the bundle"), bundle.with_suffix(_CASE), _CASES
        )
        if target is None:
            return
        analyst = ANALYST.read(self._session.settings)
        self._session.told.emit(say("Unpacking {name}…", name=bundle.name))
        self._session.jobs.run(
            self,
            partial(import_bundle, bundle, target, analyst),
            then=lambda _: self.case_made.emit(target),
            failed=self._on_refused,
        )

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, DatelineError):
            self._session.ask.tell(error)


def is_data(paths: Sequence[Path]) -> bool:
    """Whether what was dropped is one file of data, and no document."""
    if len(paths) != 1:
        return False
    suffix = paths[0].suffix.casefold()
    return suffix in SUFFIXES or (suffix == _PACKED and is_bundle(paths[0]))
