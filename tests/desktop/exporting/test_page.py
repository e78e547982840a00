"""The timeline page: nothing from outside, nothing that the case could make run."""

import base64
import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtQml import QJSEngine

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.exchange.sharing import Scope
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_db.model.event import Event
from dateline_db.model.marking import Marking
from dateline_db.model.publisher import Publisher
from dateline_db.model.source import LineageState, Source
from dateline_db.model.when import When
from dateline_desktop.exporting.giving import give_out
from dateline_resources import resource
from exchanged import a_new_case
from one_of_each import AT, BYTES

NASTY = "</script><img src=x onerror=alert(1)>\u2028&amp;$title ${data} \u202eپشاور"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_new_case(tmp_path)) as made:
        yield made


def written(case: Case, marking: Marking | None = None) -> str:
    given = give_out(
        case, "html", case.path.with_suffix(".html"), Scope(marking=marking)
    )
    return given.path.read_text(encoding="utf-8")


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def add_claims(case: Case, *claims: tuple[str, Marking | None]) -> Event:
    """Add an event with a claim of a publisher of its own for each given."""
    event = Event(ref="E01", title=NASTY, when=When.parse("2023-07"), summary=NASTY)
    with case.action(say("Add")):
        case.events.insert(event)
        for url, marking in claims:
            outlet = Publisher(name=NASTY)
            source = Source(
                publisher_id=outlet.id,
                title=NASTY,
                url=url,
                marking=marking,
                lineage=LineageState.OWN,
            )
            case.publishers.insert(outlet)
            case.sources.insert(source)
            claim = Claim(event_id=event.id, source_id=source.id, statement=NASTY)
            case.claims.insert(claim)
    return event


