"""What tests of the desktop share: settings of their own, a session, a window."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from answers import Answers
from dateline_db.case import Case
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ANALYST, open_settings
from dateline_desktop.sample import build_sample


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    store = open_settings(tmp_path / "config")
    ANALYST.write(store, "Ann Analyst")
    return store


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    running = Jobs()
    yield running
    running.wait()


@pytest.fixture
def session(
    answers: Answers, jobs: Jobs, settings: QSettings, tmp_path: Path
) -> Iterator[Session]:
    """A session on a new and empty case."""
    made = Session(answers, jobs, settings)
    made.create(tmp_path / "case.dateline", "A case")
    yield made
    made.close()


@pytest.fixture
def make_session(
    answers: Answers, jobs: Jobs, settings: QSettings
) -> Iterator[Callable[[], Session]]:
    """Make further sessions, as those of other windows."""
    made: list[Session] = []

    def make() -> Session:
        made.append(Session(answers, jobs, settings))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def case(session: Session) -> Case:
    """The case that the session holds."""
    assert session.case is not None
    return session.case


@pytest.fixture(scope="session")
def sample_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case as it is delivered, built once."""
    return build_sample(tmp_path_factory.mktemp("sample") / "sample.dateline")


@pytest.fixture
def sample_file(sample_built: Path, tmp_path: Path) -> Path:
    """A copy of the sample case to write to."""
    return Path(shutil.copy(sample_built, tmp_path / "sample.dateline"))


@pytest.fixture
def sample(
    answers: Answers, jobs: Jobs, settings: QSettings, sample_file: Path
) -> Iterator[Session]:
    """A session on a copy of the sample case."""
    made = Session(answers, jobs, settings)
    made.open(sample_file)
    yield made
    made.close()
