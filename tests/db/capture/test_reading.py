"""Reading in the child process: proposals, and files that are made to do harm."""

import socket
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Never
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import papers
from dateline_db.capture import media
from dateline_db.capture.extract import read as read_here
from dateline_db.capture.intake import (
    MOST_BYTES,
    CaptureError,
    Method,
    Taken,
    take_file,
    take_text,
)
from dateline_db.capture.proposal import plain_address, published_when
from dateline_db.capture.reading import read
from dateline_db.errors import Cancelled
from dateline_db.model.when import When


def taken(tmp_path: Path, data: bytes, name: str = "report") -> Taken:
    path = tmp_path / name
    path.write_bytes(data)
    return take_file(path)


def test_a_page_is_read_and_its_source_proposed(tmp_path: Path) -> None:
    extract = read(taken(tmp_path, papers.a_page().encode(), "page.txt"))
    said = extract.proposal
    assert extract.media_type == media.HTML
    assert extract.text.endswith(papers.PARAGRAPHS[-1])
    assert said.published == When.parse("2023-03-10T14:05:00+05:00")
    assert (said.publisher, said.address) == ("Harbour News", papers.ADDRESS)


def test_pasted_text_is_plain_whatever_it_looks_like() -> None:
    extract = read(take_text("<p>From: a\nTo: b</p>"))
    assert (extract.media_type, extract.text) == (media.PLAIN, "<p>From: a\nTo: b</p>")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    extract = read(taken(tmp_path, papers.a_pdf("x")[:300]))
    assert (extract.media_type, extract.text) == (media.PDF, "")
    assert "damaged" in str(extract.notices[0])


def test_reading_stops_when_it_takes_too_long(tmp_path: Path) -> None:
    extract = read(taken(tmp_path, papers.a_page().encode()), patience=0.05)
    assert extract.text == ""
    assert "0.05 seconds" in str(extract.notices[0])


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop() -> Never:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        read(taken(tmp_path, papers.a_page().encode()), stop)


_LOADED = """
import sys
from dateline_db.capture import custody, keeping, pages, versions
for name in ("trafilatura", "lxml", "docx", "pypdfium2", "py3langid", "puremagic"):
    if name in sys.modules:
        print(name)
"""
_NESTED_MAIL = (
    b"From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 5000
)


def a_bomb() -> bytes:
    """A Word document of 1.4 MB that unpacks to 310 MB."""
    held = BytesIO()
    with (
        ZipFile(held, "w", ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(310):
            part.write(b" " * (1 << 20))
    return held.getvalue()


def with_entities() -> bytes:
    """A Word document whose entities would grow to billions of characters."""
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}".strip("{}")
    xml = (
        f'<!DOCTYPE x [<!ENTITY e0 "boom">{grown}]><w:document xmlns:w="{name}">'
        "<w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    )
    held = BytesIO()
    with ZipFile(BytesIO(papers.a_word_document())) as good, ZipFile(held, "w") as bad:
        for part in good.namelist():
            is_text = part == "word/document.xml"
            bad.writestr(part, xml.encode() if is_text else good.read(part))
    return held.getvalue()


@pytest.mark.parametrize(
    "made",
    [
        a_bomb,
        with_entities,
        lambda: b"<html><body>" + b"<div>" * 200_000 + b"deep",
        lambda: b"<html>" + b"<p>wide</p>" * 20_000,
        lambda: b"<html><!--" + b"-" * 3_000_000,
        lambda: _NESTED_MAIL,
        lambda: b"ISSN " * 500_000,
    ],
    ids=["bomb", "entities", "deep", "wide", "comment", "nested mail", "long"],
)
def test_harmful_files_never_hang(tmp_path: Path, made: Callable[[], bytes]) -> None:
    extract = read(taken(tmp_path, made()), patience=60)
    assert extract.text or extract.notices
    assert len(extract.text) < 10_000_001
    assert not any("within" in str(notice) for notice in extract.notices)


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Never:
        raise AssertionError("The network was asked.")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = '<link rel="canonical" href="https://news.example/x"><script src="//a/b.js">'
    page = papers.a_page(head=head + "</script>").encode()
    assert read_here(page, media.HTML, "https://news.example/x").text


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2023-03-10T14:05:00.123Z", "2023-03-10T14:05:00Z"),
        ("2023-03-10 14:05 +0500", "2023-03-10T14:05:00+05:00"),
        ("2023-03-10T00:00:00+05:00", "2023-03-10"),
        ("2023-03", "2023-03"),
        ("March 2023", "2023-03"),
        ("10 March 2023", "2023-03-10"),
        ("2023", "2023"),
    ],
)
def test_a_date_of_publication_stays_as_vague_as_it_is(words: str, edtf: str) -> None:
    when = published_when(words, day_first=None)
    assert when is not None
    assert when.edtf == edtf


def test_what_is_no_date_gives_none() -> None:
    assert published_when("a while ago", day_first=None) is None
    assert published_when("2023-03-99T14:05:00Z", day_first=None) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/2023/03/10/blast/",
        "http://www.news.example/2023/03/10/blast#top",
        "https://m.news.example/2023/03/10/blast",
    ],
)
def test_spellings_of_one_address_are_one(address: str) -> None:
    assert plain_address(address) == plain_address(papers.ADDRESS)


@pytest.mark.parametrize("address", ["", "cid:1", "javascript:x", "http://[", "/a"])
def test_what_is_no_address_of_the_web_is_none(address: str) -> None:
    assert plain_address(address) == ""


def test_the_bytes_are_taken_as_they_are(tmp_path: Path) -> None:
    one = taken(tmp_path, b"\xff\xfe\0x")
    assert (one.data, one.name, one.method) == (b"\xff\xfe\0x", "report", Method.FILE)
    assert one.captured_at.endswith("Z")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(CaptureError, match="larger than 200 MB"):
        take_file(path)


def test_what_reads_strangers_files_is_loaded_in_the_child_alone() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []


def test_what_is_no_file_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="is empty"):
        taken(tmp_path, b"")
    with pytest.raises(CaptureError, match="is not a file"):
        take_file(tmp_path)
    with pytest.raises(CaptureError, match="no text"):
        take_text(" \n")
