"""Whoever answers the program's questions in a test."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline_db.errors import DatelineError, Message


@dataclass
class Answers:
    """Answers the program's questions; keeps what it was told."""

    told: list[str] = field(default_factory=list)
    confirms: bool = True
    choice: int | None = 0
    line: str | None = None
    opens: Path | None = None
    opens_several: Sequence[Path] = ()
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

    def open_files(self, title: Message, kinds: Message) -> list[Path]:
        return [*self.opens_several, *([self.opens] if self.opens else [])]

    def save_file(self, title: Message, suggested: Path, kinds: Message) -> Path | None:
        return self.saves
