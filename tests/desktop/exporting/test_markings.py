"""What is marked more strictly than an export leaves no trace in any format."""

import re
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline_db.case import Case
from dateline_db.errors import say
from dateline_db.exchange.sharing import Scope
from dateline_db.model.marking import Marking
from dateline_desktop.exporting.giving import Given, give_out
from dateline_desktop.exporting.known import known_formats
from exchanged import a_new_case
from secret_case import NUMBER, fill, fill_unmarked

NAMES = [name for name in known_formats() if name != "bundle"]


def marked(case: Case, marking: Marking) -> None:
    with case.action(say("Mark the case")):
        case.case_settings.update(replace(case.settings, marking=marking))


def told_in(given: Given) -> str:
    """Return all that a file says, also in the parts of a ZIP and their names."""
    data = given.path.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(given.path) as packed:
            parts = [name.encode() + packed.read(name) for name in packed.namelist()]
        data = b"\n".join(parts)
    return data.decode("utf-8", "replace") + given.report()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("chosen", [None, Marking.AMBER])
def test_what_is_red_is_not_told_of_an_amber_case(
    name: str, chosen: Marking | None, tmp_path: Path
) -> None:
    with closing(a_new_case(tmp_path)) as case:
        marked(case, Marking.AMBER)
        hidden = fill(case, None)
        given = give_out(case, name, tmp_path / "out", Scope(marking=chosen))
    assert_no_secret(told_in(given), hidden)


@pytest.mark.parametrize("name", NAMES)
def test_of_a_red_case_only_what_is_marked_clear_is_told(
    name: str, tmp_path: Path
) -> None:
    with closing(a_new_case(tmp_path)) as case:
        hidden = fill(case, Marking.CLEAR)
        fill_unmarked(case)
        marked(case, Marking.RED)
        given = give_out(case, name, tmp_path / "out", Scope(marking=Marking.CLEAR))
    assert_no_secret(told_in(given), hidden)


def assert_no_secret(told: str, hidden: set[str]) -> None:
    assert "Blast" in told
    assert re.findall(r"SECRET\w*|1987-06-05|" + str(NUMBER), told) == []
    assert [one for one in hidden if one in told] == []
