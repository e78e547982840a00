"""Imports of one window: a file that is chosen or dropped, or cells that are pasted."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from dateline_db.errors import say
from dateline_desktop.core.session import Session
from dateline_desktop.importing.dialog import ImportDialog

SUFFIXES = (
    *(".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"),
    *(".json", ".jsonl", ".ndjson", ".geojson", ".timeline"),
    *(".sqlite", ".sqlite3", ".db", ".db3"),
)
_FILES = say(
    "Data (*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.json *.jsonl "
    "*.ndjson *.geojson *.timeline *.xml *.sqlite *.sqlite3 *.db *.db3);;All files (*)"
)


class Imports(QObject):
    """Opens the dialog for whatever is to be brought in."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._pasted: TemporaryDirectory[str] | None = None

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
        self._pasted = TemporaryDirectory()  # gone with the next one, or the program
        at = datetime.now().astimezone()
        path = Path(self._pasted.name) / f"Pasted {at:%Y-%m-%d %H.%M}.tsv"
        path.write_text(text, encoding="utf-8")
        self.show(path)

    def show(self, path: Path) -> None:
        """Open the dialog with a file, where it can be written into the case."""
        if self._session.case is None:
            return
        if not self._session.writable:
            self._session.ask.tell(
                say("This case can only be read now, so nothing can be imported.")
            )
            return
        ImportDialog(self._session, path, self._window).open()


def is_data(paths: Sequence[Path]) -> bool:
    """Whether what was dropped is one file of data, and no document."""
    return len(paths) == 1 and paths[0].suffix.casefold() in SUFFIXES
