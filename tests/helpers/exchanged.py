"""Cases and files for the tests of what comes in and goes out."""

from pathlib import Path

from dateline_db.case import Case
from dateline_db.exchange.files import choose, import_file
from dateline_db.exchange.report import Report

FILES = Path(__file__).parents[1] / "files" / "exchange"


def a_new_case(folder: Path, name: str = "case") -> Case:
    return Case.create(folder / f"{name}.dateline", title="Border", analyst="Ann")


def a_csv(folder: Path, text: str, name: str = "incidents.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def bring_in(case: Case, path: Path, mapping: Path | None = None) -> Report:
    return import_file(case, choose(path, mapping=mapping))
