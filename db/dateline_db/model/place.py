"""Places: where something happened, and how exactly that is known."""

from dataclasses import dataclass
from enum import StrEnum

from dateline_db.errors import InvalidValue
from dateline_db.model.record import Record, require


class PlacePrecision(StrEnum):
    """What the coordinates of a place stand for, from the finest to the coarsest."""

    SITE = "site"
    SITE_APPROXIMATE = "site_approximate"
    TOWN = "town"
    CITY = "city"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    LINE_REPRESENTATIVE_POINT = "line_representative_point"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place: `latitude` and `longitude` in degrees (WGS 84), None where not known."""

    ref: str = ""
    name: str
    admin_area: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    note: str = ""

    def __post_init__(self) -> None:
        require("name", self.name, "A place needs a name.")
        if (self.latitude is None) != (self.longitude is None):
            raise InvalidValue("latitude", "Give both latitude and longitude, or none.")
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            raise InvalidValue("latitude", "Latitude runs from -90 to 90 degrees.")
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            raise InvalidValue("longitude", "Longitude runs from -180 to 180 degrees.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName(Record):
    """A place's name in its own script; `language` is a BCP 47 tag."""

    place_id: str
    text: str
    language: str = ""
    position: int = 0

    def __post_init__(self) -> None:
        require("text", self.text, "A name cannot be empty.")