class Parts(HTMLParser):
    """Collects the tags of a page, and what stands in its style and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.inside.append((self.tags[-1][0] if self.tags else "", data))


def test_only_its_own_script_and_style_may_run(case: Case) -> None:
    add_claims(case, ("https://example.org/", None))
    page = written(case)
    policy = unescape(re.findall(r'Content-Security-Policy" content="(.*?)"', page)[0])
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("img-src") == "data:"
    for name, tag in (("style-src", "<style>"), ("script-src", "<script>")):
        text = page.split(tag)[1].split(tag.replace("<", "</"))[0]
        digest = base64.b64encode(sha256(text.encode()).digest()).decode()
        assert rules.pop(name) == f"'sha256-{digest}'"
    assert set(rules.values()) == {"'none'"}


def test_it_loads_nothing_and_the_case_adds_no_tag(case: Case) -> None:
    empty = Parts(written(case))
    add_claims(case, ("https://example.org/", None))
    full = Parts(written(case))
    assert [tag for tag, _ in full.tags] == [tag for tag, _ in empty.tags]
    for _, attributes in full.tags:
        assert not {"src", "srcset", "data", "poster"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    style = written(case).split("<style>")[1].split("</style>")[0]
    assert not re.search(r"url\(|@import|@font-face", style)


def test_what_the_case_says_arrives_as_it_is(case: Case) -> None:
    add_claims(case, ("https://example.org/", None))
    data = data_of(written(case))
    (event,) = data["events"]
    assert (event["title"], event["summary"]) == (NASTY, NASTY)
    assert (event["date"], event["edtf"], event["shape"]) == (
        "July 2023",
        "2023-07",
        "some time",
    )
    assert event["hi"] - event["lo"] == 31
    assert event["support"] == "1 source, 1 independent origin"
    (source,) = data["sources"].values()
    assert source["publisher"] == NASTY


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc", "data:x", "//x"])
def test_an_address_that_is_none_of_the_web_is_no_link(case: Case, url: str) -> None:
    add_claims(case, (url, None))
    (source,) = data_of(written(case))["sources"].values()
    assert "url" not in source
    assert "no web page, left out: 1." in " ".join(data_of(written(case))["left"])


def test_a_quote_is_left_out_only_where_it_is_the_row_of_a_data_set(case: Case) -> None:
    add_claims(case, ("", None), ("", None))
    words, row = case.claims.all()
    with case.action(say("Quote")):
        case.claims.update(replace(words, quote="{unclear} said the officer"))
        case.claims.update(replace(row, quote='{"id": "7", "deaths": "3"}'))
    found = data_of(written(case))
    quotes = [one.get("quote") for one in found["events"][0]["claims"]]
    assert sorted(quotes, key=str) == [None, "{unclear} said the officer"]
    assert "Rows of data sets that claims quote, left out: 1." in found["left"]


def test_numbers_betray_nothing_that_is_marked(case: Case) -> None:
    event = add_claims(case, ("", None), ("", Marking.AMBER), ("", Marking.RED))
    (claim, *_) = case.claims.where(event_id=event.id)
    with case.action(say("Add a document")):
        document = Document(
            source_id=claim.source_id,
            name="a",
            sha256=case.put_blob(BYTES),
            size=len(BYTES),
            media_type="text/plain",
            captured_at=AT,
            captured_by="Ann",
            method="file",
            marking=Marking.AMBER,
        )
        case.documents.insert(document)
    for marking, count in ((Marking.RED, 3), (Marking.AMBER, 2), (None, 1)):
        (shown,) = data_of(written(case, marking))["events"]
        assert len(shown["claims"]) == count
        assert shown["support"].startswith(f"{count} source")
    with case.action(say("Quote it")):
        case.claims.update(
            Claim(
                id=claim.id,
                event_id=event.id,
                source_id=claim.source_id,
                statement="x",
                document_id=document.id,
            )
        )
    (shown,) = data_of(written(case))["events"]
    assert shown["support"] == "no sources yet"


def test_the_same_case_makes_the_same_page(case: Case) -> None:
    add_claims(case, ("", None))
    assert written(case) == written(case)


def evaluated(engine: QJSEngine, text: str) -> Any:
    value: Any = engine.evaluate(text)
    assert not value.isError(), value.toString()
    return value


@pytest.fixture(scope="module")
def script(qapp: object) -> QJSEngine:
    """The parts of the script that draw nothing, to be called."""
    engine = QJSEngine()
    names = ("words", "calendar", "layout")
    text = "\n".join(
        resource("page", f"{name}.js").read_text("utf-8") for name in names
    )
    offered = "ticks, tickName, stepFor, packed, lanesOf, folded, columns, reach, dayOf"
    evaluated(engine, f"var page = (() => {{{text}; return {{{offered}}}}})()")
    return engine


def result(script: QJSEngine, expression: str) -> Any:
    return json.loads(evaluated(script, f"JSON.stringify({expression})").toString())


@pytest.mark.parametrize(
    ("listed", "chosen"), [(["first", "second"], "first"), ([], None)]
)
def test_enter_chooses_the_first_that_was_found(
    listed: list[str], chosen: str | None, qapp: object
) -> None:
    text = resource("page", "main.js").read_text("utf-8")
    field = "Object.assign(new Element(), {id: 'search', matches: () => 1, blur() {}})"
    page = f"{{listed: {json.dumps(listed)}, choose(one) {{ this.chosen = one; }}}}"
    pressed = (
        f"(() => {{ class Element {{}}; {text.rpartition('new Page(')[0]};"
        f"const page = {page};"
        f"Page.prototype.onKey.call(page, {{key: 'Enter', target: {field},"
        f"preventDefault() {{}}}}); return page; }})()"
    )
    assert result(QJSEngine(), pressed).get("chosen") == chosen


def test_paper_is_white_in_the_dark(case: Case) -> None:
    print_rules = written(case).partition("@media print {")[2]
    assert ":root { color-scheme: light !important; }" in print_rules


def test_the_whole_script_can_be_read(case: Case, qapp: object) -> None:
    text = written(case).split("<script>")[1].split("</script>")[0]
    assert evaluated(QJSEngine(), f"(function () {{{text}}})").isCallable()


def test_ticks_follow_the_calendar(script: QJSEngine) -> None:
    names = (
        "(s => page.ticks(page.dayOf(2023, 10, 20), page.dayOf(2024, 2, 2), s)"
        ".map(d => page.tickName(d, s)))"
    )
    assert result(script, f"{names}(['month', 1, 30.4])") == [
        *("Nov", "Dec", "Jan", "Feb", "Mar")
    ]
    assert result(script, f"{names}(['year', 1, 365.25])") == ["2023", "2024"]
    weeks = result(script, f"{names}(['day', 7, 7])")
    assert weeks[:5] == ["15", "22", "1", "8", "15"]
    ancient = "page.tickName(page.dayOf(-43, 0, 1), ['year', 1, 365])"
    assert result(script, ancient) == "44 BC"


def test_marks_never_overlap_and_none_is_lost(script: QJSEngine) -> None:
    marks = (
        "[...Array(60).keys()].map(n => ({x0: n * 7 % 200, x1: n * 7 % 200 + 11,"
        " labelAt: n * 7 % 200 + 11})).sort((a, b) => a.x0 - b.x0)"
    )
    found = result(script, f"page.packed({marks}, 4, () => 50)")
    assert len(found["placed"]) + len(found["over"]) == 60
    for row in range(4):
        here = [one for one in found["placed"] if one["row"] == row]
        for one, after in pairwise(here):
            assert one["x1"] < after["x0"]
            assert one["labelAt"] + one["room"] <= after["x0"]


def test_what_is_vague_is_spread_and_what_is_exact_counts_once(
    script: QJSEngine,
) -> None:
    found = result(script, "page.columns([[3, 4], [0, 80]], 80, 8)")
    assert sum(found["exact"].values()) == 1
    assert sum(found["fog"].values()) == pytest.approx(1, abs=1e-5)


def test_words_are_found_however_they_are_spelt(script: QJSEngine) -> None:
    assert result(script, "page.folded('Élan PESHAWAR كي')") == "elan peshawar کی"


def test_an_event_stands_in_the_lane_of_each_actor(script: QJSEngine) -> None:
    names = "['A', 'B', 'A'].map(name => ({name}))"
    events = f"[{{actors: {names}}}, {{}}, {{actors: [{{name: 'B'}}]}}]"
    lanes = result(
        script, f"page.lanesOf({events}, 'actor').map(l => [l.name, l.events.length])"
    )
    assert lanes == [["B", 2], ["A", 1], ["No actor", 1]]
