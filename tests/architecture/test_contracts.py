"""Each import contract holds, and each breaks when it is broken on purpose."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PLANTED = {
    "dateline_db never imports Qt, the desktop or the resources": (
        "db/dateline_db/model/grade.py",
        "def _hidden() -> None:\n    import PySide6.QtCore\n",
    ),
    "SQL stays in the store": (
        "desktop/dateline_desktop/core/text.py",
        "import sqlite_utils\n",
    ),
    "Layers of dateline_db": (
        "db/dateline_db/analysis/origins.py",
        "import dateline_db.store.table\n",
    ),
    "Layers of dateline_desktop": (
        "desktop/dateline_desktop/events/__init__.py",
        "import dateline_desktop.claims\n",
    ),
    "The scene is arithmetic": (
        "desktop/dateline_desktop/scene/scale.py",
        "import PySide6\n",
    ),
}


def lint(tree: Path) -> str:
    """Return what import-linter says of the tree, without colours."""
    paths = [str(tree / root) for root in ("db", "desktop", "resources")]
    command = "from importlinter.cli import lint_imports_command as c; c()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for root in ("db", "desktop", "resources"):
        shutil.copytree(
            ROOT / root,
            tmp_path / root,
            ignore=shutil.ignore_patterns("__pycache__", "*.ttf", "*.json"),
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_a_planted_violation() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contracts = text.split("[[tool.importlinter.contracts]]")[1:]
    names = {block.split('name = "')[1].split('"')[0] for block in contracts}
    assert names == set(PLANTED)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_broken_wall_is_seen(contract: str, tree: Path) -> None:
    assert f"{contract} KEPT" in lint(tree)
    file, line = PLANTED[contract]
    with (tree / file).open("a", encoding="utf-8") as planted:
        planted.write("\n" + line)
    assert f"{contract} BROKEN" in lint(tree)


def test_a_module_without_a_layer_is_seen(tree: Path) -> None:
    (tree / "db/dateline_db/utils.py").write_text('"""Stray."""\n', encoding="utf-8")
    assert "Layers of dateline_db BROKEN" in lint(tree)
