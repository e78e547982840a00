"""What is said of an event where there is little room: hover card, chip, speech."""

from dataclasses import dataclass

from dateline_db.analysis.corroboration import UNSUPPORTED, Support
from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.model.grade import Grade
from dateline_desktop.core.clock_time import clock_note
from dateline_desktop.core.text import tr


@dataclass(frozen=True, slots=True)
class Facts:
    """An event in short; `stated` is its date in the words of the source.

    `clock` says whose clock its time is of.
    """

    title: str
    date: str
    stated: str
    clock: str
    where: str
    support: Support

    @property
    def grade(self) -> Grade | None:
        """The best-supported grade, None where no claim is graded."""
        return self.support.grade

    @property
    def is_disputed(self) -> bool:
        """Whether claims disagree on it."""
        return self.support.disputed

    @property
    def spoken(self) -> str:
        """The event in one line, for those who hear it."""
        parts = [self.date, *([self.clock] if self.clock else []), self.title]
        if self.grade is not None and self.grade.credibility is not None:
            parts.append(tr(say("grade {grade}", grade=str(self.grade))))
        parts.append(self.counted)
        if self.is_disputed:
            parts.append(tr("disputed"))
        return ", ".join(parts)

    @property
    def counted(self) -> str:
        """How many claims, sources and origins stand behind it."""
        claims, label = self.support.claims, tr(self.support.label)
        if not claims:
            return label
        if claims == 1:
            return tr(say("1 claim from {sources}", sources=label))
        return tr(say("{claims} claims from {sources}", claims=claims, sources=label))


def facts(case: Case, event_id: str) -> Facts:
    """Return what is known of an event in short."""
    event = case.events.get(event_id)
    place = None if event.place_id is None else case.places.find(event.place_id)
    where = [event.kind.capitalize(), "" if place is None else place.name]
    return Facts(
        title=event.title,
        date=event.when.label(),
        stated=event.when_words,
        clock=clock_note(event),
        where=" · ".join(part for part in where if part),
        support=case.supports_of([event_id]).get(event_id, UNSUPPORTED),
    )
