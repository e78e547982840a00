"""The lossless bundle: the same case again, and nothing of a bad one."""

import base64
import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bundles import repacked, rewrite_manifest, sealed
from chance import try_edit
from dateline_db.case import Case
from dateline_db.errors import DatelineError, say
from dateline_db.exchange.bundle import export_bundle
from dateline_db.exchange.bundle_in import import_bundle, is_bundle
from dateline_db.model.event import Event
from dateline_db.model.label import Note
from exchanged import FILES, bring_in
from one_of_each import BYTES, a_case

KINDS = ["zip", "json"]


def a_full_case(folder: Path) -> Path:
    """Make a case with a record of each kind, an import, an undo and a document."""
    path = folder / "full.dateline"
    with closing(a_case(path)) as case:
        bring_in(case, FILES / "ucdp_ged_syria.csv")
        case.undo()
        bring_in(case, FILES / "ucdp_ged_pakistan_hdx.csv")
        with case.action(say("Delete an event")):
            case.events.delete(case.events.ids()[3])
    return path


def everything(path: Path) -> dict[str, object]:
    with closing(Case.open(path, analyst="Bob", read_only=True)) as case:
        assert case.check() == []
        found: dict[str, object] = {n: t.all() for n, t in case.tables.items()}
        history = case.history(limit=100)
        return found | {"head": case.head, "id": case.id, "history": history}


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_comes_back_with_every_row_and_its_history(
    kind: str, tmp_path: Path
) -> None:
    path = a_full_case(tmp_path)
    bundle, again = tmp_path / f"one.{kind}", tmp_path / "again.dateline"
    export_bundle(path, bundle)
    assert is_bundle(bundle)
    import_bundle(bundle, again, "Bob")
    assert everything(again) == everything(path)
    with closing(Case.open(again, analyst="Bob")) as case:
        assert case.blob(case.documents.all()[0].sha256) == BYTES
        assert case.search("Peshawar")
        case.undo()
        assert case.check() == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_export_is_byte_for_byte_the_first(kind: str, tmp_path: Path) -> None:
    path = a_full_case(tmp_path)
    first, second = tmp_path / f"one.{kind}", tmp_path / f"two.{kind}"
    export_bundle(path, first)
    import_bundle(first, tmp_path / "again.dateline", "Bob")
    export_bundle(tmp_path / "again.dateline", second)
    assert first.read_bytes() == second.read_bytes()


words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
)


