"""Versions: copies of one address side by side, and what differs."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

import papers
from dateline_db.capture.intake import take_text
from dateline_db.capture.keeping import keep
from dateline_db.capture.proposal import Proposal
from dateline_db.capture.reading import Extract
from dateline_db.capture.versions import Difference, Passage, compare, versions
from dateline_db.case import Case
from dateline_db.edits.sources import change_source
from newsroom import add_source

FIRST, SECOND, THIRD = papers.PARAGRAPHS
SAME, ADDED, REMOVED = Difference.SAME, Difference.ADDED, Difference.REMOVED


def test_copies_of_one_source_or_address_are_its_versions(case: Case) -> None:
    source = change_source(case, replace(add_source(case), url=papers.ADDRESS))
    twin = replace(
        add_source(case, "AFP"), url="http://www.news.example/2023/03/10/blast"
    )
    change_source(case, twin)
    other = add_source(case, "Geo")
    texts = ((FIRST, source), (SECOND, twin), (THIRD, other), (FIRST + "!", source))
    kept = [
        keep(case, take_text(text), Extract("text/plain", text, Proposal()), one)
        for text, one in texts
    ]
    assert versions(case, kept[0]) == [kept[0], kept[1], kept[3]]
    assert versions(case, kept[2]) == [kept[2]]


def test_paragraphs_are_the_same_added_or_removed() -> None:
    earlier, later = f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{THIRD}\n\n{SECOND}"
    expected = [Passage(SAME, FIRST), Passage(ADDED, THIRD), Passage(SAME, SECOND)]
    assert compare(earlier, later) == expected
    assert [one.difference for one in compare(later, earlier)] == [SAME, REMOVED, SAME]


def test_a_reworded_paragraph_shows_its_words() -> None:
    assert compare(FIRST, FIRST.replace("31 people", "44 persons")) == [
        Passage(SAME, "QUETTA (Harbour News) - At least"),
        Passage(REMOVED, "31 people", begins=False),
        Passage(ADDED, "44 persons", begins=False),
        Passage(SAME, FIRST.partition("people ")[2], begins=False),
    ]


def test_another_paragraph_in_its_place_is_no_rewording() -> None:
    assert compare(FIRST, THIRD) == [Passage(REMOVED, FIRST), Passage(ADDED, THIRD)]


def test_line_ends_and_blanks_are_no_difference() -> None:
    assert compare(FIRST, FIRST.replace(" ", "\n")) == [Passage(SAME, FIRST)]
    assert compare("", "") == []


def test_long_texts_are_compared_in_time() -> None:
    earlier = "\n\n".join(f"{n} " + "word " * 3000 for n in range(3))
    later = "\n\n".join(f"{n} " + "ward " * 3000 for n in range(3))
    assert {one.difference for one in compare(earlier, later)} == {ADDED, REMOVED}


words = st.lists(
    st.sampled_from(["blast", "market", "31", "\n\n", "said"]), max_size=40
)


@settings(max_examples=80)
@given(earlier=words.map(" ".join), later=words.map(" ".join))
def test_both_texts_can_be_put_together_again(earlier: str, later: str) -> None:
    passages = compare(earlier, later)
    for text, other in ((earlier, ADDED), (later, REMOVED)):
        own = [one.text for one in passages if one.difference is not other]
        assert " ".join(own).split() == text.split()
