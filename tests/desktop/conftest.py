"""What tests of the desktop share: settings of their own, a session, a window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from dateline_db.case import Case
from dateline_db.errors import DatelineError, Message
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ANALYST, open_settings


@dataclass
class Answers:
    """Answers the program's questions; keeps what it was told."""

    told: list[str] = field(default_factory=list)
    confirms: bool = True
    choice: int | None = 0
    line: str | None = None
    opens: Path | None = None
    saves: Path | None = None

    def tell(self, what: Message | DatelineError) -> None:
        self.told.append(str(what))

    def confirm(self, title: Message, text: Message, *, yes: Message) -> bool:
        self.told.append(str(text))
        return self.confirms

    def choose(
        self, title: Message, text: Message, options: Sequence[Message]
    ) -> int | None:
        self.told.append(str(text))
        return self.choice

    def text(self, title: Message, label: Message, value: str = "") -> str | None:
        return self.line

    def open_file(self, title: Message, kinds: Message) -> Path | None:
        return self.opens

    def save_file(self, title: Message, suggested: Path, kinds: Message) -> Path | None:
        return self.saves


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
def case(session: Session) -> Case:
    """The case that the session holds."""
    assert session.case is not None
    return session.case
