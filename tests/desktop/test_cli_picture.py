"""`dateline picture`: the timeline of a case as a file, without a window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from dateline_desktop.cli import run


def dateline(*arguments: str | Path) -> int:
    """Run a command that shows no window."""

    def window(case: Path | None, *, sample: bool) -> int:
        raise AssertionError

    return run([str(argument) for argument in arguments], window)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.png", b"\x89PNG"), ("a.SVG", b"<?xml"), ("a.pdf", b"%PDF")],
)
def test_the_suffix_says_as_what_it_is_written(
    qapp: object,
    sample_file: Path,
    tmp_path: Path,
    name: str,
    beginning: bytes,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = sample_file.read_bytes()
    assert dateline("picture", sample_file, "-o", tmp_path / name) == 0
    assert (tmp_path / name).read_bytes().startswith(beginning)
    assert "The picture is in" in capsys.readouterr().out
    assert sample_file.read_bytes() == before


def test_width_scale_theme_and_legend_are_chosen(
    qapp: object, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.png"
    wanted = ("--width", "500", "--scale", "2", "--dark", "--legend")
    assert dateline("picture", sample_file, "-o", out, *wanted) == 0
    image = QImage(str(out))
    assert image.width() == 1000
    assert image.pixelColor(2, 2).lightness() < 60


@pytest.mark.parametrize(
    ("output", "code", "said"),
    [
        ("a.gif", 2, "ends in .png, .svg or .pdf"),
        ("no/such.svg", 1, "could not be written"),
        ("b.dateline", 2, "ends in .png, .svg or .pdf"),
    ],
)
def test_what_cannot_be_written_is_said(
    qapp: object,
    sample_file: Path,
    tmp_path: Path,
    output: str,
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dateline("picture", sample_file, "-o", tmp_path / output) == code
    assert said in capsys.readouterr().err


def elsewhere(sample_file: Path, out: Path, **changed: str) -> None:
    """Write a picture in a process of its own, where there is no display."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: text for name, text in os.environ.items() if name not in gone}
    command = [sys.executable, "-m", "dateline_desktop", "picture", str(sample_file)]
    ended = subprocess.run(
        [*command, "-o", str(out)],
        cwd=out.parent,
        env=kept | changed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_it_needs_no_display(sample_file: Path, tmp_path: Path) -> None:
    elsewhere(sample_file, tmp_path / "a.png")
    assert QImage(str(tmp_path / "a.png")).width() == 1600


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_neither_time_nor_place_shows_in_the_bytes(
    sample_file: Path, tmp_path: Path, kind: str
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    elsewhere(sample_file, here / f"a.{kind}", TZ="UTC", PYTHONHASHSEED="1")
    elsewhere(sample_file, there / f"b.{kind}", TZ="Asia/Kabul", PYTHONHASHSEED="2")
    one, other = (here / f"a.{kind}").read_bytes(), (there / f"b.{kind}").read_bytes()
    assert one == other
