"""Out and in again: what comes back is what went out, and no sharper."""

import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.exchange.sources_in import import_sources, is_bibliography
from dateline_desktop.exporting.giving import give_out
from dateline_desktop.exporting.known import known_formats
from exchanged import a_new_case, bring_in
from written_down import a_publication, an_event

Told = set[tuple[object, ...]]


@pytest.fixture
def sample_case(sample_file: Path) -> Iterator[Case]:
    with closing(Case.open(sample_file, analyst="", read_only=True)) as case:
        yield case


def told(case: Case) -> Told:
    """Return what a case says of its events: when, what, where and who."""
    places = {one.id: one.name for one in case.places.all()}
    names = {one.id: one.name for one in case.actors.all()}
    actors: dict[str, set[str]] = {}
    for part in case.participations.all():
        actors.setdefault(part.event_id, set()).add(names[part.actor_id])
    return {
        (
            one.when.typed,
            one.title,
            one.kind,
            places.get(one.place_id or "", ""),
            frozenset(actors.get(one.id, ())),
        )
        for one in case.events.all()
    }


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_tables_come_back_with_every_date_as_vague_as_it_was(
    name: str, sample_case: Case, tmp_path: Path
) -> None:
    target = give_out(sample_case, name, tmp_path / f"out.{name}").path
    if name == "csv":
        with zipfile.ZipFile(target) as packed:
            target = Path(packed.extract("event.csv", tmp_path))
    with closing(a_new_case(tmp_path, "again")) as again:
        report = bring_in(again, target)
        assert report.aside == []
        assert told(again) == told(sample_case)


@pytest.mark.parametrize("name", ["xlsx", "csv", "geojson"])
def test_dates_come_back_in_the_words_of_their_sources(
    name: str, tmp_path: Path
) -> None:
    with closing(a_new_case(tmp_path)) as case:
        an_event(case, "Rally", "2023-07-30", when_words="last Sunday")
        an_event(case, "Talks", "2023-07")
        suffix = known_formats()[name].suffixes[0]
        target = give_out(case, name, tmp_path / f"out{suffix}").path
    if name == "csv":
        with zipfile.ZipFile(target) as packed:
            target = Path(packed.extract("event.csv", tmp_path))
    with closing(a_new_case(tmp_path, "again")) as again:
        bring_in(again, target)
        words = {one.title: one.when_words for one in again.events.all()}
    assert words == {"Rally": "last Sunday", "Talks": ""}


KEPT = {
    "geojson": {"when", "title", "kind", "place"},
    "timelinejs": {"when", "title", "kind"},
    "timeline": {"when", "title", "kind"},
}
"""What of an event each format carries; the rest is in its list of losses."""
LOST = {"place": "Places of events", "actors": "Actors of events"}


@pytest.mark.parametrize("name", KEPT)
def test_what_a_program_carries_comes_back_and_the_rest_was_told(
    name: str, sample_case: Case, tmp_path: Path
) -> None:
    suffix = known_formats()[name].suffixes[0]
    given = give_out(sample_case, name, tmp_path / f"out{suffix}")
    fields = ("when", "title", "kind", "place", "actors")
    kept = [n for n, field in enumerate(fields) if field in KEPT[name]]
    lost = " ".join(map(str, given.losses))
    with closing(a_new_case(tmp_path, "again")) as again:
        assert bring_in(again, given.path).aside == []
        assert told_of(again, kept) == told_of(sample_case, kept)
    assert all(LOST[field] in lost for field in LOST if field not in KEPT[name])


def told_of(case: Case, kept: list[int]) -> list[tuple[str, ...]]:
    return sorted(tuple(str(row[n]) for n in kept) for row in told(case))


def test_eras_with_both_ends_come_back(sample_case: Case, tmp_path: Path) -> None:
    given = give_out(sample_case, "timelinejs", tmp_path / "a.json")
    with closing(a_new_case(tmp_path, "again")) as again:
        bring_in(again, given.path)
        titles = {one.title for one in again.eras.all()}
        left = sample_case.eras.count() - len(titles)
    assert titles <= {one.title for one in sample_case.eras.all()}
    assert f"Eras without both ends, left out: {left}." in map(str, given.losses)


@pytest.mark.parametrize("name", ["csl", "bibtex", "ris"])
def test_sources_come_back_with_every_date_as_vague_as_it_was(
    name: str, sample_case: Case, tmp_path: Path
) -> None:
    suffix = known_formats()[name].suffixes[0]
    given = give_out(sample_case, name, tmp_path / f"out{suffix}")
    assert is_bibliography(given.path)
    with closing(a_new_case(tmp_path, "again")) as again:
        report = import_sources(again, given.path)
        assert (report.aside, report.new) == ([], sample_case.sources.count())
        assert cited(again) == cited(sample_case)
    assert "Letters of sources" in " ".join(map(str, given.losses))


ODD = (
    *("<!-- 100% --> 'so'", "``quoted''", "50 % of {them} & $5", "a_b^c~d\\e #1"),
    *("پشاور میں دھماکہ", "Well?`!", "--- dash"),
)


@pytest.mark.parametrize("name", ["csl", "bibtex", "ris"])
def test_odd_titles_authors_and_addresses_come_back(name: str, tmp_path: Path) -> None:
    with closing(a_new_case(tmp_path)) as case:
        for number, title in enumerate(ODD):
            a_publication(
                case,
                f"{title} Press",
                title=title,
                ref=f"S{number}",
                author="{Doe} Rand & Sons",
                url=f"https://example.org/{number}?q=%7Bx%7D&y=a_b~c%20",
                note=title,
            )
        suffix = known_formats()[name].suffixes[0]
        given = give_out(case, name, tmp_path / f"out{suffix}")
        with closing(a_new_case(tmp_path, "again")) as again:
            assert import_sources(again, given.path).aside == []
            assert cited(again) == cited(case)
            found = {(one.author, one.note) for one in again.sources.all()}
            assert found == {("{Doe} Rand & Sons", title) for title in ODD}


def cited(case: Case) -> set[tuple[object, ...]]:
    """Return what a case says of its sources."""
    names = {one.id: one.name for one in case.publishers.all()}
    return {
        (
            " ".join(one.title.split()),
            names[one.publisher_id],
            one.url,
            one.language,
            one.published and one.published.typed,
        )
        for one in case.sources.all()
    }
