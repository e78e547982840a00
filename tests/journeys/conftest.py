"""What journeys start from: a desk, and a copy of the sample case on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline_desktop.sample import build_sample
from desk import Desk


@pytest.fixture(scope="session")
def sample_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case as it is delivered, built once."""
    return build_sample(tmp_path_factory.mktemp("sample") / "sample.dateline")


@pytest.fixture
def sample_file(sample_built: Path, tmp_path: Path) -> Path:
    """A copy of the sample case to write to."""
    return Path(shutil.copy(sample_built, tmp_path / "sample.dateline"))


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qapp, tmp_path, qtbot)
    yield made
    made.end()
