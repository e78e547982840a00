"""Spelling: one form for what readers of any script take to be the same word."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    letter: plain
    for plain, letters in {
        "": "\N{ARABIC TATWEEL}\N{ARABIC LETTER HAMZA}",
        # Arabic, Persian, Urdu and Pashto keyboards write these letters differently.
        "\N{ARABIC LETTER ALEF}": "\N{ARABIC LETTER ALEF WASLA}",
        "\N{ARABIC LETTER FARSI YEH}": (
            "\N{ARABIC LETTER YEH}\N{ARABIC LETTER ALEF MAKSURA}\N{ARABIC LETTER E}"
            "\N{ARABIC LETTER YEH WITH TAIL}"
        ),
        "\N{ARABIC LETTER KEHEH}": ("\N{ARABIC LETTER KAF}\N{ARABIC LETTER SWASH KAF}"),
        "\N{ARABIC LETTER GAF}": "\N{ARABIC LETTER KAF WITH RING}",
        "\N{ARABIC LETTER HEH}": (
            "\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER HEH DOACHASHMEE}"
            "\N{ARABIC LETTER TEH MARBUTA}\N{ARABIC LETTER TEH MARBUTA GOAL}"
            "\N{ARABIC LETTER AE}"
        ),
        # Unicode does not decompose these, though people leave the stroke out.
        "l": "łŁ",
        "o": "øØ",
        "d": "đĐðÐ",
        "h": "ħĦ",
        "i": "ı",
        "ae": "æÆ",
        "oe": "œŒ",
        "th": "þÞ",
        # Marks for ayn, hamza and elision: a word is found with and without them.
        "'": "’‘ʼʻʽʾʿ`′",
    }.items()
    for letter in letters
}
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_VOICED = "\u3099\u309a"  # told apart in Japanese: ga is not ka


def folded(word: str) -> str:
    """Return a word without case, accents and differences between keyboards."""
    return _cached(word) if len(word) <= 100 else _fold(word)


def spaced(text: str) -> str:
    """Return a folded text with everything that parts words as one space."""
    return " ".join("".join(c if _is_part(c) else " " for c in text).split())


def name_key(text: str) -> str:
    """Return what all spellings of a name have in common: its folded words."""
    words = (folded(word).replace("'", "") for word in text.split())
    return spaced(" ".join(words))


def _is_part(char: str) -> bool:
    """Whether FTS5 takes `char` into a word, as the search's tokenizer is told to."""
    return unicodedata.category(char)[0] in "LNM"


def _fold(word: str) -> str:
    # Left to Unicode, an acute accent that stands alone would part the word.
    whole = unicodedata.normalize("NFKD", word.replace("´", "'"))
    composed = unicodedata.normalize("NFC", whole.translate(_FOLD))
    return _IDEOGRAPH.sub(r" \g<0> ", composed)


_cached = lru_cache(200_000)(_fold)  # texts repeat their words: 5 µs a text, not 100


class _Fold(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_character(chr(code))
        return folded


def _folded_character(char: str) -> str:
    category = unicodedata.category(char)
    if char in _LETTERS:
        return _LETTERS[char]
    if category in {"Cc", "Cs"}:
        return " "
    if category == "Cf" or (category in {"Mn", "Me"} and _is_dropped(char)):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return char.casefold()


def _is_dropped(mark: str) -> bool:
    """Whether readers leave a mark out: not where it is a vowel, as in Hindi."""
    name = unicodedata.name(mark, "")
    return mark not in _VOICED and name.startswith(("COMBINING", "ARABIC", "HEBREW"))


_FOLD = _Fold()
