"""Agencies: the credit lines by which a publication says whose story it carries."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.source import LineageKind
from dateline_db.model.spelling import name_key

_AGENCIES = {
    "AFP": ("Agence France-Presse", "Agence France Presse", "اے ایف پی"),
    "AP": ("Associated Press", "The Associated Press", "ایسوسی ایٹڈ پریس"),
    "Reuters": ("Thomson Reuters", "رائٹرز", "روئٹرز", "رویترز"),
    "ANI": ("Asian News International",),
    "PTI": ("Press Trust of India",),
    "IANS": ("Indo-Asian News Service",),
    "UNI": ("United News of India",),
    "APP": ("Associated Press of Pakistan", "اے پی پی"),
    "PPI": ("Pakistan Press International",),
    "NNI": ("News Network International",),
    "INP": ("Independent News Pakistan",),
    "UPI": ("United Press International",),
    "Xinhua": ("Xinhua News Agency",),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansı", "انادولو"),
    "DPA": ("Deutsche Presse-Agentur", "dpa"),
    "EFE": ("Agencia EFE",),
    "TASS": (),
    "Interfax": (),
    "IRNA": ("Islamic Republic News Agency",),
    "Kyodo": ("Kyodo News",),
    "Yonhap": ("Yonhap News Agency",),
    "Pajhwok": ("Pajhwok Afghan News", "پژواک"),
    "Bakhtar": ("Bakhtar News Agency",),
    "Bloomberg": ("Bloomberg News",),
}
_EDGE = 700  # characters from either end: credit lines stand nowhere else


class Credit(NamedTuple):
    """An agency that is credited, in which words, and what that makes of the text."""

    name: str
    words: str
    kind: LineageKind


class Agencies:
    """The agencies that are looked for: the usual ones and those of the case.

    One that the case knows under any of its names is called as the case does.
    """

    def __init__(self, publishers: Collection[Publisher] = ()) -> None:
        self._names: dict[str, str] = {}
        held = {
            name_key(spelling): one.name
            for one in publishers
            for spelling in (*one.aliases, one.name)
        }
        for name, others in _AGENCIES.items():
            spellings = (name, *others)
            keys = (name_key(one) for one in spellings)
            called = next((held[key] for key in keys if key in held), name)
            self._names |= dict.fromkeys(spellings, called)
        for publisher in publishers:
            if publisher.kind is PublisherKind.AGENCY:
                spellings = (publisher.name, *publisher.aliases)
                self._names |= dict.fromkeys(spellings, publisher.name)
        longest_first = sorted(self._names, key=len, reverse=True)
        name = "|".join(map(re.escape, longest_first))
        self._whole = re.compile(
            rf"\s*(?:by\s+|source:\s*)?({name})(?:\s+in\s+[\w .'-]+)?\s*", re.IGNORECASE
        )
        self._lines = [
            (re.compile(pattern.replace("NAME", f"(?P<name>{name})"), re.M), kind)
            for pattern, kind in _LINES
        ]

    def in_byline(self, author: str) -> str | None:
        """Return the agency that an author's name is, None where it is none."""
        for part in re.split(r"[,/;&]|\band\b", author):
            found = self._whole.fullmatch(part)
            if found:
                return self._known(found.group(1))
        return None

    def credits(self, text: str) -> Iterator[Credit]:
        """Yield the agencies that a text credits at its beginning and its end."""
        edges = (text,) if len(text) <= 2 * _EDGE else (text[:_EDGE], text[-_EDGE:])
        seen: set[str] = set()
        for pattern, kind in self._lines:
            for edge in edges:
                for found in pattern.finditer(edge):
                    name = self._known(found.group("name"))
                    if name not in seen:
                        seen.add(name)
                        words = " ".join(found.group().split()).lstrip(". ")
                        yield Credit(name, words, kind)

    def _known(self, spelling: str) -> str:
        held = self._names.get(spelling)
        if held is not None:
            return held
        key = name_key(spelling)
        return next(name for one, name in self._names.items() if name_key(one) == key)


_SYNDICATES, _QUOTES = LineageKind.SYNDICATES, LineageKind.QUOTES
_LINES = (
    (r"\((?:via |from )?NAME(?: copy| story| photo)?\)", _SYNDICATES),
    (r"^[ \t]*(?:[-–—]|Source:)[ \t]*NAME\b", _SYNDICATES),
    (
        r"(?:©|\([cC]\)|\b[Cc]opyright)[ \t]*(?:©[ \t]*)?(?:\d{4}[ \t]*)?NAME\b",
        _SYNDICATES,
    ),
    (r"\([Ww]ith (?:the )?NAME\)", _QUOTES),
    (r"\.[ \t]*[-–—][ \t]*NAME[ \t]*$", _SYNDICATES),
    (r"^[ \t]*(?:By )?NAME[ \t]*$", _SYNDICATES),
    (r"\b[Cc]op(?:y|ied) (?:of|from) (?:the )?NAME\b", _SYNDICATES),
    (r"\bNAME (?:has |have )?(?:also )?contributed\b", _QUOTES),
    (r"\b[Ww]ith (?:\w+ )?(?:inputs?|reporting) (?:from|by) (?:the )?NAME\b", _QUOTES),
    (r"\b[Rr]eport(?:ed|ing) by (?:the )?NAME\b", _QUOTES),
    (r"\bNAME (?:news agency )?report(?:s|ed)\b", _QUOTES),
    (r"\b[Aa]ccording to (?:the )?(?:news agency )?NAME\b", _QUOTES),
    (r"\bNAME (?:کے مطابق|نے بتایا)", _QUOTES),
)
"""How a credit line reads, the surest first."""