@settings(max_examples=10)
@given(
    titles=st.lists(words.filter(str.strip), max_size=6),
    undone=st.integers(0, 4),
    blob=st.binary(max_size=200),
)
def test_any_history_makes_the_round_trip(
    titles: list[str], undone: int, blob: bytes
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "case.dateline"
        with closing(Case.create(path, title="x", analyst="Ann")) as case:
            for title in titles:
                event = Event(title=title)
                note = Note(
                    subject="event", subject_id=event.id, text=title, analyst="", at=""
                )
                with case.action(say("Add {title}", title=title)):
                    case.events.insert(event)
                    case.notes.insert(note)
                    case.put_blob(blob)
            for _ in range(min(undone, len(titles))):
                case.undo()
        first, second = folder / "one.zip", folder / "two.zip"
        export_bundle(path, first)
        import_bundle(first, folder / "again.dateline", "Bob")
        assert everything(folder / "again.dateline") == everything(path)
        export_bundle(folder / "again.dateline", second)
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_was_edited_undone_and_redone_comes_back(
    seed: int, tmp_path: Path
) -> None:
    random, path = Random(seed), tmp_path / "case.dateline"
    with closing(a_case(path)) as case:
        for _ in range(30):
            if (way := random.random()) > 0.2:
                try_edit(case, random)
            else:
                with suppress(DatelineError):
                    case.undo() if way > 0.07 else case.redo()
    kind = KINDS[seed % 2]
    first, second = tmp_path / f"one.{kind}", tmp_path / f"two.{kind}"
    export_bundle(path, first)
    import_bundle(first, tmp_path / "again.dateline", "Bob")
    assert everything(tmp_path / "again.dateline") == everything(path)
    export_bundle(tmp_path / "again.dateline", second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_bundle_of_an_older_case_makes_the_same_bytes_again(
    number: int, tmp_path: Path
) -> None:
    path = tmp_path / "old.dateline"
    shutil.copy(FILES.parent / f"format-{number}.dateline", path)
    first, second = tmp_path / "one.zip", tmp_path / "two.zip"
    export_bundle(path, first)
    import_bundle(first, tmp_path / "again.dateline", "Bob")
    assert everything(tmp_path / "again.dateline") == everything(path)
    export_bundle(tmp_path / "again.dateline", second)
    assert first.read_bytes() == second.read_bytes()


def test_what_packs_like_a_bomb_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline_db.exchange.bundle_in._UNPACKED", 1 << 20)
    zeros = bytes(40 << 20)
    with (
        closing(a_case(tmp_path / "case.dateline")) as case,
        case.action(say("Capture an empty disk")),
    ):
        digest = case.put_blob(zeros)
    bundle, again = tmp_path / "one.zip", tmp_path / "again.dateline"
    export_bundle(tmp_path / "case.dateline", bundle)
    import_bundle(bundle, again, "Bob")
    with closing(Case.open(again, analyst="Bob", read_only=True)) as case:
        assert case.blob(digest) == zeros


def test_a_json_file_that_could_not_be_read_again_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline_db.exchange.bundle.LARGEST_JSON", 1000)
    with closing(a_case(tmp_path / "case.dateline")):
        pass
    with pytest.raises(DatelineError, match=r"ends in \.zip"):
        export_bundle(tmp_path / "case.dateline", tmp_path / "one.json")
    assert [path.name for path in tmp_path.iterdir()] == ["case.dateline"]


def change_a_title(members: dict[str, bytes]) -> None:
    name = "rows/event.jsonl"
    members[name] = members[name].replace(b"Blast", b"Blest")


def change_a_title_and_its_hash(members: dict[str, bytes]) -> None:
    name = "rows/event.jsonl"
    sealed(members, name, members[name].replace(b"Blast", b"Blest"))


def climb(members: dict[str, bytes]) -> None:
    members["../../outside.txt"] = b"x"


def lose_a_document(members: dict[str, bytes]) -> None:
    del members[next(name for name in members if name.startswith("blobs/"))]


def change_a_document(members: dict[str, bytes]) -> None:
    name = next(name for name in members if name.startswith("blobs/"))
    members[name] = members[name].upper()


def come_from_later(members: dict[str, bytes]) -> None:
    rewrite_manifest(members, lambda found: found.update(format=99))


def be_something_else(members: dict[str, bytes]) -> None:
    rewrite_manifest(members, lambda found: found.update(kind="Other"))


def have_no_manifest(members: dict[str, bytes]) -> None:
    members["manifest.json"] = b"{"


@pytest.mark.parametrize(
    "change",
    [
        change_a_title,
        change_a_title_and_its_hash,
        climb,
        lose_a_document,
        change_a_document,
        come_from_later,
        be_something_else,
        have_no_manifest,
    ],
)
def test_a_bundle_that_was_changed_makes_no_case(
    change: Callable[[dict[str, bytes]], None], tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    bundle = folder / "one.zip"
    with closing(a_case(tmp_path / "case.dateline")):
        pass
    export_bundle(tmp_path / "case.dateline", bundle)
    repacked(bundle, change)
    with pytest.raises(DatelineError):
        import_bundle(bundle, folder / "again.dateline", "Bob")
    assert [path.name for path in folder.iterdir()] == ["one.zip"]
    assert not (tmp_path / "outside.txt").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_bundle_that_was_cut_off_makes_no_case(kind: str, tmp_path: Path) -> None:
    with closing(a_case(tmp_path / "case.dateline")):
        pass
    whole, bundle = tmp_path / f"one.{kind}", tmp_path / f"cut.{kind}"
    export_bundle(tmp_path / "case.dateline", whole)
    data = whole.read_bytes()
    for part in (3, 2, 1.05):
        bundle.write_bytes(data[: int(len(data) / part)])
        with pytest.raises(DatelineError, match="damaged or was cut off"):
            import_bundle(bundle, tmp_path / "again.dateline", "Bob")
        assert not (tmp_path / "again.dateline").exists()


def test_a_wrong_document_in_json_is_found(tmp_path: Path) -> None:
    with closing(a_case(tmp_path / "case.dateline")):
        pass
    bundle = tmp_path / "one.json"
    export_bundle(tmp_path / "case.dateline", bundle)
    text = bundle.read_bytes().replace(
        base64.b64encode(BYTES), base64.b64encode(BYTES.upper())
    )
    bundle.write_bytes(text)
    with pytest.raises(DatelineError, match="blobs/"):
        import_bundle(bundle, tmp_path / "again.dateline", "Bob")


def test_a_case_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "case.dateline"
    with closing(a_case(path)):
        pass
    export_bundle(path, tmp_path / "one.zip")
    before = path.read_bytes()
    with pytest.raises(DatelineError, match="is there already"):
        import_bundle(tmp_path / "one.zip", path, "Bob")
    assert path.read_bytes() == before


def test_a_bundle_of_zeros_is_not_unpacked(tmp_path: Path) -> None:
    bundle = tmp_path / "one.zip"
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("manifest.json", b"{}")
        packed.writestr("rows/case_settings.jsonl", b"0" * (300 << 20))
    with pytest.raises(DatelineError):
        import_bundle(bundle, tmp_path / "again.dateline", "Bob")


def test_a_bundle_of_an_older_format_is_brought_up_to_date(tmp_path: Path) -> None:
    again, second = tmp_path / "again.dateline", tmp_path / "two.zip"
    import_bundle(FILES / "bundle-3.zip", again, "Bob")
    found = everything(again)
    assert len(found["event"]) == 2  # type: ignore[arg-type]
    export_bundle(again, second)
    import_bundle(second, tmp_path / "third.dateline", "Bob")
    assert everything(tmp_path / "third.dateline") == found
