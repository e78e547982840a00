"""Imports are whole or not at all: stopped anywhere, or on a disk that is full."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.errors import Cancelled
from dateline_db.exchange.files import choose, import_file
from exchanged import a_csv, a_new_case


@pytest.mark.parametrize("after", [0, 1, 3, 5])
def test_an_import_can_be_stopped_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr("dateline_db.exchange.importing._CHUNK", 10)
    rows = "".join(f"{n},2021-03-04,Attack {n}\n" for n in range(50))
    table = choose(a_csv(tmp_path, f"id,date,title\n{rows}"))
    left = after

    def stop(done: int, of: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Cancelled("Stopped.")

    with closing(a_new_case(tmp_path)) as case:
        head = case.head
        with pytest.raises(Cancelled):
            import_file(case, table, progress=stop)
        assert (case.head, case.events.count(), case.check()) == (head, 0, [])
        assert import_file(case, table).new == case.events.count() == 50


FULL = """
import resource, signal, sys
from pathlib import Path
from dateline_db.case import Case
from dateline_db.errors import CaseError
from dateline_db.exchange.files import choose, import_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, table = Path(sys.argv[1]), Path(sys.argv[2])
case = Case.open(path, analyst="Bilal")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), -1))
try:
    import_file(case, choose(table))
except CaseError as error:
    print(error)
print(case.events.count())
resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
print(import_file(case, choose(table)).new, case.check())
case.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("size", [100_000, 2_000_000, 4_000_000])
def test_a_full_disk_leaves_the_case_as_it_was(tmp_path: Path, size: int) -> None:
    rows = "".join(f"{n},2021-03-04,Attack {n},{'so ' * 60}\n" for n in range(2500))
    table = a_csv(tmp_path, f"id,date,title,description\n{rows}")
    path = tmp_path / "case.dateline"
    Case.create(path, title="Border", analyst="Ann").close()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(table), str(size)],
        capture_output=True,
        text=True,
        check=True,
    )
    said, *counts = done.stdout.splitlines()
    assert said.startswith("The disk is full")
    assert counts == ["0", "2500 []"]
