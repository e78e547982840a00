"""The sample's briefing, read back: what it says, and what readers of tags hear."""

import csv
import io
import json
import re

import pikepdf
import pytest

from dateline_resources import resource
from pdf_reading import Link, Printed, folded

OUTLINE = [
    "Bottom line",
    "Key judgements",
    "Outlook",
    "What is not known",
    "Scope",
    "Background",
    "Timeline",
    "Events per month",
    "Close-up",
    "Events",
    "Where the sources differ",
    "Alternatives considered",
    "Claims behind the judgements",
    "Source summary",
    "Sources",
    "Method and legend",
    "Change log",
]


def test_it_is_pdf_a_3a_and_pdf_ua_1(sample_printed: Printed) -> None:
    metadata = sample_printed.metadata
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    assert metadata["pdfuaid:part"] == "1"
    assert sample_printed.pdf.check_pdf_syntax() == []


def test_it_is_tagged_and_says_its_language_and_title(sample_printed: Printed) -> None:
    root = sample_printed.root
    assert root.MarkInfo.Marked
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle
    assert sample_printed.metadata["dc:title"].startswith("The TTP and Pakistan")
    assert sample_printed.elements("/Document")


def test_it_has_an_outline_and_page_labels(sample_printed: Printed) -> None:
    assert list(sample_printed.outline) == OUTLINE
    assert list(sample_printed.outline.values()) == sorted(
        sample_printed.outline.values()
    )
    assert sample_printed.root.PageLabels.Nums[1].S == "/D"


def test_every_font_is_embedded_and_ours(sample_printed: Printed) -> None:
    ours = {path.stem.split("_")[0] for path in resource("fonts").glob("*.ttf")}
    fonts = list(sample_printed.fonts)
    assert all(embedded for _, embedded in fonts)
    assert {name.split("+")[1].split("-")[0] for name, _ in fonts} <= ours


def test_every_page_has_its_number_and_the_marking_above_and_below(
    sample_printed: Printed,
) -> None:
    pages = sample_printed.pages
    for number, text in enumerate(pages, 1):
        assert f"{number} of {len(pages)}" in text
        assert text.count("TLP:CLEAR") >= 2
    assert pages[0].count("TLP:CLEAR") == 3  # once where tags are read, too


def test_every_figure_is_told_in_words_and_every_table_has_a_head(
    sample_printed: Printed,
) -> None:
    figures = sample_printed.elements("/Figure")
    tables = sample_printed.elements("/Table")
    assert len(figures) == 10  # two timelines, a chart and seven likelihoods
    assert all(str(figure.get("/Alt", "")) for figure in figures)
    assert any("Timeline of" in str(figure.Alt) for figure in figures)
    assert len(sample_printed.elements("/THead")) == len(tables) == 7


def leading(printed: Printed, section: str, pattern: str) -> list[Link]:
    """Return the links of a section whose text is a number of the given kind."""
    titles = list(printed.outline)
    first = printed.outline[section]
    after = titles[titles.index(section) + 1 :]
    last = printed.outline[after[0]] if after else len(printed.pages)
    return [
        link
        for link in printed.links
        if first <= link.page <= last and re.fullmatch(pattern, link.text)
    ]


@pytest.mark.parametrize(
    ("section", "pattern", "count"),
    [
        ("Events", r"S\d+,?", 90),
        ("Sources", r"E\d+,?", 90),
        ("Key judgements", r"C\d+,?", 40),
        ("Claims behind the judgements", r"[SE]\d+", 70),
        ("Where the sources differ", r"[SE]\d+,?", 40),
    ],
)
def test_numbers_lead_to_where_they_are_explained(
    sample_printed: Printed, section: str, pattern: str, count: int
) -> None:
    links = leading(sample_printed, section, pattern)
    assert len(links) >= count
    for link in links:
        assert link.target_text.split()[-1] == link.text.rstrip(","), link


