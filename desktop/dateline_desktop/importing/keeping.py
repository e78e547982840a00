"""What an import leaves in files: mappings for the next time, rows kept aside."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from dateline_db.errors import DatelineError, Message, say
from dateline_db.exchange.files import write_aside
from dateline_db.exchange.mapping import write_mapping
from dateline_db.exchange.report import Report
from dateline_desktop.core.saving import documents_folder
from dateline_desktop.core.session import Session
from dateline_desktop.importing.plan import Plan
from dateline_desktop.importing.saved import Saved, save_in, saved_in

_MAPPINGS = say("Mappings (*.json)")
_CSV = say("CSV (*.csv)")


class Keeping:
    """Asks where files are to lie, and writes them."""

    def __init__(self, session: Session) -> None:
        self._ask = session.ask
        self.folder = Path(session.settings.fileName()).parent / "mappings"

    def saved(self) -> list[Saved]:
        """Return the mappings that were saved."""
        return saved_in(self.folder)

    def mapping_file(self) -> Path | None:
        """Ask for a mapping in a file, as a colleague gives it."""
        return self._ask.open_file(say("Read by a mapping"), _MAPPINGS)

    def save_mapping(self, plan: Plan) -> Message | None:
        """Keep a mapping where tables like this one are recognised by it."""
        name = self._ask.text(
            say("Save the mapping"),
            say("Name: tables with these columns are read so from now on."),
            plan.mapping.publisher or plan.path.stem,
        )
        if not name or not name.strip():
            return None
        saving = partial(save_in, self.folder, name.strip(), plan.mapping)
        return self._written(saving, say("Saved: tables like this are now recognised."))

    def export_mapping(self, plan: Plan) -> Message | None:
        """Write a mapping to a file that can be given to others."""
        suggested = documents_folder() / f"{plan.path.stem}-mapping.json"
        path = self._ask.save_file(say("Give the mapping out"), suggested, _MAPPINGS)
        if path is None:
            return None
        told = say("The mapping is in {path}.", path=str(path))
        return self._written(partial(write_mapping, plan.mapping, path), told)

    def forget(self, path: Path) -> None:
        """Delete a mapping that was saved."""
        self._written(partial(path.unlink, missing_ok=True), None)

    def save_aside(self, report: Report, columns: Sequence[str]) -> None:
        """Write the rows that were kept aside, each with the reason."""
        stem = Path(report.file).stem
        suggested = documents_folder() / f"{stem}-kept-aside.csv"
        path = self._ask.save_file(say("Save the rows kept aside"), suggested, _CSV)
        if path is not None:
            self._written(partial(write_aside, report, columns, path), None)

    def _written(
        self, work: Callable[[], object], told: Message | None
    ) -> Message | None:
        try:
            work()
        except DatelineError as error:
            self._ask.tell(error.message)
            return None
        except OSError as error:
            self._ask.tell(
                say("The file cannot be written: {detail}.", detail=str(error))
            )
            return None
        return told
