"""The command line on real files: what it prints, and how it ends."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.store.schema import NEWEST
from dateline_desktop.cli import run

NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Window:
    """Stands for the window; keeps what it was asked to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[Path | None, bool]] = []

    def __call__(self, case: Path | None, *, sample: bool) -> int:
        self.shown.append((case, sample))
        return 0


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setenv("DISPLAY", ":0")
    return Window()


def dateline(*arguments: str | Path) -> int:
    """Run a command that shows no window."""
    return run([str(argument) for argument in arguments], Window())


def without_display(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as on a machine that has no display."""
    kept = {name: value for name, value in os.environ.items() if name not in NO_DISPLAY}
    return subprocess.run(
        [sys.executable, "-m", "dateline_desktop", *arguments],
        cwd=folder,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_arguments_the_window_opens(window: Window) -> None:
    assert run([], window) == 0
    assert window.shown == [(None, False)]


def test_a_case_is_opened_in_the_window(window: Window, sample_file: Path) -> None:
    assert run([str(sample_file)], window) == 0
    assert run(["--sample"], window) == 0
    assert window.shown == [(sample_file, False), (None, True)]


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("--help") == 0
    text = capsys.readouterr().out
    for command in ("open", "brief", "check", "info", "sample"):
        assert f"  {command}" in text
    assert "end with 0" in " ".join(text.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--frobnicate",),
        ("info",),
        ("brief", "case.dateline", "--frobnicate"),
        ("case.dateline", "--sample"),
        ("info", "one.dateline", "two.dateline"),
    ],
)
def test_what_is_not_understood_ends_with_2_and_one_sentence(
    arguments: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dateline(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "dateline --help" in err


@pytest.mark.parametrize("command", ["info", "check", "brief"])
def test_a_file_that_is_not_there_ends_with_1(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "nowhere.dateline"
    assert dateline(command, path) == 1
    assert capsys.readouterr().err == f"There is no file {path}.\n"


@pytest.mark.parametrize("command", ["info", "check", "brief"])
def test_a_file_that_is_no_case_is_left_as_it_is(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.dateline"
    path.write_bytes(b"Dear colleague, " * 100)
    assert dateline(command, path) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "letter.dateline" in err
    assert path.read_bytes() == b"Dear colleague, " * 100


def test_the_sample_case_is_made_where_it_is_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sample.dateline"
    assert dateline("sample", path) == 0
    case = Case.open(path, analyst="Ann")
    assert case.events.count() == 36
    case.close()
    before = path.read_bytes()
    assert dateline("sample", path) == 1
    assert "there already" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_info_says_what_a_case_holds(
    sample_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dateline("info", sample_file) == 0
    lines = dict(line.split(None, 1) for line in capsys.readouterr().out.splitlines())
    assert lines["Title"] == "TTP and Pakistan, 2011-2023"
    assert lines["Period"] == "2011–2023"
    assert lines["Events"] == "36"
    assert lines["Claims"] == "160"
    assert lines["Sources"].startswith("70 from ")
    assert "independent origins" in lines["Sources"]
    assert "of unknown lineage" in lines["Sources"]
    assert lines["Disputed"].endswith(" events")
    assert lines["Marking"] == "TLP:CLEAR"
    assert lines["Format"] == str(NEWEST)


def test_info_of_an_empty_case_has_nothing_to_hide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.dateline"
    Case.create(path, title="New", analyst="Ann").close()
    assert dateline("info", path) == 0
    assert "no dates yet" in capsys.readouterr().out


def test_a_sound_case_checks_out(
    sample_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dateline("check", sample_file) == 0
    assert capsys.readouterr().out.startswith("The case is sound")


def test_a_cut_case_is_found_out(
    sample_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample_file.write_bytes(sample_file.read_bytes()[:-8192])
    assert dateline("check", sample_file) == 1
    out, err = capsys.readouterr()
    assert len((out + err).splitlines()) == 1


def test_a_briefing_is_written_and_the_case_left_alone(
    sample_file: Path, tmp_path: Path
) -> None:
    before = sample_file.read_bytes()
    target = tmp_path / "brief.pdf"
    assert dateline("brief", sample_file, "-o", target) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert sample_file.read_bytes() == before


def test_what_a_briefing_leaves_out_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("date,title\n2014,One\n", encoding="utf-8")
    case = tmp_path / "case.dateline"
    assert dateline("import", table, "--case", case) == 0
    assert dateline("brief", case, "-o", tmp_path / "brief.md") == 0
    assert "left out: 1 event" in capsys.readouterr().out


def test_a_briefing_is_written_as_markdown_by_its_name(
    sample_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "brief.MD"
    assert dateline("brief", sample_file, "-o", target) == 0
    assert target.read_text(encoding="utf-8").startswith("**TLP:CLEAR**")


def test_a_briefing_never_replaces_the_case(
    sample_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sample_file.read_bytes()
    same = sample_file.with_suffix(".pdf")
    same.hardlink_to(sample_file)
    assert dateline("brief", sample_file, "-o", sample_file) == 2
    assert dateline("brief", sample_file, "-o", same) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert sample_file.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a display")
def test_without_a_display_the_sample_is_shown_as_files(tmp_path: Path) -> None:
    done = without_display("--sample", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "There is no display" in done.stdout
    briefing, picture = sorted((tmp_path / "out").iterdir())
    assert briefing.read_bytes().startswith(b"%PDF-")
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a display")
def test_without_a_display_a_window_is_refused(
    sample_file: Path, tmp_path: Path
) -> None:
    done = without_display(str(sample_file), folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no display to open a window on")
    assert len(done.stderr.splitlines()) == 1


def test_help_needs_neither_qt_nor_the_case() -> None:
    code = (
        "import sys\n"
        "from dateline_desktop.cli import run\n"
        "run(['--help'], None)\n"
        "print([name for name in ('PySide6', 'numpy', 'sqlite_utils')"
        " if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
