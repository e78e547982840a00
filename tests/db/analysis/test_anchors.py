"""Anchors of quotes: found again in a text read anew, or not at all."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_db.analysis.anchors import (
    CONTEXT,
    Anchor,
    Finder,
    anchor,
    anchor_of,
    find,
)
from dateline_db.model.claim import Claim

REPORT = (
    "QUETTA (Harbour News) - At least 31 people were killed and more than 60 wounded "
    "when a bomb went off in a fish market on Friday, officials said.\n\n"
    "The market’s office had ﬁled a complaint a week before. A second blast, near the "
    "north gate, killed two policemen, the provincial minister told reporters.\n\n"
    "Nobody has claimed responsibility. The hospital treated 64 people."
)
URDU = (
    "کوئٹہ: مچھلی منڈی میں دھماکے سے کم از کم ۳۱ افراد ہلاک ہو گئے۔ "
    "صوبائی وزیر نے کہا کہ دوسرا دھماکہ شمالی دروازے کے قریب ہوا۔"
)
QUOTE = "A second blast, near the north gate, killed two policemen"
words = st.lists(
    st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8),
    min_size=0,
    max_size=12,
).map(" ".join)


def anchored(text: str, quote: str) -> Anchor:
    start = text.index(quote)
    return anchor(text, start, start + len(quote))


def found(text: str, one: Anchor) -> str | None:
    span = find(text, one)
    return None if span is None else text[slice(*span)]


def test_an_anchor_keeps_position_words_and_what_stands_beside() -> None:
    one = anchored(REPORT, QUOTE)
    assert one.exact == QUOTE
    assert one.start == REPORT.index(QUOTE)
    assert one.end == one.start + len(QUOTE)
    assert len(one.prefix) == len(one.suffix) == CONTEXT
    assert REPORT.startswith(one.prefix + one.exact + one.suffix, one.start - CONTEXT)


def test_a_quote_is_found_in_its_place() -> None:
    one = anchored(REPORT, QUOTE)
    assert find(REPORT, one) == (one.start, one.end)


def test_a_quote_without_a_place_is_found_by_its_words() -> None:
    assert found(REPORT, Anchor(None, QUOTE)) == QUOTE


def test_of_two_places_the_one_in_the_same_surroundings_is_meant() -> None:
    text = "The toll is 12 in Dera. The toll is 12 in Bannu, where a bridge fell."
    start = text.rindex("12")
    one = anchor(text, start, start + 2)
    assert find("New: " + text, one) == (start + 5, start + 7)


def test_two_places_in_like_surroundings_leave_a_quote_unanchored() -> None:
    line = "The harbour was closed for six hours on that day, the port office said. "
    one = anchor(line * 3, 0, 11)
    middle = anchor(line * 9, len(line) * 4, len(line) * 4 + 11)
    assert find("Correction. " + line * 9, middle) is None
    assert find(line * 3, one) == (0, 11)


def test_short_words_elsewhere_are_another_quote() -> None:
    one = anchored(REPORT, "64 people")
    text = "In the north, 64 people signed a petition against the new harbour dues."
    assert find(text, one) is None


def test_a_number_that_was_changed_is_not_the_same_quote() -> None:
    one = anchored(REPORT, "At least 31 people were killed and more than 60 wounded")
    assert find(REPORT.replace("31", "13"), one) is None


def test_a_slip_that_was_put_right_does_not_lose_a_quote() -> None:
    one = anchored(REPORT, QUOTE)
    assert found(REPORT.replace("policemen", "police men"), one) == QUOTE.replace(
        "policemen", "police men"
    )


def test_a_removed_sentence_is_not_found_in_one_like_it() -> None:
    other = "A second blast, near the north gate, wounded nobody at all"
    assert find(REPORT.replace(QUOTE, other), anchored(REPORT, QUOTE)) is None


def test_blanks_line_ends_and_hyphens_do_not_break_an_anchor() -> None:
    one = anchored(REPORT, QUOTE)
    text = REPORT.replace(" ", "\n").replace("police", "po\ufffelice")
    again = found(text, one)
    assert again is not None
    assert again.replace("\ufffe", "").split() == QUOTE.split()


def test_ligatures_quotation_marks_and_composed_letters_are_the_same() -> None:
    one = anchored(REPORT, "The market’s office had ﬁled a complaint")
    text = REPORT.replace("ﬁ", "fi").replace("’", "'")
    assert found(text, one) == "The market's office had filed a complaint"
    cafe = "At the café two men met a third."
    apart = unicodedata.normalize("NFD", cafe)
    assert found(apart, anchored(cafe, "the café two")) == unicodedata.normalize(
        "NFD", "the café two"
    )


def test_marks_of_direction_do_not_break_an_anchor() -> None:
    one = anchored(URDU, "کم از کم ۳۱ افراد ہلاک")
    marked = URDU.replace("۳۱", "\u2067۳۱\u2069").replace("کم از", "\u200fکم از")
    assert found(marked, one) == "کم از کم \u2067۳۱\u2069 افراد ہلاک"


def test_arabic_and_urdu_spellings_of_a_letter_are_the_same() -> None:
    one = anchored(URDU, "صوبائی وزیر نے کہا")
    assert found(URDU.replace("ی", "ي").replace("ک", "ك"), one) is not None


def test_a_text_without_the_quote_or_without_words_has_no_place() -> None:
    one = anchored(REPORT, QUOTE)
    assert find("", one) is None
    assert find("Rain.", one) is None
    assert find(REPORT, Anchor(0, "  ")) is None
    assert find(REPORT, Anchor(None, "\u200f")) is None


def test_many_anchors_are_found_in_one_text() -> None:
    finder = Finder("Update. " + REPORT)
    quotes = [QUOTE, "64 people", "At least 31 people"]
    spans = [finder.find(anchored(REPORT, quote)) for quote in quotes]
    starts = [REPORT.index(quote) + len("Update. ") for quote in quotes]
    assert [span and span[0] for span in spans] == starts


def test_a_claim_without_a_quote_has_no_anchor() -> None:
    claim = Claim(event_id="e", source_id="s", statement="A bomb went off.")
    assert anchor_of(claim) is None


@settings(max_examples=60)
@given(before=words, after=words, data=st.data())
def test_text_added_around_keeps_every_quote(
    before: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(REPORT) - 12))
    end = data.draw(st.integers(start + 10, len(REPORT)))
    one = anchor(REPORT, start, end)
    if not one.exact.strip():
        return
    text = f"{before}\n{REPORT}\n{after}"
    span = find(text, one)
    shift = len(before) + 1
    assert span is not None
    assert text[slice(*span)].strip() == one.exact.strip()
    assert span[0] >= shift + start


@settings(max_examples=60)
@given(
    beside=words, is_before=st.booleans(), gap=st.sampled_from([" ", "\n\n", "\u200f "])
)
def test_an_edit_on_one_side_keeps_the_quote(
    beside: str, is_before: bool, gap: str
) -> None:
    one = anchored(REPORT, QUOTE)
    at = REPORT.index(QUOTE)
    head, tail = REPORT[:at], REPORT[at + len(QUOTE) :]
    if is_before:
        head = f"{beside}{gap}"
    else:
        tail = f"{gap}{beside}"
    assert found(head + QUOTE + tail, one) == QUOTE


@settings(max_examples=60)
@given(start=st.integers(0, len(REPORT) - 30), length=st.integers(8, 120), filler=words)
def test_a_removed_quote_is_never_found_elsewhere(
    start: int, length: int, filler: str
) -> None:
    one = anchor(REPORT, start, min(start + length, len(REPORT)))
    rest = REPORT[:start] + filler + REPORT[start + length :]
    span = find(rest, one)
    if span is not None:
        # Only where the same words do stand there, as when the filler repeats them.
        assert "".join(one.exact.split()) in "".join(rest.split())


HARD = (
    "Emoji 👩‍👩‍👧 and 🇵🇰 flags. On 30 January 2023 👮🏽‍♂️ said 54 died in the "
    "cafe\u0301 𝔘𝔫𝔦 mosque. \u202eturned\u202c text, 4 July. " + URDU + " The end 👮."
)


@settings(max_examples=80)
@given(
    start=st.integers(0, len(HARD) - 24),
    length=st.integers(24, 90),
    change=st.sampled_from(["nothing", "lines", "marks", "before"]),
)
def test_code_points_are_counted_whatever_the_letters_are(
    start: int, length: int, change: str
) -> None:
    """A quote is found with all its letters when a text is read anew."""
    one = anchor(HARD, start, min(start + length, len(HARD)))
    anew = {
        "nothing": HARD,
        "lines": HARD.replace(" ", "\n"),
        "marks": HARD.replace("\u202e", "").replace("\u202c", ""),
        "before": f"👩‍👩‍👧 more 🇵🇰\n\n{HARD}",
    }[change]
    span = find(anew, one)
    assert span is not None
    assert letters(anew[slice(*span)]) == letters(one.exact)
    if change == "nothing":
        assert span == (one.start, one.end)


def letters(text: str) -> str:
    """Return what of a text is a letter or a digit."""
    return "".join(char for char in text if char.isalnum())
