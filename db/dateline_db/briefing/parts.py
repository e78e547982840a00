"""The parts of a briefing as values: what it says, in order and numbered.

Records are numbered from 1 within their section, and cite each other by those numbers;
refs such as "E12" are only what people read. A `Message` is a sentence of ours, a text
is one of the case.
"""

from dataclasses import dataclass

from dateline_db.errors import Message
from dateline_db.model.briefing import Extract, Paper, Section
from dateline_db.model.discrepancy import Point
from dateline_db.model.grade import Grade
from dateline_db.model.judgement import Yardstick
from dateline_db.model.marking import Marking


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands before everything else."""

    title: str
    question: str
    audience: str
    marking: Marking
    as_of: str
    author: str
    organisation: str
    bottom_line: str
    scope_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A claim cited by its number in `Composition.claims`."""

    ref: str
    claim: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementPart:
    """A key judgement; `percent` goes with `likelihood`, both unset where not given.

    `unprinted` counts the claims it rests on that this briefing leaves out.
    """

    number: int
    ref: str
    statement: str
    likelihood: str
    percent: tuple[int, int] | None
    yardstick: Yardstick | None
    confidence: str
    basis: str
    resting: Message
    one_origin: bool
    events: tuple[int, ...]
    sources: tuple[int, ...]
    claims_for: tuple[Citation, ...]
    claims_against: tuple[Citation, ...]
    unprinted: int
    assumptions: tuple[str, ...]
    alternatives: str
    would_change_it: str
    gaps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPart:
    """A claim that a judgement rests on; `event` is None where that is left out."""

    number: int
    ref: str
    statement: str
    attributed_to: str
    nature: str
    stance: str
    locator: str
    grade: Grade
    source: int
    event: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPart:
    """A claim about an event of the briefing or behind a judgement, for the files."""

    ref: str
    event: str
    source: str
    statement: str
    date: str
    date_edtf: str
    as_of: str
    stance: str
    nature: str
    attributed_to: str
    locator: str
    quote: str
    figures: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeName:
    """A name in its own script; `language` is a BCP 47 tag, "" where not stated."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """A name with the same in its own script; `role` is that of an actor."""

    name: str
    native: NativeName | None = None
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Numbers to be drawn; None is a bound left open."""

    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePart:
    """What is known of one measure in an event.

    `text` is the figure with the best grade, `spread` from where to where others go.
    """

    measure: str
    scope: str
    text: Message
    spread: Message | None
    bounds: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPart:
    """A row of the events table; `sources` are the numbers of those it rests on."""

    number: int
    id: str
    ref: str
    date: str
    date_words: str
    edtf: str
    title: str
    summary: str
    kind: str
    place: NamePart | None
    actors: tuple[NamePart, ...]
    figures: tuple[FigurePart, ...]
    grade: Grade | None
    support: Message
    disputed: bool
    reviewed: bool
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EraPart:
    """A period that stands behind the timeline."""

    title: str
    kind: str
    date: str
    date_words: str
    edtf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPart:
    """One answer to a point in dispute and the sources that give it."""

    text: Message
    bounds: Bounds | None
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyPart:
    """What the sources of an event differ on, and what the analyst made of it."""

    event: int
    point: Point
    measure: str
    scope: str
    answers: tuple[AnswerPart, ...]
    state: str
    reason: str
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart:
    """An entry of the sources annex; `events` and `judgements` are what rests on it.

    `digits` counts its claims in this briefing by the credibility they were given.

    `letter` is "–" where none was given; `letter_of` says whether it is the source's
    own or its publisher's.
    """

    number: int
    ref: str
    title: str
    author: str
    publisher: str
    published: str
    published_edtf: str
    published_words: str
    kind: str
    language: str
    url: str
    letter: str
    letter_title: str
    letter_of: str
    reason: str
    lineage: Message
    state: str
    note: str
    marking: Marking
    accessed: str
    accessed_edtf: str
    digits: tuple[tuple[str, int], ...]
    claims: int
    events: tuple[int, ...]
    judgements: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePart:
    """A captured document of a source in the annex."""

    source: int
    name: str
    media_type: str
    size: int
    sha256: str
    captured: str
    captured_at: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPart:
    """A month or year: how many events lie in it, and how many more may."""

    date: str
    sure: int
    maybe: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPart:
    """What is new against the last briefing of this name that was issued."""

    date: str
    title: str
    judgements: tuple[Message, ...]
    events: tuple[Message, ...]
    sources: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePart:
    """A briefing of this name as it was issued before."""

    date: str
    title: str
    marking: Marking
    sha256: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPart:
    """A day on which the case was changed: by whom, and in how many actions."""

    date: str
    analyst: str
    actions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Which state of which case this is; `changed_on` is a day in words."""

    case_id: str
    case_title: str
    head: str
    changed_at: str
    changed_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Everything a briefing says. `left_out` are sentences on what it does not.

    `sections` are those that are printed, in order; `texts` what opens them; `zone`
    is that of the clocks of the case.
    """

    cover: Cover
    sections: tuple[Section, ...]
    texts: dict[str, str]
    paper: Paper
    language: str
    zone: str
    extract: Extract
    yardsticks: tuple[Yardstick, ...]
    judgements: tuple[JudgementPart, ...]
    changes: ChangesPart | None
    background: str
    outlook: str
    gaps: tuple[str, ...]
    eras: tuple[EraPart, ...]
    events: tuple[EventPart, ...]
    periods: tuple[PeriodPart, ...]
    discrepancies: tuple[DiscrepancyPart, ...]
    claims: tuple[ClaimPart, ...]
    source_summary: str
    sources: tuple[SourcePart, ...]
    statements: tuple[StatementPart, ...]
    evidence: tuple[EvidencePart, ...]
    issues: tuple[IssuePart, ...]
    log: tuple[LogPart, ...]
    left_out: tuple[Message, ...]
    imprint: Imprint
