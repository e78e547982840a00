"""Words as search compares them: one spelling for what readers take to be one word."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

TERMS = 32  # FTS5 refuses expressions that nest deeper than 256

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


def normalised(text: str) -> str:
    """Return `text` as the index keeps it.

    A word with an apostrophe stands there twice, cut and joined, so that both
    "Jamaat" finds "Jama'at" and "Afghanistan" finds "l'Afghanistan".
    """
    if text.isascii() and text.isprintable() and not _has_mark(text):
        return text.lower()
    return " ".join([_indexed(word) for word in text.split()])


def terms(text: str) -> list[str]:
    """Return the words of a question, as `normalised` would spell them joined.

    Only letters, digits and single spaces remain, the latter between the parts of a
    compound and between ideographs. At most `TERMS` words count.
    """
    found = dict.fromkeys(_term(word) for word in text.split()[: 4 * TERMS])
    return [term for term in found if term][:TERMS]


def match(text: str) -> str:
    """Return what was typed as an FTS5 expression; "" when it holds no word.

    Each word has to occur, in any order, as the beginning of a word.
    """
    return " ".join(f'"{term}" *' for term in terms(text))


def place_of(wanted: Sequence[str], text: str) -> tuple[int, int] | None:
    """Return where the first word lies that begins with one of the `wanted` terms."""
    known: dict[str, bool] = {}
    for found in re.finditer(r"\S+", text):
        word = found.group()
        hit = known.get(word)
        if hit is None:
            hit = known[word] = _begins(wanted, word)
        if hit:
            return found.span()
    return None


def _begins(wanted: Sequence[str], word: str) -> bool:
    spelled = " " + _spaced(_indexed(word))
    return any(" " + term in spelled for term in wanted)


def _term(word: str) -> str:
    return _spaced(_folded(word[:200]).replace("'", ""))


def _spaced(folded: str) -> str:
    """Return `folded` with everything that parts words as one space."""
    return " ".join("".join(c if _is_part(c) else " " for c in folded).split())


def _is_part(char: str) -> bool:
    """Whether FTS5 takes `char` into a word, as `search.TOKENIZER` tells it to."""
    return unicodedata.category(char)[0] in "LNM"


def _has_mark(text: str) -> bool:
    return "'" in text or "`" in text


def _indexed(word: str) -> str:
    folded = _folded(word).strip("'")
    if "'" in folded:
        return f"{folded.replace(chr(39), ' ')} {folded.replace(chr(39), '')}"
    return folded


def _folded(word: str) -> str:
    return _cached(word) if len(word) <= 100 else _fold(word)


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
