"""The tables of a case by the names that code calls them by."""

from collections.abc import Callable, Mapping
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
from dateline_db.store.engine import Connection
from dateline_db.store.registry import TABLES
from dateline_db.store.table import Table


class Records:
    """What a case consists of: the records of each kind, by name and by table."""

    tables: Mapping[str, Table[Any]]

    def table(self, name: str) -> Table[Any]:
        """Return a table by its name in the file, as "event"."""
        return self.tables[name]

    @property
    def case_settings(self) -> Table[CaseSettings]:
        return self.tables["case_settings"]

    @property
    def events(self) -> Table[Event]:
        return self.tables["event"]

    @property
    def participations(self) -> Table[Participation]:
        return self.tables["participation"]

    @property
    def event_links(self) -> Table[EventLink]:
        return self.tables["event_link"]

    @property
    def claims(self) -> Table[Claim]:
        return self.tables["claim"]

    @property
    def figures(self) -> Table[Figure]:
        return self.tables["figure"]

    @property
    def sources(self) -> Table[Source]:
        return self.tables["source"]

    @property
    def publishers(self) -> Table[Publisher]:
        return self.tables["publisher"]

    @property
    def lineage(self) -> Table[Lineage]:
        return self.tables["lineage"]

    @property
    def documents(self) -> Table[Document]:
        return self.tables["document"]

    @property
    def actors(self) -> Table[Actor]:
        return self.tables["actor"]

    @property
    def actor_names(self) -> Table[ActorName]:
        return self.tables["actor_name"]

    @property
    def places(self) -> Table[Place]:
        return self.tables["place"]

    @property
    def place_names(self) -> Table[PlaceName]:
        return self.tables["place_name"]

    @property
    def tags(self) -> Table[Tag]:
        return self.tables["tag"]

    @property
    def taggings(self) -> Table[Tagging]:
        return self.tables["tagging"]

    @property
    def notes(self) -> Table[Note]:
        return self.tables["note"]

    @property
    def reliability_grades(self) -> Table[ReliabilityGrade]:
        return self.tables["reliability_grade"]

    @property
    def credibility_grades(self) -> Table[CredibilityGrade]:
        return self.tables["credibility_grade"]

    @property
    def eras(self) -> Table[Era]:
        return self.tables["era"]

    @property
    def era_bases(self) -> Table[EraBasis]:
        return self.tables["era_basis"]

    @property
    def judgements(self) -> Table[Judgement]:
        return self.tables["judgement"]

    @property
    def judgement_claims(self) -> Table[JudgementClaim]:
        return self.tables["judgement_claim"]

    @property
    def decisions(self) -> Table[Decision]:
        return self.tables["decision"]

    @property
    def briefings(self) -> Table[Briefing]:
        return self.tables["briefing"]

    @property
    def issued_briefings(self) -> Table[IssuedBriefing]:
        return self.tables["issued_briefing"]

    @property
    def actor_relations(self) -> Table[ActorRelation]:
        return self.tables["actor_relation"]

    @property
    def event_images(self) -> Table[EventImage]:
        return self.tables["event_image"]

    @property
    def saved_views(self) -> Table[SavedView]:
        return self.tables["saved_view"]

    @property
    def dismissals(self) -> Table[Dismissal]:
        return self.tables["dismissal"]


def tables(
    connection: Connection, may_write: Callable[[str], None]
) -> dict[str, Table[Any]]:
    """Return the tables of an open file, by name."""
    return {
        name: Table(connection, name, columns, may_write)
        for name, columns in TABLES.items()
    }
