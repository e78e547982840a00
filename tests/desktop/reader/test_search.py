"""Searching within a text."""

import pytest

from dateline_desktop.reader.search import MOST, Searched


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Police said", "police", ["Police"]),
        (
            "fish\n market, fish  market",
            "fish market",
            ["fish\n market", "fish  market"],
        ),
        ("he said “no”", '"no"', ["“no”"]),
        ("كراچي اور کراچی", "کراچی", ["كراچي", "کراچی"]),
        ("مُحَمَّد", "محمد", ["مُحَمَّد"]),
        ("می\u200cخواهم", "میخواهم", ["می\u200cخواهم"]),
        ("a.b and axb", "a.b", ["a.b"]),
        ("nothing", "   ", []),
    ],
)
def test_words_are_found_as_one_means_them(
    text: str, words: str, found: list[str]
) -> None:
    assert [text[slice(*hit)] for hit in Searched(text).find(words)] == found


def test_no_more_are_looked_for_than_one_can_go_through() -> None:
    assert len(Searched("a " * (MOST + 10)).find("a")) == MOST
