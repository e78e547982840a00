"""Lineage that the sources themselves suggest."""

from random import Random

import pytest

from dateline_db.analysis.addresses import links, page_key
from dateline_db.analysis.agencies import Agencies
from dateline_db.analysis.likeness import alike
from dateline_db.analysis.proposals import Library, Proposal, Sign, Strength, proposals
from dateline_db.model.document import Document
from dateline_db.model.publisher import Publisher, PublisherKind
from dateline_db.model.source import Lineage, LineageKind, Source
from dateline_db.model.when import When

DAWN = Publisher(id="dawn", name="Dawn")
GEO = Publisher(id="geo", name="Geo News")
AFP = Publisher(
    id="afp", name="Agence France-Presse", aliases=("AFP",), kind=PublisherKind.AGENCY
)
WORDS = ("blast", "mosque", "police", "toll", "rose", "hospital", "city", "convoy")


def story(seed: int, words: int = 120) -> str:
    return " ".join(
        Random(seed).choices([f"{w}{n}" for w in WORDS for n in "abc"], k=words)
    )


def a_source(id: str, publisher: str = "dawn", day: str = "", **given: str) -> Source:
    return Source(
        id=id,
        ref=id.upper(),
        publisher_id=publisher,
        title=given.pop("title", id),
        published=When.parse(day) if day else None,
        **given,  # type: ignore[arg-type]
    )


def a_text(source: str, text: str, sha256: str = "") -> Document:
    return Document(
        id=f"d-{source}",
        source_id=source,
        name=f"{source}.txt",
        sha256=sha256 or f"hash of {source}",
        size=len(text),
        media_type="text/plain",
        captured_at="2023-02-04T10:00:00.000Z",
        captured_by="Ada",
        method="file",
        text=text,
    )


def proposed(*sources: Source, **given: object) -> list[Proposal]:
    return proposals(Library(sources, [DAWN, GEO, AFP], **given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("PESHAWAR (AFP) - A bomb went off.", "AFP", LineageKind.SYNDICATES),
        ("PESHAWAR, Jan 30 (Reuters): A bomb", "Reuters", LineageKind.SYNDICATES),
        ("The toll rose again.\n(With inputs from AP)", "AP", LineageKind.QUOTES),
        ("with additional input from the AP.", "AP", LineageKind.QUOTES),
        ("Reuters contributed to this report.", "Reuters", LineageKind.QUOTES),
        ("They fled. — Xinhua\n", "Xinhua", LineageKind.SYNDICATES),
        ("By Agence France-Presse\nPESHAWAR", "AFP", LineageKind.SYNDICATES),
        ("NewsBreak (AP copy)", "AP", LineageKind.SYNDICATES),
        ("officials said. © AFP", "AFP", LineageKind.SYNDICATES),
        ("Copyright © 2023 The Associated Press. All", "AP", LineageKind.SYNDICATES),
        ("Twenty died. (With AFP)", "AFP", LineageKind.QUOTES),
        ("Source: Press Trust of India", "PTI", LineageKind.SYNDICATES),
        ("A bomb killed 20, AFP reported.", "AFP", LineageKind.QUOTES),
        ("According to news agency Reuters, 20 died.", "Reuters", LineageKind.QUOTES),
        ("پشاور (اے ایف پی) دھماکے میں ۲۰ ہلاک", "AFP", LineageKind.SYNDICATES),
        ("رائٹرز کے مطابق ۲۰ افراد ہلاک ہوئے", "Reuters", LineageKind.QUOTES),
    ],
)
def test_credit_lines_name_an_agency(text: str, name: str, kind: LineageKind) -> None:
    (credit,) = Agencies().credits(text)
    assert (credit.name, credit.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The app (APK) was taken down.",
        "He told AFP that the toll would rise.",
        "A map of Apia.",
        "word " * 400 + "(AFP)" + " word" * 400,
        "",
    ],
)
def test_not_every_mention_is_a_credit_line(text: str) -> None:
    assert list(Agencies().credits(text)) == []


def test_a_credit_line_proposes_the_agency_that_the_case_knows() -> None:
    (one,) = proposed(
        a_source("s1"), documents=[a_text("s1", "PESHAWAR (AFP) - A bomb.")]
    )
    assert (one.sign, one.kind) == (Sign.CREDIT_LINE, LineageKind.SYNDICATES)
    assert (one.upstream_publisher_id, one.upstream_name) == ("afp", "")
    assert one.strength is Strength.STRONG
    assert str(one.evidence) == "It says “(AFP)”."


def test_an_agency_that_the_case_does_not_know_is_proposed_by_name() -> None:
    (one,) = proposed(a_source("s1", author="Reuters"))
    assert (one.upstream_publisher_id, one.upstream_name) == (None, "Reuters")
    assert str(one.evidence) == "Its author is given as “Reuters”."


def test_an_agency_is_found_under_the_name_that_the_case_has_for_it() -> None:
    pakistani = Publisher(id="app", name="Associated Press of Pakistan")
    found = proposals(
        Library([a_source("s1", title="CM meets elders (APP)")], [DAWN, pakistani])
    )
    assert [one.upstream_publisher_id for one in found] == ["app"]


def test_a_byline_may_name_the_city_and_a_line_s_end_is_no_part_of_it() -> None:
    (one,) = proposed(a_source("s1", author="Reuters in Quetta"))
    assert one.upstream_name == "Reuters"
    (credit,) = Agencies().credits("They met elders. –APP")
    assert credit.words == "–APP"


