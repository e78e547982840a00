"""The file is all there or as it was; the same case gives the same bytes."""

import multiprocessing
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.briefing.compose import compose
from dateline_db.case import Case
from dateline_db.errors import Cancelled, DatelineError
from dateline_desktop.briefing.export import briefing_files, write_briefing
from dateline_desktop.core.saving import SavingError, replace_file
from dateline_desktop.core.typesetting import TypesettingError, typeset
from permissions import an_open_folder, without_rights
from written_down import an_event

_ELSEWHERE = """
import sys
from contextlib import closing
from pathlib import Path
from dateline_db.case import Case
from dateline_desktop.briefing.export import write_briefing
path, target = map(Path, sys.argv[1:])
with closing(Case.open(path, analyst="Ann", read_only=True)) as case:
    write_briefing(case, target)
"""


_ENDLESS = b"""#{
  let a = 0
  while a < 9000 { a += 1; let b = 0; while b < 9000 { b += 1 } }
}"""


def written_elsewhere(case: Path, folder: Path, zone: str, seed: str) -> bytes:
    """Write the briefing in another process, at another place and time of day."""
    folder.mkdir()
    target = folder / f"{zone.replace('/', '-')}.pdf"
    subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, case, target],
        check=True,
        cwd=folder,
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
    )
    return target.read_bytes()


def test_the_same_case_gives_the_same_bytes(sample_built: Path, tmp_path: Path) -> None:
    first = written_elsewhere(sample_built, tmp_path / "a", "Asia/Karachi", "1")
    second = written_elsewhere(sample_built, tmp_path / "b", "America/Lima", "2")
    assert first == second


def test_no_folder_is_named_in_the_file(case: Case, tmp_path: Path) -> None:
    an_event(case)
    files, _ = briefing_files(compose(case))
    for content in files.values():
        assert str(tmp_path).encode() not in content


def test_a_change_of_the_case_shows_in_the_date(case: Case) -> None:
    an_event(case)
    files, _ = briefing_files(compose(case))
    year, month, day = (
        int(part) for part in case.history(limit=1)[0].at[:10].split("-")
    )
    assert f'"date": [{year}, {month}, {day}]'.encode() in files["content.json"]


def test_an_old_briefing_is_replaced(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"old")
    write_briefing(case, target)
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert [path.name for path in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize("step", [0, 1, 2])
def test_stopped_work_leaves_the_old_briefing(
    case: Case, tmp_path: Path, step: int
) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"old")

    def report(done: int, total: int) -> None:
        if done == step:
            raise Cancelled("Stopped before it was finished.")

    with pytest.raises(Cancelled):
        write_briefing(case, target, report=report)
    assert target.read_bytes() == b"old"
    assert multiprocessing.active_children() == []
    assert list(tmp_path.glob("*.part")) == []


def test_a_case_is_never_the_target(case: Case, tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(case.path)
    for name in (case.path.name, "other.DATELINE", "link.pdf"):
        with pytest.raises(SavingError, match="is a case"):
            write_briefing(case, tmp_path / name)
    assert case.check() == []


def test_a_folder_without_rights_is_told_in_a_sentence(case: Case) -> None:
    with an_open_folder() as folder:
        folder.chmod(0o555)
        with without_rights(), pytest.raises(SavingError) as told:
            replace_file(folder / "brief.pdf", b"%PDF")
        assert str(folder) in str(told.value)
        assert "unchanged" in str(told.value)


def test_a_folder_that_is_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SavingError, match="could not be written"):
        replace_file(tmp_path / "gone" / "brief.pdf", b"%PDF")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no full disk to try")
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"old")
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda *_: opened(Path("/dev/full"), "wb"))
    with pytest.raises(SavingError, match="No space left"):
        replace_file(target, b"%PDF")
    monkeypatch.undo()
    assert target.read_bytes() == b"old"


def test_a_fault_in_the_template_is_told_without_a_folder() -> None:
    with pytest.raises(TypesettingError) as told:
        typeset({"main.typ": b"#panic()"}, lambda: None)
    assert "cannot be typeset" in str(told.value)
    assert "/" not in str(told.value)


def test_a_warning_of_the_engine_counts_as_a_fault() -> None:
    files = {
        "main.typ": b'#set document(title: "x", date: datetime(year: 2023, '
        b'month: 1, day: 1))\n#set text(font: "Missing")\n'
    }
    with pytest.raises(TypesettingError, match="unknown font family"):
        typeset(files, lambda: None)


def test_the_engine_has_only_so_long() -> None:
    with pytest.raises(TypesettingError, match="within 0 seconds"):
        typeset({"main.typ": _ENDLESS}, lambda: None, patience=0)


def test_an_engine_that_dies_is_told_in_a_sentence() -> None:
    def kill() -> None:
        for process in multiprocessing.active_children():
            process.kill()

    with pytest.raises(TypesettingError, match="ended early"):
        typeset({"main.typ": _ENDLESS}, kill)


def test_the_engine_reads_no_file_of_this_computer() -> None:
    for path in (b"/etc/hostname", b"../etc/hostname"):
        with pytest.raises(DatelineError):
            typeset({"main.typ": b'#read("' + path + b'")'}, lambda: None)


def test_a_case_that_is_open_can_be_briefed_by_another_connection(
    case: Case, tmp_path: Path
) -> None:
    an_event(case)
    with closing(Case.open(case.path, analyst="Bob", read_only=True)) as other:
        write_briefing(other, tmp_path / "brief.pdf")
    assert (tmp_path / "brief.pdf").stat().st_size > 10_000
