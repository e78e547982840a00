"""Who and what a case knows already, so that a row adds nobody twice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline_db.case import Case
from dateline_db.exchange.drafts import PlaceDraft
from dateline_db.exchange.numbers import Numbers
from dateline_db.model.actor import Actor
from dateline_db.model.place import Place
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.record import Record
from dateline_db.model.spelling import name_key

PlaceKey = tuple[str, str, float | None, float | None]


class Directory:
    """Actors, places and publishers by their names; `taken` gives what is new."""

    def __init__(self, case: Case, numbers: Numbers) -> None:
        self._numbers = numbers
        self._new: defaultdict[str, list[Record]] = defaultdict(list)
        self._keys: dict[str, str] = {}
        self._actors = {
            self._key(text): actor_id
            for actor_id, text in (
                *case.actor_names.cells("actor_id", "text"),
                *case.actors.cells("id", "name"),
            )
        }
        self._publishers = {
            self._key(name): publisher.id
            for publisher in case.publishers.all()
            for name in (*publisher.aliases, publisher.name)
        }
        cells = ("id", "name", "admin_area", "latitude", "longitude")
        self._places: dict[PlaceKey, str] = {
            (self._key(name), self._key(admin), north, east): place_id
            for place_id, name, admin, north, east in case.places.cells(*cells)
        }

    def taken(self) -> Mapping[str, Sequence[Record]]:
        """Return the records that are new since the last time, by table."""
        new, self._new = self._new, defaultdict(list)
        return new

    def actor(self, name: str) -> str:
        """Return the id of an actor, a new one where nobody goes by this name."""
        key = self._key(name)
        found = self._actors.get(key)
        if found is None:
            actor = Actor(ref=self._numbers.next("actor"), name=name)
            found = self._actors[key] = actor.id
            self._new["actor"].append(actor)
        return found

    def publisher(self, name: str, kind: PublisherKind) -> str:
        """Return the id of a publisher, a new one where none has this name."""
        key = self._key(name)
        found = self._publishers.get(key)
        if found is None:
            publisher = Publisher(name=name, kind=kind)
            found = self._publishers[key] = publisher.id
            self._new["publisher"].append(publisher)
        return found

    def place(self, draft: PlaceDraft | None) -> str | None:
        """Return the id of a place, a new one where it is not known as it stands."""
        if draft is None:
            return None
        name, admin = self._key(draft.name), self._key(draft.admin_area)
        key = (name, admin, draft.latitude, draft.longitude)
        found = self._places.get(key)
        if found is None:
            place = Place(
                ref=self._numbers.next("place"),
                name=draft.name,
                admin_area=draft.admin_area,
                country=draft.country,
                latitude=draft.latitude,
                longitude=draft.longitude,
                precision=draft.precision,
            )
            found = self._places[key] = place.id
            self._new["place"].append(place)
        return found

    def _key(self, name: str) -> str:
        found = self._keys.get(name)
        if found is None:
            found = self._keys[name] = name_key(name) or name
        return found