def test_what_is_traced_to_a_source_is_not_proposed_by_its_publisher_as_well() -> None:
    sources = (a_source("s1", "afp"), a_source("s2", "geo", title="Toll rises (AFP)"))
    traced = Lineage(source_id="s2", upstream_source_id="s1")
    assert proposed(*sources, lineage=[traced]) == []


def test_two_copies_of_one_source_are_not_proposed_as_copies_of_each_other() -> None:
    sources = (a_source("s1", "afp"), a_source("s2"), a_source("s3", "geo"))
    texts = [a_text(one.id, story(1)) for one in sources]
    traced = [Lineage(source_id=one, upstream_source_id="s1") for one in ("s2", "s3")]
    assert len(proposed(*sources, documents=texts)) == 3
    assert proposed(*sources, documents=texts, lineage=traced) == []
    to_agency = [
        Lineage(source_id=one, upstream_publisher_id="afp") for one in ("s2", "s3")
    ]
    assert proposed(*sources[1:], documents=texts, lineage=to_agency) == []


def test_an_agency_does_not_derive_from_itself() -> None:
    assert proposed(a_source("s1", "afp", title="Toll rises (AFP)")) == []


def test_the_later_of_two_like_texts_derives_from_the_earlier() -> None:
    model, copy = story(1), story(1) + " " + story(2, 20)
    (one,) = proposed(
        a_source("s1", day="2023-01-31"),
        a_source("s2", "geo", day="2023-01-30"),
        documents=[a_text("s1", copy), a_text("s2", model)],
    )
    assert (one.source_id, one.upstream_source_id) == ("s1", "s2")
    assert (one.sign, one.strength) == (Sign.LIKE_TEXT, Strength.STRONG)
    assert str(one.evidence) == "85 % of its text is that of S2, word for word."


def test_an_agency_is_the_model_whatever_the_dates_say() -> None:
    (one,) = proposed(
        a_source("s1", "afp", day="2023-01-31"),
        a_source("s2", "geo", day="2023-01-30"),
        documents=[a_text("s1", story(1)), a_text("s2", story(1))],
    )
    assert (one.source_id, one.upstream_source_id) == ("s2", "s1")


def test_without_dates_it_is_a_guess() -> None:
    texts = [a_text("s1", story(1)), a_text("s2", story(1))]
    (one,) = proposed(a_source("s1"), a_source("s2", "geo"), documents=texts)
    assert (one.source_id, one.strength) == ("s2", Strength.WEAK)


def test_a_part_that_stands_in_a_longer_text_is_seen() -> None:
    short, long = story(1, 60), story(3) + " " + story(1, 60) + " " + story(4)
    (one,) = proposed(
        a_source("s1", day="2023-01-30"),
        a_source("s2", "geo", day="2023-02-01"),
        documents=[a_text("s1", short), a_text("s2", long)],
    )
    assert one.kind is LineageKind.REWRITES
    assert one.strength is Strength.FAIR


def test_different_texts_are_not_alike_and_twenty_copies_are() -> None:
    assert alike({str(n): story(n) for n in range(30)}) == []
    copies = {f"{n:02}": story(1) for n in range(20)}
    assert [pair.other for pair in alike(copies)] == sorted(copies)[1:]
    assert alike({"a": "Too short to say.", "b": "Too short to say."}) == []


def test_the_same_file_is_the_same_media() -> None:
    pictures = [a_text("s1", "", "ff"), a_text("s2", "", "ff")]
    (one,) = proposed(
        a_source("s1", day="2023-01-30"),
        a_source("s2", "geo", day="2023-01-31"),
        documents=pictures,
    )
    assert (one.sign, one.source_id) == (Sign.SAME_MEDIA, "s2")
    assert str(one.evidence) == (
        "“s2.txt” is the same file, byte for byte, as one of S1."
    )


def test_a_link_to_another_source_is_seen_however_it_is_written() -> None:
    text = (
        "As first told (https://web.archive.org/web/2023/http://dawn.com/a/?utm_x=1)."
    )
    (one,) = proposed(
        a_source("s1", url="https://www.dawn.com/a#top"),
        a_source("s2", "geo"),
        documents=[a_text("s2", text)],
    )
    assert (one.sign, one.source_id, one.upstream_source_id) == (Sign.LINK, "s2", "s1")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.dawn.com/news/1/", "dawn.com/news/1"),
        ("http://dawn.com/news/1?b=2&a=1&utm_source=x#top", "dawn.com/news/1?a=1&b=2"),
        ("https://m.dawn.com/news/1/amp", "dawn.com/news/1"),
        ("dawn.com", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_addresses_of_one_page_have_one_key(address: str, key: str) -> None:
    assert page_key(address) == key


def test_addresses_end_before_the_full_stop() -> None:
    assert [one for one, _ in links("See https://a.org/b). Or http://c.de/d, too")] == [
        "https://a.org/b",
        "http://c.de/d",
    ]


def test_what_is_said_already_or_was_turned_down_is_not_proposed() -> None:
    source, text = a_source("s1"), a_text("s1", "PESHAWAR (AFP) - A bomb.")
    (one,) = proposed(source, documents=[text])
    assert proposed(source, documents=[text], dismissed={one.dismissal}) == []
    said = Lineage(source_id="s1", upstream_publisher_id="afp")
    assert proposed(source, documents=[text], lineage=[said]) == []


def test_one_edge_is_proposed_once_by_its_strongest_sign() -> None:
    texts = [
        a_text("s1", story(1)),
        a_text("s2", story(1) + " https://dawn.com/a"),
    ]
    found = proposed(
        a_source("s1", day="2023-01-30", url="https://dawn.com/a"),
        a_source("s2", "geo", day="2023-01-31"),
        documents=texts,
    )
    assert [one.sign for one in found] == [Sign.LIKE_TEXT]