def test_marks_of_the_timeline_lead_to_the_table(sample_printed: Printed) -> None:
    page = sample_printed.outline["Timeline"]
    labels = [
        link
        for link in sample_printed.links
        if link.page == page and re.match(r"E\d+ \w", link.text)
    ]
    assert len(labels) >= 12
    assert all(link.target_text.split()[-1] == link.text.split()[0] for link in labels)


def test_links_out_lead_to_the_web_only(sample_printed: Printed) -> None:
    out = [link.address for link in sample_printed.links if link.target_page is None]
    assert len(out) > 50
    assert all(re.match("https?://", address) for address in out)


def test_every_link_says_where_it_leads(sample_printed: Printed) -> None:
    for page in sample_printed.pdf.pages:
        for annotation in page.get("/Annots", []):
            assert str(annotation.Contents)


def test_every_reviewed_event_is_told_and_no_draft(sample_printed: Printed) -> None:
    text = resource("sample", "ttp.json").read_text(encoding="utf-8")
    for event in json.loads(text)["events"]:
        told = folded(event["summary"]) in sample_printed.text
        assert told == (event["review"] == "reviewed"), event["id"]
    assert "left out: 6 events" in sample_printed.text


def test_counts_stand_beside_their_origins(sample_printed: Printed) -> None:
    assert "2 sources, 2 independent origins" in sample_printed.text
    assert "1 of unknown lineage" in sample_printed.text


@pytest.mark.parametrize("name", ["پاکستان", "تحریک", "افغانستان"])
def test_names_in_urdu_can_be_found(sample_printed: Printed, name: str) -> None:
    assert name in sample_printed.text


def test_its_data_are_attached(sample_printed: Printed) -> None:
    attached = sample_printed.pdf.attachments
    names = ["briefing.json", "claims.csv", "events.csv", "sources.csl.json"]
    assert sorted(attached) == names
    rows = csv.DictReader(
        io.StringIO(attached["events.csv"].get_file().read_bytes().decode("utf-8-sig"))
    )
    events = list(rows)
    assert len(events) == 30
    assert events[0]["title"] == "US raid kills Osama bin Laden in Abbottabad"
    held = json.loads(attached["briefing.json"].get_file().read_bytes())
    assert len(held["events"]) == 30
    assert held["events"][0]["grade"] == "C2"
    library = json.loads(attached["sources.csl.json"].get_file().read_bytes())
    assert len(library) == len(held["sources"])
    assert library[0]["issued"] == {"date-parts": [[2023, 9, 25]]}


def test_attachments_say_what_they_are_to_the_document(sample_printed: Printed) -> None:
    kinds = {
        str(one.UF): str(one.AFRelationship)
        for one in sample_printed.root.AF.as_list()
        if isinstance(one, pikepdf.Dictionary)
    }
    assert kinds.pop("briefing.json") == "/Source"
    assert set(kinds) == {"claims.csv", "events.csv", "sources.csl.json"}
    assert set(kinds.values()) == {"/Data"}


def test_dates_are_written_the_same_way_on_every_page(sample_printed: Printed) -> None:
    assert sample_printed.metadata["xmp:CreateDate"][:10] not in sample_printed.text


def test_tables_of_the_legend_stand_on_one_page(sample_printed: Printed) -> None:
    [page] = [one for one in sample_printed.pages if "Reliability of the source" in one]
    assert "F Reliability cannot be judged" in page


def test_the_chart_says_what_its_columns_are(sample_printed: Printed) -> None:
    assert "it stands in each month that it may fall or reach into." in (
        sample_printed.text
    )


def test_no_lane_of_the_timeline_is_cut_off(sample_printed: Printed) -> None:
    page = sample_printed.pages[sample_printed.outline["Timeline"]]
    for lane in ("Attack", "Statistic", "Statement", "Border", "Diplomatic"):
        assert lane in page
    assert "E04 Washington suspends security assistance" in page
