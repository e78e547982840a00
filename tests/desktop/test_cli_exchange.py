"""Files in and out on the command line: what it prints, writes, and how it ends."""

import json
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.exchange.presets import PRESETS
from dateline_desktop.cli import run
from dateline_desktop.exporting.known import known_formats
from exchanged import FILES, a_csv

PAKISTAN = FILES / "ucdp_ged_pakistan_hdx.csv"


def dateline(*arguments: str | Path) -> int:
    return run([str(argument) for argument in arguments], lambda *_, **__: 0)


def test_a_data_set_is_imported_and_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, report = tmp_path / "case.dateline", tmp_path / "report.json"
    assert dateline("import", PAKISTAN, "--case", case, "--report", report) == 0
    assert "10 rows: 9 new" in capsys.readouterr().out
    assert json.loads(report.read_text(encoding="utf-8"))["new"] == 9
    with closing(Case.open(case, analyst="Ann")) as opened:
        assert opened.events.count() == 9
        assert opened.check() == []


def test_a_dry_run_leaves_no_case(tmp_path: Path) -> None:
    case = tmp_path / "case.dateline"
    assert dateline("import", PAKISTAN, "--case", case, "--dry-run") == 0
    assert list(tmp_path.iterdir()) == []


def test_rows_kept_aside_end_with_3_and_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_csv(tmp_path, "date,title\n2023-02-30,=cmd()\n2023,Two\n")
    case, aside = tmp_path / "case.dateline", tmp_path / "aside.csv"
    assert dateline("import", file, "--case", case, "--aside", aside) == 3
    assert "incidents.csv, row 2, date “2023-02-30”" in capsys.readouterr().out
    assert "'=cmd()" in aside.read_text(encoding="utf-8-sig")


def test_a_saved_mapping_is_used(tmp_path: Path) -> None:
    case, mapping = tmp_path / "case.dateline", tmp_path / "mapping.json"
    file = a_csv(tmp_path, "date,title\n2023,One\n")
    first = ("import", file, "--case", case)
    assert dateline(*first, "--dry-run", "--save-mapping", mapping) == 0
    assert dateline(*first, "--mapping", mapping) == 0


