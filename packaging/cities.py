"""Cut Natural Earth's populated places to the cities of the rest of the world.

    python packaging/cities.py ne_50m_populated_places_simple.json

The input is GeoJSON (naturalearthdata.com, public domain). Places of Pakistan and
Afghanistan are left out: `gazetteer.py` takes more of them, with their own names.
"""

import json
import sys
from pathlib import Path
from typing import Any

from gazetteer import CITY, COUNTRIES, HEADER, TARGET


def line(place: dict[str, Any]) -> str:
    """Return a place as a line of the gazetteer."""
    other = (place["nameascii"], place["namealt"] or "", place["namepar"] or "")
    names = dict.fromkeys(one for one in "|".join(other).split("|") if one)
    names.pop(place["name"], None)
    cells = (
        place["name"],
        "city" if place["pop_max"] >= CITY else "town",
        place["adm1name"] or "",
        place["adm0name"],
        f"{place['latitude']:.4f}",
        f"{place['longitude']:.4f}",
        str(max(place["pop_max"], 0)),
        "|".join(names),
    )
    return "\t".join(" ".join(cell.split()) for cell in cells)


def main() -> None:
    """Write the cities beside the places of the gazetteer."""
    found = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["features"]
    places = [one["properties"] for one in found]
    lines = [line(one) for one in places if one["adm0name"] not in COUNTRIES.values()]
    text = "\n".join((HEADER, *sorted(lines), ""))
    TARGET.with_name("cities.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
