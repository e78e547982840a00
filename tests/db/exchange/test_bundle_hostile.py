"""Bundles made to do harm: a sentence, and nothing left behind."""

import base64
import json
import random
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from bundles import Members, repacked, rewrite_manifest, sealed
from dateline_db.errors import Cancelled, DatelineError
from dateline_db.exchange.bundle import export_bundle
from dateline_db.exchange.bundle_in import import_bundle, is_bundle
from exchanged import FILES, bring_in
from one_of_each import a_case


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of a case with one of each kind of record and an import."""
    folder = tmp_path_factory.mktemp("made")
    with closing(a_case(folder / "case.dateline")) as case:
        bring_in(case, FILES / "ucdp_ged_pakistan_hdx.csv")
    export_bundle(folder / "case.dateline", folder / "one.zip")
    return folder / "one.zip"


@pytest.fixture
def bundle(made: Path, tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    copy = tmp_path / "in" / "one.zip"
    copy.write_bytes(made.read_bytes())
    return copy


def refused(bundle: Path) -> str:
    """Return why no case is made of a bundle; look that nothing is left of it."""
    with pytest.raises(DatelineError) as error:
        import_bundle(bundle, bundle.parent / "again.dateline", "Bob")
    assert [path.name for path in bundle.parent.iterdir()] == [bundle.name]
    sentence = str(error.value)
    assert bundle.name in sentence
    assert "\n" not in sentence
    return sentence


def a_cell(table: str, column: str, value: Any) -> Callable[[Members], None]:
    """Return what puts a value into a cell of the first row of a table."""

    def change(members: Members) -> None:
        name = f"rows/{table}.jsonl"
        first, *rest = members[name].splitlines(keepends=True)
        row = json.loads(first) | {column: value}
        sealed(members, name, b"".join([json.dumps(row).encode() + b"\n", *rest]))

    return change


def a_line(line: bytes) -> Callable[[Members], None]:
    """Return what puts a line in the place of all events."""
    return lambda members: sealed(members, "rows/event.jsonl", line)


def a_size(size: Any) -> Callable[[Members], None]:
    def change(found: dict[str, Any]) -> None:
        found["members"]["rows/event.jsonl"]["size"] = size

    return lambda members: rewrite_manifest(members, change)


def a_bomb(members: Members) -> None:
    name = "rows/journal_batch.jsonl"
    row = json.loads(members[name].splitlines()[0])
    row["data"] = base64.b64encode(zlib.compress(b"[" * (300 << 20))).decode()
    sealed(members, name, json.dumps(row).encode() + b"\n")


@pytest.mark.parametrize(
    "change",
    [
        a_cell("event", "review", "published"),
        a_cell("event", "title", None),
        a_cell("event", "title", ["a"]),
        a_cell("event", "title", "\ud800"),
        a_cell("place", "latitude", 10**40),
        a_cell("journal_entry", "seq", 2**70),
        a_cell("journal_entry", "label", "[["),
        a_cell("journal_batch", "data", "no base64"),
        a_bomb,
        a_line(b"[" * 100_000 + b"\n"),
        a_line(b'{"id": "a", "id": "b"}\n'),
        a_line(b'{"id": NaN}\n'),
        a_line(b"9" * 5_000 + b"\n"),
        a_line(b"\xff\xfe\n"),
        a_size(-1),
        a_size("many"),
        a_size(1e400),
        a_size(10**30),
    ],
)
def test_what_no_bundle_says_makes_no_case(
    change: Callable[[Members], None], bundle: Path
) -> None:
    repacked(bundle, change)
    assert refused(bundle).endswith(".")


@pytest.mark.parametrize("name", ["manifest.json", "rows/case_settings.jsonl"])
def test_a_zip_without_a_part_is_still_known_as_a_bundle(
    name: str, bundle: Path
) -> None:
    def lose(members: Members) -> None:
        del members[name]

    repacked(bundle, lose)
    assert is_bundle(bundle)
    assert name in refused(bundle)


def test_parts_that_neither_are_there_nor_listed_are_missed(bundle: Path) -> None:
    def lose(members: Members) -> None:
        del members["rows/claim.jsonl"]
        rewrite_manifest(members, lambda it: it["members"].pop("rows/claim.jsonl"))

    repacked(bundle, lose)
    assert "refers to" in refused(bundle)


def test_a_name_of_two_lines_is_told_in_one(bundle: Path) -> None:
    repacked(bundle, lambda members: members.update({"rows/a\n.jsonl": b""}))
    assert "rows/a\\n.jsonl" in refused(bundle)


@pytest.mark.parametrize("number", [0, True, "4", None])
def test_a_format_that_is_no_number_is_not_that_of_a_newer_dateline(
    number: object, bundle: Path
) -> None:
    def change(members: Members) -> None:
        rewrite_manifest(members, lambda found: found.update(format=number))

    repacked(bundle, change)
    assert "names no format" in refused(bundle)


def test_a_member_that_stands_twice_is_named(bundle: Path) -> None:
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(bundle, "a") as packed,
    ):
        packed.writestr("rows/event.jsonl", b"")
    assert "rows/event.jsonl" in refused(bundle)


def test_a_bundle_that_asks_for_a_password_says_so(bundle: Path) -> None:
    data = bytearray(bundle.read_bytes())
    at = data.rindex(b"manifest.json") - 46  # its entry in the directory of the zip
    data[at + 8] |= 1
    local = data.index(b"manifest.json") - 30
    data[local + 6] |= 1
    bundle.write_bytes(data)
    assert "encrypted" in refused(bundle)


def test_a_zip_that_swells_is_not_unpacked(bundle: Path) -> None:
    repacked(bundle, lambda members: members.update({"blobs/x": b"0" * (300 << 20)}))
    assert "far more than an honest bundle" in refused(bundle)


def test_a_zip_that_was_cut_off_is_still_known_as_a_bundle(bundle: Path) -> None:
    bundle.write_bytes(bundle.read_bytes()[:-100])
    assert is_bundle(bundle)
    assert "cut off" in refused(bundle)


def test_names_that_stand_twice_in_json_are_refused(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bundle = folder / "one.json"
    export_bundle(made.with_name("case.dateline"), bundle)
    text = bundle.read_text(encoding="utf-8")
    start = '{"members": {'
    twice = text.replace(start, f'{start}\n"rows/event.jsonl": [],', 1)
    bundle.write_text(twice, encoding="utf-8")
    assert "twice" in refused(bundle)


def test_json_of_another_layout_is_read_alike(made: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "one.json"
    export_bundle(made.with_name("case.dateline"), bundle)
    found = json.loads(bundle.read_text(encoding="utf-8"))
    turned = {"manifest": found["manifest"], "members": found["members"]}
    bundle.write_text(json.dumps(turned, indent=4), encoding="utf-8")
    assert is_bundle(bundle)
    import_bundle(bundle, tmp_path / "again.dateline", "Bob")


@pytest.mark.parametrize("seed", range(40))
def test_whatever_byte_is_wrong_there_is_a_sentence(seed: int, bundle: Path) -> None:
    chance = random.Random(seed)

    def change(members: Members) -> None:
        name = chance.choice(sorted(members))
        data = bytearray(members[name] or b" ")
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'0"{}[],:-9\x00\xff')
        sealed(members, name, bytes(data))

    with suppress(ValueError):  # a manifest that is no JSON any more
        repacked(bundle, change)
    target = bundle.parent / "again.dateline"
    try:
        import_bundle(bundle, target, "Bob")
    except DatelineError:
        assert not target.exists()


@pytest.mark.parametrize("after", [0, 3])
def test_an_import_that_is_stopped_leaves_nothing(after: int, bundle: Path) -> None:
    calls: list[int] = []

    def stop(done: int, total: int) -> None:
        assert 0 <= done < total
        calls.append(done)
        if done > after:
            raise Cancelled("Stopped.")

    target = bundle.parent / "again.dateline"
    with suppress(Cancelled):
        import_bundle(bundle, target, "Bob", stop)
    assert calls
    assert target.exists() == (max(calls) <= after)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on files there")
def test_a_disk_that_is_full_leaves_nothing(bundle: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from dateline_db.exchange.bundle_in import import_bundle\n"
        "from dateline_db.errors import DatelineError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try: import_bundle(Path(sys.argv[1]), Path(sys.argv[2]), 'Bob')\n"
        "except DatelineError as error: print(error)\n"
    )
    target = bundle.parent / "again.dateline"
    done = subprocess.run(
        [sys.executable, "-c", script, str(bundle), str(target)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "The disk is full" in done.stdout
    assert [path.name for path in bundle.parent.iterdir()] == ["one.zip"]
