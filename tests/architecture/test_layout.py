"""The four roots hold one package each, and plain folders stay plain."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "db/dateline_db",
    "desktop/dateline_desktop",
    "resources/dateline_resources",
)
PLAIN = ("db", "desktop", "resources", "packaging", "tests")
OWN_TOP = {"db", "desktop", "packaging", "resources", "tests"}


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return listed.stdout.splitlines()


@pytest.mark.parametrize("folder", PLAIN)
def test_a_source_root_is_not_a_package(folder: str) -> None:
    # packaging/__init__.py would hide the library that PyInstaller and build import.
    assert not (ROOT / folder / "__init__.py").exists()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_source_root_holds_one_package(package: str) -> None:
    root = (ROOT / package).parent
    folders = [p for p in root.iterdir() if p.is_dir() and p.name != "__pycache__"]
    assert [p for p in folders if p.suffix != ".egg-info"] == [ROOT / package]


def test_no_folder_was_added_at_the_top() -> None:
    folders = {name.split("/")[0] for name in tracked() if "/" in name}
    assert {name for name in folders if not name.startswith(".")} == OWN_TOP


@pytest.mark.parametrize(
    "path", modules(), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":", "?"))


def test_the_case_needs_no_qt() -> None:
    names = [
        ".".join(path.relative_to(ROOT / "db").with_suffix("").parts)
        for path in (ROOT / "db").rglob("*.py")
    ]
    script = (
        "import importlib, sys\n"
        "for name in ('PySide6', 'shiboken6', 'pyqtgraph', 'dateline_desktop'):\n"
        "    sys.modules[name] = None\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name.removesuffix('.__init__'))\n"
    )
    subprocess.run(
        [sys.executable, "-c", script], check=True, cwd=ROOT, env=dict(os.environ)
    )
