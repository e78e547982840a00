"""Made-up claims from a fixed seed: a press that copies itself, counts that grow."""

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random

from dateline_db.model.actor import Actor
from dateline_db.model.claim import Claim, Nature, Stance
from dateline_db.model.event import Event
from dateline_db.model.figure import Figure, Qualifier
from dateline_db.model.grade import (
    Credibility,
    CredibilityGrade,
    Reliability,
    ReliabilityGrade,
)
from dateline_db.model.publisher import Publisher
from dateline_db.model.record import Record
from dateline_db.model.source import Lineage, LineageKind, LineageState, Source
from dateline_db.model.when import When

AT = "2023-01-30T10:00:00.000Z"
_FIRST = dt.date(2011, 1, 1).toordinal()
_NATURES = (
    *[Nature.FACT] * 8,
    *[Nature.STATISTIC] * 8,
    Nature.ALLEGATION,
    Nature.CLAIM_OF_RESPONSIBILITY,
    Nature.DENIAL,
)
_STANCES = (*[Stance.SUPPORTS] * 8, Stance.CONTRADICTS, Stance.CONTEXT)
_SCOPES = ("", "", "", "civilians", "forces", "attackers left out")
_WORDS = (
    "blast",
    "convoy",
    "mosque",
    "police",
    "checkpoint",
    "market",
    "raid",
    "truce",
    "talks",
    "hospital",
    "toll",
    "officials",
    "wounded",
    "district",
    "commander",
    "spokesman",
    "border",
    "valley",
    "army",
    "soldiers",
)


def made_up_press(claims: int, *, seed: int = 11) -> Mapping[str, Sequence[Record]]:
    """Return so many claims, about twenty an event, with all that they rest on."""
    random = Random(seed)
    publishers = [
        Publisher(name=f"Publisher {n}", owner=f"Group {n % 60}")
        for n in range(max(8, min(400, claims // 50)))
    ]
    sources = _sources(random, publishers, max(10, claims // 8))
    events = _events(random, max(1, claims // 20))
    actors = [Actor(ref=f"A{n:02}", name=f"Faction {n}") for n in range(30)]
    told = [_claim(random, n, events, sources) for n in range(claims)]
    return {
        "publisher": publishers,
        "source": sources,
        "lineage": list(_lineage(random, publishers, sources)),
        "reliability_grade": [
            ReliabilityGrade(
                publisher_id=one.id,
                letter=random.choice(list(Reliability)),
                reason="Its record.",
                analyst="Ada",
                at=AT,
            )
            for one in publishers
        ],
        "actor": actors,
        "event": events,
        "claim": told,
        "figure": [one for claim in told for one in _figures(random, claim)],
        "credibility_grade": [
            CredibilityGrade(
                claim_id=claim.id,
                digit=random.choice(list(Credibility)),
                reason="What else is known.",
                analyst="Ada",
                at=AT,
            )
            for claim in told
        ],
    }


def _text(random: Random, words: int) -> str:
    return " ".join(random.choices(_WORDS, k=words))


def _day(random: Random, start: int = _FIRST, days: int = 4_600) -> When:
    return When.parse(str(dt.date.fromordinal(start + random.randrange(days))))


def _sources(random: Random, publishers: list[Publisher], count: int) -> list[Source]:
    states = (
        *[LineageState.OWN] * 4,
        *[LineageState.DERIVED] * 4,
        LineageState.UNKNOWN,
    )
    return [
        Source(
            ref=f"S{n:02}",
            publisher_id=random.choice(publishers).id,
            title=_text(random, 8).capitalize(),
            url=f"https://example.org/{n}",
            published=_day(random),
            lineage=random.choice(states),
        )
        for n in range(1, count + 1)
    ]


def _lineage(
    random: Random, publishers: list[Publisher], sources: list[Source]
) -> list[Lineage]:
    """Let half of what derives copy another source, the rest an agency."""
    return [
        Lineage(
            source_id=source.id,
            kind=LineageKind.SYNDICATES,
            upstream_source_id=random.choice(sources[:n]).id if n % 2 else None,
            upstream_publisher_id=None if n % 2 else random.choice(publishers[:8]).id,
        )
        for n, source in enumerate(sources)
        if source.lineage is LineageState.DERIVED
    ]


def _events(random: Random, count: int) -> list[Event]:
    return [
        Event(ref=f"E{n:02}", title=_text(random, 5).capitalize(), when=_day(random))
        for n in range(1, count + 1)
    ]


def _claim(random: Random, n: int, events: list[Event], sources: list[Source]) -> Claim:
    event = events[n % len(events)]
    assert event.when.lo is not None
    day = event.when.lo.toordinal()
    nature = random.choice(_NATURES)
    return Claim(
        ref=f"C{n + 1:03}",
        event_id=event.id,
        source_id=random.choice(sources).id,
        statement=_text(random, 12).capitalize() + ".",
        nature=nature,
        stance=random.choice(_STANCES),
        when=_day(random, day, 2) if random.random() < 0.8 else None,
        as_of=_day(random, day, 9),
        attributed_to=f"Faction {random.randrange(30)} spokesman",
    )


def _figures(random: Random, claim: Claim) -> list[Figure]:
    if claim.nature is not Nature.STATISTIC and random.random() < 0.6:
        return []
    found = []
    for position, measure in enumerate(random.sample(["killed", "injured"], k=2)):
        number = float(random.randint(5, 30))
        floor = random.random() < 0.3
        found.append(
            Figure(
                claim_id=claim.id,
                measure=measure,
                scope=random.choice(_SCOPES),
                low=number,
                best=number,
                high=None if floor else number,
                qualifier=Qualifier.AT_LEAST if floor else Qualifier.EXACT,
                position=position,
            )
        )
    return found
