"""Cut GeoNames' places of Pakistan and Afghanistan to the gazetteer that is shipped.

    python packaging/gazetteer.py cities500.json

The input is a JSON list of GeoNames rows (geonames.org, CC BY 4.0). Names that only
machines use (romanised letter by letter, airport codes) and other scripts than Latin
and Arabic are left out. `regions.tsv` beside the result is written by hand.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from dateline_db.model.spelling import name_key

TARGET = Path(__file__).parents[1] / "resources/dateline_resources/gazetteer/places.tsv"
HEADER = "name\tprecision\tadmin_area\tcountry\tlatitude\tlongitude\tpopulation\tnames"
CITY = 100_000
COUNTRIES = {"PK": "Pakistan", "AF": "Afghanistan"}
AREAS = {
    "PK": {
        "02": "Balochistan",
        "03": "Khyber Pakhtunkhwa",
        "04": "Punjab",
        "05": "Sindh",
        "06": "Azad Kashmir",
        "07": "Gilgit-Baltistan",
        "08": "Islamabad Capital Territory",
    },
    "AF": {
        "01": "Badakhshan",
        "02": "Badghis",
        "03": "Baghlan",
        "05": "Bamyan",
        "06": "Farah",
        "07": "Faryab",
        "08": "Ghazni",
        "09": "Ghor",
        "10": "Helmand",
        "11": "Herat",
        "13": "Kabul",
        "14": "Kapisa",
        "17": "Logar",
        "18": "Nangarhar",
        "19": "Nimroz",
        "23": "Kandahar",
        "24": "Kunduz",
        "26": "Takhar",
        "27": "Maidan Wardak",
        "28": "Zabul",
        "29": "Paktika",
        "30": "Balkh",
        "31": "Jowzjan",
        "32": "Samangan",
        "33": "Sar-e Pol",
        "34": "Kunar",
        "35": "Laghman",
        "36": "Paktia",
        "37": "Khost",
        "38": "Nuristan",
        "39": "Uruzgan",
        "40": "Parwan",
        "41": "Daykundi",
        "42": "Panjshir",
    },
}
_PASHTO = re.compile("[ټډړښږېۍځڅڼګ]")
_UIGHUR = re.compile("[ۇۋ]")
_URDU = re.compile("[ٹڈڑںہھے]")
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſḀ-ỿ‘’][\w‘’'ʻʼ .ˌ-]*")
_ARABIC = re.compile(r"[\u0600-\u06ff\u200c ]+")


def language(text: str, country: str) -> str:
    """Return the language of a name in Arabic script, so far as its letters tell."""
    if _PASHTO.search(text):
        return "ps"
    if _URDU.search(text) or country == "PK":
        return "ur"
    return ""


def names(row: dict[str, Any]) -> list[str]:
    """Return the other names of a place, with their language after an @."""
    found: dict[str, str] = {name_key(row["name"]): ""}
    for text in row["alternatenames"]:
        if _ARABIC.fullmatch(text) and not _UIGHUR.search(text):
            told = f"{text}@{language(text, row['countrycode'])}"
        elif _LATIN.fullmatch(text) and not (len(text) < 5 and text.isupper()):
            told = text
        else:
            continue
        found.setdefault(name_key(text), told)
    return [told for told in found.values() if told]


def line(row: dict[str, Any]) -> str:
    """Return a place as a line of the gazetteer."""
    country = row["countrycode"]
    cells = (
        row["name"],
        "city" if row["population"] >= CITY else "town",
        AREAS[country][row["admin1code"]],
        COUNTRIES[country],
        f"{row['latitude']:.4f}",
        f"{row['longitude']:.4f}",
        str(row["population"]),
        "|".join(names(row)),
    )
    return "\t".join(cells)


def main() -> None:
    """Write the gazetteer."""
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = sorted(map(line, rows))
    TARGET.write_text("\n".join((HEADER, *lines, "")), encoding="utf-8")


if __name__ == "__main__":
    main()
