"""Text from outside, made fit to be printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_desktop.core.cleaning import (
    LONGEST,
    MOST_PARAGRAPHS,
    Cleaner,
    language_code,
    web_address,
)

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
_KEPT = "\u200b\u200c\u200d"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("\u202eevil\u202c", "evil"),
        ("\u2066isolated\u2069\u200f", "isolated"),
        ("nul\x00 bell\x07 \x85next\u2028line", "nul bell next line"),
        ("soft\u00adhyphen\ufeff\u2060", "softhyphen"),
        ("tag\U000e0041 private\ue000 half\ud800", "tag private half"),
        ("می\u200cروم", "می\u200cروم"),
        ("cafe\u0301", "café"),
        ("  two\t\n lines ", "two lines"),
        ('#read("/etc/passwd") *b* $x$ <a> @b', '#read("/etc/passwd") *b* $x$ <a> @b'),
    ],
)
def test_what_is_invisible_goes_and_what_is_written_stays(
    given: str, printed: str
) -> None:
    assert Cleaner().line(given) == printed


@pytest.mark.parametrize(
    ("given", "printed", "codes"),
    [
        ("\U0001f4a3 bomb", "[U+1F4A3] bomb", "U+1F4A3"),
        ("中文", "[U+4E2D][U+6587]", "U+4E2D, U+6587"),
        ("a\u20dd", "a[U+20DD]", "U+20DD"),
        # Both are there, but in no one font: the letter in one, the mark in another.
        ("\u0648\u0310", "\u0648[U+0310]", "U+0310"),
    ],
)
def test_what_no_font_has_is_replaced_visibly_and_listed(
    given: str, printed: str, codes: str
) -> None:
    cleaner = Cleaner()
    assert cleaner.line(given) == printed
    (problem,) = cleaner.problems
    assert problem.args["characters"] == codes


def test_a_text_far_too_long_is_cut_and_counted() -> None:
    cleaner = Cleaner()
    assert len(cleaner.line("word " * 250_000)) <= LONGEST
    assert cleaner.line("short") == "short"
    (problem,) = cleaner.problems
    assert problem.args["count"] == 1


def test_a_very_long_word_may_break_but_not_between_a_letter_and_its_mark() -> None:
    printed = Cleaner().line("e\u0323\u0301" * 40)
    assert "\u200b" in printed
    pieces = printed.split("\u200b")
    assert all(unicodedata.category(piece[0])[0] != "M" for piece in pieces)
    assert "\u200b" not in Cleaner().line("x" * 40, breakable=False)


def test_a_tower_of_marks_is_levelled() -> None:
    assert len(Cleaner().line("x" + "\u0301\u0323" * 500)) < 10


def test_paragraphs_stay_apart() -> None:
    cleaner = Cleaner()
    assert cleaner.paragraphs("one\n\n two\r\nthree") == ["one", "two", "three"]
    assert len(cleaner.paragraphs("x\n" * 1000)) == MOST_PARAGRAPHS


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "JAVASCRIPT:x",
        "https://example.org/a b",
        "https://example.org/\u202e",
        " https://example.org",
        "https://",
        "ftp://example.org",
        "https://" + "a" * 3000,
    ],
)
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert web_address(url) == ""


def test_a_web_address_stays_as_it_is() -> None:
    assert web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("ur", "ur"),
        ("ur-Arab-PK", "ur"),
        ("PBT", "pbt"),
        ("", ""),
        ("x}", ""),
        ("urdu", ""),
    ],
)
def test_languages_are_known_by_their_code(tag: str, code: str) -> None:
    assert language_code(tag) == code


@given(st.text())
def test_nothing_hidden_is_ever_left(text: str) -> None:
    printed = Cleaner().line(text)
    left = {c for c in printed if unicodedata.category(c) in _HIDDEN}
    assert left <= set(_KEPT)
    assert Cleaner().line(printed, breakable=False).replace("\u200b", "") == (
        printed.replace("\u200b", "")
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A\u01a2\u0323", "A[U+01A2][U+0323]"),
        ("A\u0347\u0323", "\u1ea0[U+0347]"),
    ],
)
def test_a_mark_stays_with_its_letter(text: str, printed: str) -> None:
    assert Cleaner().line(text) == printed
