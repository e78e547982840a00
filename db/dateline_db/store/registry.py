"""Which values of the model stand in which table of the file.

Tables come before those that refer to them, so that rows can be added in this order.
"""

from typing import Any

from dateline_db.model.actor import Actor, ActorName, ActorRelation
from dateline_db.model.briefing import Briefing, IssuedBriefing
from dateline_db.model.claim import Claim
from dateline_db.model.discrepancy import Decision
from dateline_db.model.dismissal import Dismissal
from dateline_db.model.document import Document
from dateline_db.model.era import Era, EraBasis
from dateline_db.model.event import Event, EventImage, EventLink, Participation
from dateline_db.model.figure import Figure
from dateline_db.model.grade import CredibilityGrade, ReliabilityGrade
from dateline_db.model.judgement import Judgement, JudgementClaim
from dateline_db.model.label import Note, Tag, Tagging
from dateline_db.model.place import Place, PlaceName
from dateline_db.model.publisher import Publisher
from dateline_db.model.saved_view import SavedView
from dateline_db.model.setting import CaseSettings
from dateline_db.model.source import Lineage, Source
from dateline_db.store.columns import Columns

EVENT = Columns(Event, ("lo", "hi"), Event.seconds)

TABLES: dict[str, Columns[Any]] = {
    "case_settings": Columns(CaseSettings),
    "publisher": Columns(Publisher),
    "source": Columns(Source),
    "document": Columns(Document),
    "lineage": Columns(Lineage),
    "reliability_grade": Columns(ReliabilityGrade),
    "actor": Columns(Actor),
    "actor_name": Columns(ActorName),
    "place": Columns(Place),
    "place_name": Columns(PlaceName),
    "event": EVENT,
    "participation": Columns(Participation),
    "event_link": Columns(EventLink),
    "claim": Columns(Claim),
    "figure": Columns(Figure),
    "credibility_grade": Columns(CredibilityGrade),
    "decision": Columns(Decision),
    "era": Columns(Era),
    "era_basis": Columns(EraBasis),
    "judgement": Columns(Judgement),
    "judgement_claim": Columns(JudgementClaim),
    "briefing": Columns(Briefing),
    "tag": Columns(Tag),
    "tagging": Columns(Tagging),
    "note": Columns(Note),
    "actor_relation": Columns(ActorRelation),
    "event_image": Columns(EventImage),
    "saved_view": Columns(SavedView),
    "dismissal": Columns(Dismissal),
    "issued_briefing": Columns(IssuedBriefing),
}
REFS = {
    "event": "E",
    "source": "S",
    "claim": "C",
    "actor": "A",
    "place": "P",
    "era": "R",
    "judgement": "J",
}
"""The letter with which the numbers of a kind of record begin."""