@pytest.mark.parametrize("data", [b"", b"\x00\x01binary" * 99, b"alpha,beta\n1,2\n"])
def test_a_file_that_is_no_table_leaves_everything_as_it_is(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.csv"
    file.write_bytes(data)
    assert dateline("import", file, "--case", tmp_path / "case.dateline") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["notes.csv"]


@pytest.mark.parametrize("name", ["all.zip", "all.json"])
def test_a_case_goes_out_as_a_bundle_and_comes_back(
    name: str, sample_file: Path, tmp_path: Path
) -> None:
    bundle, again = tmp_path / name, tmp_path / "again.dateline"
    assert dateline("export", sample_file, "--to", bundle) == 0
    assert dateline("import", bundle, "--case", again) == 0
    assert dateline("check", again) == 0
    with (
        closing(Case.open(sample_file, analyst="", read_only=True)) as first,
        closing(Case.open(again, analyst="", read_only=True)) as second,
    ):
        assert first.head == second.head
        assert first.claims.all() == second.claims.all()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_case_of_an_older_format_goes_out_and_is_not_touched(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, bundle = tmp_path / "old.dateline", tmp_path / "all.zip"
    shutil.copy(FILES.parent / f"format-{number}.dateline", old)
    before = old.read_bytes()
    assert dateline("export", old, "--to", bundle) == 0
    assert dateline("export", old, "--to", tmp_path / "a.csv", "--as", "csv") == 0
    assert dateline("info", old) == 0
    assert f"Format {number}" in " ".join(capsys.readouterr().out.split())
    assert old.read_bytes() == before
    again = tmp_path / "again.dateline"
    assert dateline("import", bundle, "--case", again) == 0
    assert dateline("check", again) == 0


def test_a_bundle_leaves_nothing_behind(
    sample_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, bundle = tmp_path / "report.json", tmp_path / "F.json"
    assert dateline("export", sample_file, "--to", bundle, "--report", report) == 0
    assert "holds everything, whatever its marking" in capsys.readouterr().out
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told == {"file": str(bundle), "format": "bundle", "left_behind": []}


def test_a_zip_of_tables_is_to_be_unpacked(
    sample_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = tmp_path / "tables.zip"
    assert dateline("export", sample_file, "--to", tables, "--as", "csv") == 0
    assert dateline("import", tables, "--case", tmp_path / "new.dateline") == 1
    assert "tables.zip is a ZIP: unpack it" in capsys.readouterr().err
    assert not (tmp_path / "new.dateline").exists()


def test_a_command_that_is_misspelt_is_taken_for_no_file_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dateline("impor") == 1
    assert "no command of that name" in capsys.readouterr().err


def test_a_briefing_is_no_file_of_another_kind(
    sample_file: Path, tmp_path: Path
) -> None:
    assert dateline("brief", sample_file, "-o", tmp_path / "a.docx") == 2
    assert [path.name for path in tmp_path.iterdir()] == [sample_file.name]


def test_a_look_at_a_bundle_makes_no_case(
    sample_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle, again, report = (tmp_path / name for name in ("a.zip", "b.dateline", "r"))
    assert dateline("export", sample_file, "--to", bundle) == 0
    to = ("import", bundle, "--case", again, "--report", report)
    assert dateline(*to, "--dry-run") == 0
    assert "only a look" in capsys.readouterr().out
    assert not again.exists()
    assert json.loads(report.read_text(encoding="utf-8"))["dry_run"]
    assert dateline(*to) == 0
    assert "36 events, 160 claims and 70 sources" in capsys.readouterr().out
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["dry_run"], told["records"]["event"]) == (False, 36)
    assert dateline(*to, "--dry-run") == 1
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--preset", "--mapping", "--save-mapping"])
def test_an_option_that_would_do_nothing_is_refused(
    option: str, sample_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = tmp_path / "a.zip"
    assert dateline("export", sample_file, "--to", bundle) == 0
    again = tmp_path / "again.dateline"
    assert dateline("import", bundle, "--case", again, option, "plain") == 2
    assert f"leave {option} away" in capsys.readouterr().err
    assert not again.exists()


@pytest.mark.parametrize("option", ["--report", "--aside", "--save-mapping"])
def test_a_file_that_cannot_be_written_gets_a_sentence_before_anything_is_done(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.dateline"
    nowhere = tmp_path / "nowhere" / "file"
    assert dateline("import", PAKISTAN, "--case", case, option, nowhere) == 1
    assert f"nowhere for {option}" in capsys.readouterr().err
    assert not case.exists()
    taken = tmp_path / "taken"
    taken.mkdir()
    file = a_csv(tmp_path, "date,title\n2023,One\n")
    into = ("import", file, "--case", case, option)
    assert dateline(*into, taken / ("x" * 300)) == 1
    told = capsys.readouterr().err
    assert "could not be written" in told
    assert list(taken.iterdir()) == []
    assert case.exists() == ("All was imported" in told)


def test_every_preset_is_named_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dateline("import", "--help") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert [name for name in PRESETS if name not in told] == []
    both = ("import", PAKISTAN, "--case", "a", "--preset", "ucdp", "--mapping", "m")
    assert dateline(*both) == 2


@pytest.mark.parametrize("kind", [name for name in known_formats() if name != "bundle"])
def test_a_case_goes_out_in_other_formats_with_what_they_lack(
    kind: str,
    sample_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target, report = tmp_path / "out", tmp_path / "report.json"
    to = ("--to", target, "--as", kind, "--report", report)
    assert dateline("export", sample_file, *to) == 0
    assert target.stat().st_size > 1000
    lost = json.loads(report.read_text(encoding="utf-8"))["left_behind"]
    told = capsys.readouterr().out.splitlines()
    assert told[1:] == [one["sentence"] for one in lost]
    assert lost
    assert all(one["count"] > 0 for one in lost)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", b"<!DOCTYPE html>"),
        ("a.xlsx", b"PK"),
        ("a.geojson", b'{\n "type": "FeatureCollection"'),
        ("a.timeline", b"<?xml"),
        ("a.BIB", b"@"),
        ("a.ris", b"TY  - "),
    ],
)
def test_the_name_of_a_file_says_what_it_is_to_be(
    name: str, start: bytes, sample_file: Path, tmp_path: Path
) -> None:
    assert dateline("export", sample_file, "--to", tmp_path / name) == 0
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("name", "options"),
    [("a.pdf", []), ("a.tar", ["--as", "bundle"]), ("a.zip", ["--marking", "TLP:RED"])],
)
def test_what_cannot_be_meant_is_refused(
    name: str, options: list[str], sample_file: Path, tmp_path: Path
) -> None:
    assert dateline("export", sample_file, "--to", tmp_path / name, *options) == 2
    assert not (tmp_path / name).exists()


def test_no_export_writes_over_a_case(sample_file: Path, tmp_path: Path) -> None:
    before = sample_file.read_bytes()
    to = ("--to", sample_file, "--as", "csv")
    assert dateline("export", sample_file, *to) == 1
    assert sample_file.read_bytes() == before


def test_pasted_cells_are_taken_from_the_standard_input(tmp_path: Path) -> None:
    case = tmp_path / "case.dateline"
    done = subprocess.run(
        [sys.executable, "-m", "dateline_desktop", "import", "-", "--case", str(case)],
        input="date\ttitle\n2023-07\tTruce\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "1 rows: 1 new" in done.stdout
    with closing(Case.open(case, analyst="Ann")) as opened:
        assert [event.when.typed for event in opened.events.all()] == ["2023-07"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device there")
def test_what_cannot_be_printed_ends_with_a_sentence(
    sample_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.ris"
    command = [sys.executable, "-m", "dateline_desktop", "export", str(sample_file)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*command, "--to", str(target)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert target.exists()


def test_a_bibliography_becomes_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, case, aside = tmp_path / "a.ris", tmp_path / "a.dateline", tmp_path / "b.csv"
    file.write_text("TY  - NEWS\nTI  - One\nER  - \nTY  - NEWS\nER  - \n", "utf-8")
    assert dateline("import", file, "--case", case, "--aside", aside) == 3
    assert "2 rows: 1 new" in capsys.readouterr().out
    assert "It has no title." in aside.read_text(encoding="utf-8-sig")
    with closing(Case.open(case, analyst="Ann")) as opened:
        assert [source.title for source in opened.sources.all()] == ["One"]
