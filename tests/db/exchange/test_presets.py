"""Presets: each data set in its layouts, with made-up rows where none may ship."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.errors import DatelineError
from dateline_db.exchange.files import choose
from dateline_db.model.event import Role
from exchanged import FILES, a_csv, a_new_case, bring_in

ACLED_2023 = (
    "event_id_cnty,event_date,year,time_precision,event_type,actor1,assoc_actor_1,"
    "actor2,country,admin1,admin2,location,latitude,longitude,geo_precision,source,"
    "notes,fatalities\n"
    "PAK1,2023-01-30,2023,1,Battles,TTP,,Police; Army,Pakistan,KP,Peshawar,Peshawar,"
    "34.01,71.57,1,Dawn; AFP,A clash.,4\n"
    "PAK2,2023-02-10,2023,2,Protests,Traders,,,Pakistan,KP,Swat,Mingora,34.7,72.3,2,"
    "Dawn,A protest.,0\n"
    "PAK3,15 February 2023,2023,3,Riots,Mob,,,Pakistan,KP,Swat,Swat,34.8,72.4,3,"
    "Dawn,A riot.,1\n"
)
ACLED_2016 = (
    "GWNO,EVENT_ID_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,ALLY_ACTOR_1,"
    "ACTOR2,COUNTRY,LOCATION,LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,NOTES,FATALITIES\n"
    "615,ALG1,13/05/2016,2016,1,Battle,GIA,,Army,Algeria,Algiers,36.7,3.0,1,AFP,x,2\n"
    "615,ALG2,04/05/2016,2016,1,Battle,GIA,,Army,Algeria,Algiers,36.7,3.0,1,AFP,y,1\n"
)
GTD = (
    "ï»¿eventid,iyear,imonth,iday,approxdate,extended,resolution,country_txt,provstate,"
    "city,latitude,longitude,specificity,attacktype1_txt,target1,gname,nkill,nwound\n"
    "197000000001,1970,7,0,July 1970,0,,Perú,Lima,Lima,-12,-77,1,Bombing,Bank,"
    "Unknown,-99,\n"
    "197000000002,1970,0,0,,0,,Italy,,Rome,41.9,12.5,1,Bombing,Office,PLO,1.5,3\n"
    "197000000003,1970,3,31,,1,4/2/1970,Japan,,Tokyo,,,5,Hijacking,Jet,JRA,0,0\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with closing(a_new_case(tmp_path)) as made:
        yield made


def dates(case: Case) -> list[str]:
    return [event.when.typed for event in case.events.all()]


def test_acled_since_2023(case: Case, tmp_path: Path) -> None:
    report = bring_in(case, a_csv(tmp_path, ACLED_2023))
    assert (report.mapping, report.aside) == ("acled", [])
    assert dates(case) == ["2023-01-30", "[2023-02-07..2023-02-13]", "2023-02"]
    assert [figure.best for figure in case.figures.all()] == [4, 1]
    names = {actor.name for actor in case.actors.all()}
    assert names == {"TTP", "Police", "Army", "Traders", "Mob"}
    assert case.lineage.count() == 2


def test_acled_of_2016_with_the_order_learnt(case: Case, tmp_path: Path) -> None:
    report = bring_in(case, a_csv(tmp_path, ACLED_2016))
    assert dates(case) == ["2016-05-13", "2016-05-04"]
    assert any("1 row could be read either way" in str(n) for n in report.notes)


def test_gtd_in_latin_1_with_a_mangled_header(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "gtd.csv"
    path.write_bytes(GTD.encode("latin-1"))
    report = bring_in(case, path)
    assert (report.mapping, report.aside) == ("gtd", [])
    assert dates(case) == ["1970-07", "1970", "1970-03-31/1970-04-02"]
    assert case.events.all()[0].when_words == "July 1970"
    assert [figure.best for figure in case.figures.all()] == [1.5, 3, 0, 0]
    assert {p.role for p in case.participations.all()} == {Role.PERPETRATOR}
    assert {place.country for place in case.places.all()} == {"Perú", "Italy", "Japan"}


@pytest.mark.parametrize("name", ["gdelt_1994.csv", "gdelt_raw.csv"])
def test_gdelt_with_and_without_a_header(case: Case, name: str) -> None:
    report = bring_in(case, FILES / name)
    assert (report.mapping, report.aside) == ("gdelt", [])
    assert report.new == report.rows == case.events.count()
    assert all(len(when) == 10 for when in dates(case))
    assert "NA" not in {actor.name for actor in case.actors.all()}
    assert case.check() == []


@pytest.mark.parametrize(
    "path", sorted(FILES.glob("timesketch_*")), ids=lambda path: path.stem
)
def test_files_of_timesketch_are_known_as_such(case: Case, path: Path) -> None:
    report = bring_in(case, path)
    assert report.mapping == "timesketch"
    assert report.new + len(report.aside) == report.rows
    assert case.check() == []


def test_parts_of_a_date_in_a_plain_table(case: Case, tmp_path: Path) -> None:
    header = "Year,Month,Day,Title,Place,Killed\n"
    text = header + "2021,8,15,Fall of Kabul,Kabul,\n2021,8,,x,,4\n"
    bring_in(case, a_csv(tmp_path, text))
    assert dates(case) == ["2021-08-15", "2021-08"]
    assert [place.name for place in case.places.all()] == ["Kabul"]


def test_a_preset_that_does_not_exist_is_said(tmp_path: Path) -> None:
    path = a_csv(tmp_path, "date,title\n2023,One\n")
    with pytest.raises(DatelineError, match="there are: ucdp, acled"):
        choose(path, preset="uppsala")
    with pytest.raises(DatelineError, match="does not know"):
        choose(path, preset="ucdp")


def test_the_gtd_says_vague_dates_in_words_and_whom_it_only_suspects(
    case: Case, tmp_path: Path
) -> None:
    header = (
        "eventid,iyear,imonth,iday,approxdate,country_txt,city,attacktype1_txt,"
        "gname,guncertain1,gname2,guncertain2,nkill\n"
    )
    rows = (
        '1,2015,1,0,"January 10-15, 2015",Pakistan,Swat,Assault,TTP,0,IS,1,3\n'
        '2,2015,1,0,"sometime in March 2016",Pakistan,Swat,Assault,TTP,0,,0,\n'
        "3,2015,0,0,,Pakistan,Swat,Assault,Unknown,0,,0,-99\n"
    )
    bring_in(case, a_csv(tmp_path, header + rows))
    assert dates(case) == ["[2015-01-10..2015-01-15]", "2015-01", "2015"]
    names = {one.id: one.name for one in case.actors.all()}
    roles = {(names[one.actor_id], one.role.value) for one in case.participations.all()}
    assert roles == {("TTP", "perpetrator"), ("IS", "suspected")}


def test_a_list_as_people_keep_it_is_known_by_the_names_of_its_columns(
    case: Case, tmp_path: Path
) -> None:
    rows = (
        "Incident,Date of incident,Governorate,Town,Alleged perpetrator,Who,"
        "Reported by\n"
        "Saraqib,Spring 2013,Idlib,Saraqib,Unclear,,BBC\n"
        "Douma,7 April 2018,Rif Dimashq,Douma,Army,Residents,SAMS\n"
    )
    report = bring_in(case, a_csv(tmp_path, rows))
    assert report.mapping == "plain"
    assert dates(case) == ["2013-21", "2018-04-07"]
    names = {one.id: one.name for one in case.actors.all()}
    roles = {(names[one.actor_id], one.role.value) for one in case.participations.all()}
    assert roles == {("Army", "suspected"), ("Residents", "party")}
    assert {one.name for one in case.publishers.all()} >= {"BBC", "SAMS"}
    assert {one.admin_area for one in case.places.all()} == {"Idlib", "Rif Dimashq"}


def test_what_is_guessed_is_taken_by_its_name_only(case: Case, tmp_path: Path) -> None:
    path = a_csv(tmp_path, "Foo,Bar\nBomb in Quetta,3 May 2011\nRaid,c. 2012\n")
    with pytest.raises(DatelineError, match="--preset guess"):
        choose(path)
    chosen = choose(path, preset="guess")
    assert chosen.mapping.dates.column == "Bar"
    assert chosen.mapping.title == "{Foo}"
