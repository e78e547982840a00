"""Readings of a passage, and the worklist of a document's dated sentences."""

import pytest

import papers
from dateline_db.analysis.anchors import with_quote
from dateline_db.analysis.passage_credits import CreditKind, find_credits
from dateline_db.analysis.passages import dated_sentences, quotes, readings
from dateline_db.analysis.sentences import sentences
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_db.model.when import When

TEXT = f"{papers.TITLE}\n\n" + "\n\n".join(papers.PARAGRAPHS)
DOCUMENT = Document(
    source_id="s",
    name="blast.txt",
    sha256="00",
    size=1,
    media_type="text/plain",
    captured_at="2023-03-11T08:00:00Z",
    captured_by="Ada",
    method="paste",
    text=TEXT,
)
PUBLISHED = When.parse("2023-03-11")
AGENCY, SPEAKER = CreditKind.AGENCY, CreditKind.SPEAKER


def a_claim(quote: str) -> Claim:
    start = TEXT.index(quote)
    bare = Claim(event_id="e", source_id="s", statement="So it says.")
    return with_quote(bare, DOCUMENT, start, start + len(quote))


def test_a_passage_is_read_with_places_in_the_document() -> None:
    start = TEXT.index("QUETTA")
    end = TEXT.index("A second")
    found = readings(TEXT, start, end, PUBLISHED)
    assert [one.text for one in found.dates] == ["Friday"]
    figures = [(one.text, one.measure) for one in found.figures]
    assert figures == [("At least 31", "killed"), ("more than 60", "injured")]
    credited = [(one.text, one.kind) for one in found.credits]
    assert credited == [("Harbour News", AGENCY), ("officials", SPEAKER)]
    places = [(one.start, one.end, one.text) for one in found.dates]
    places += [(one.start, one.end, one.text) for one in found.figures]
    places += [(one.start, one.end, one.text) for one in found.credits]
    assert all(TEXT[start:end] == text for start, end, text in places)


def test_the_day_in_a_date_is_no_figure() -> None:
    found = readings(TEXT, TEXT.index("Nobody"), len(TEXT), PUBLISHED)
    assert [one.text for one in found.dates] == ["11 March 2023"]
    assert [one.text for one in found.figures] == ["64"]


def test_dated_sentences_are_a_worklist() -> None:
    claim = a_claim("The hospital treated 64 people")
    other = a_claim("killed two policemen")
    work = dated_sentences(TEXT, PUBLISHED, [claim, other])
    assert [one.text.split()[0] for one in work] == ["QUETTA", "The"]
    assert [one.is_used for one in work] == [False, True]
    assert work[1].claim_ids == (claim.id,)
    assert [date.text for date in work[1].dates] == ["11 March 2023"]
    assert all(TEXT[one.start : one.end] == one.text for one in work)


def test_quotes_that_are_lost_have_no_place() -> None:
    kept, lost = a_claim("64 people"), a_claim("killed two policemen")
    text = TEXT.replace("killed two policemen", "broke windows")
    assert set(quotes(text, [kept, lost])) == {kept.id}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 30 January 2023 the police said 54 died.",
         [("the police", CreditKind.SPEAKER)]),
        ("QUETTA (Reuters) - A bomb went off.", [("Reuters", AGENCY)]),
        ("Nobody was hurt. — AFP", [("AFP", AGENCY)]),
        ("With inputs from PTI", [("PTI", AGENCY)]),
        ("The minister told Reuters on Friday",
         [("The minister", SPEAKER), ("Reuters", AGENCY)]),
        ("According to the World Bank, 6,000 men", [("the World Bank", SPEAKER)]),
        ("“We are sad,” said Mina Shah, a nurse.", [("Mina Shah", SPEAKER)]),
        ("a spokesman for the army, Gen Ahmed, said", [("Gen Ahmed", SPEAKER)]),
        ("The group claimed responsibility.", [("The group", SPEAKER)]),
        ("He said so. Nobody has claimed it.", []),
        ("Rain fell.", []),
    ],
)  # fmt: skip
def test_those_credited_are_suggested(
    text: str, expected: list[tuple[str, CreditKind]]
) -> None:
    assert [(one.text, one.kind) for one in find_credits(text)] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? “Four.” Five", 5),
        ("Gen. Ahmed met Mr. J. Khan at 5 p.m. on Friday.", 1),
        ("It rose by 14.5 points, he said.", 1),
        ("A heading\n\nA sentence\nover two lines. Another.", 3),
        ("Page one\fPage two", 2),
        (papers.URDU, 2),
        (" \n\n ", 0),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    spans = list(sentences(text))
    assert len(spans) == count
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
