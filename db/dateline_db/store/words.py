"""Words as search compares them: one spelling for what readers take to be one word."""

import re
from collections.abc import Sequence

from dateline_db.model.spelling import folded, spaced

TERMS = 32  # FTS5 refuses expressions that nest deeper than 256


def normalised(text: str) -> str:
    """Return `text` as the index keeps it.

    A word with an apostrophe stands there twice, cut and joined, so that both
    "Jamaat" finds "Jama'at" and "Afghanistan" finds "l'Afghanistan".
    """
    if _is_plain(text):
        return text.lower()
    if text.isascii():
        lines = " ".join(text.split())
        if _is_plain(lines):
            return lines.lower()
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
    spelled = " " + spaced(_indexed(word))
    return any(" " + term in spelled for term in wanted)


def _term(word: str) -> str:
    return spaced(folded(word[:200]).replace("'", ""))


def _is_plain(text: str) -> bool:
    """Whether nothing in a text is spelt in more ways than one but its case."""
    return text.isascii() and text.isprintable() and "'" not in text and "`" not in text


def _indexed(word: str) -> str:
    if _is_plain(word):
        return word.lower()
    plain = folded(word).strip("'")
    if "'" in plain:
        return f"{plain.replace(chr(39), ' ')} {plain.replace(chr(39), '')}"
    return plain
