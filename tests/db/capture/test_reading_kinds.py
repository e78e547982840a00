"""Reading each kind of file: its text, and what it says of itself."""

from email.message import EmailMessage
from io import BytesIO

import docx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import papers
from dateline_db.capture import media
from dateline_db.capture.extract import read
from dateline_db.capture.kinds import kind_of
from dateline_db.capture.raw import Raw, Unreadable, tidy
from dateline_db.capture.read_pdf import _is_in_pieces

FIRST, SECOND, THIRD = papers.PARAGRAPHS
_LINKED_DATA = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
    '"datePublished": "2023-03"}]}</script>'
)


def raw(data: bytes) -> Raw:
    return read(data, kind_of(data))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (papers.a_page().encode(), media.HTML),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<html xmlns='x'/>", media.HTML),
        (b"<!-- saved from url=(0021)https://news.example/ -->\n<HTML>", media.HTML),
        (papers.a_web_archive(), media.WEB_ARCHIVE),
        (papers.a_mail(), media.MAIL),
        (papers.a_word_document(), media.WORD),
        (papers.a_pdf("One page."), media.PDF),
        (b"\r\nleading lines\r\n%PDF-1.4", media.PDF),
        (papers.a_picture(), "image/png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", "image/jpeg"),
        (FIRST.encode(), media.PLAIN),
        (papers.URDU.encode("utf-16"), media.PLAIN),
        (b"Subject: none of this is mail\n\nText.", media.PLAIN),
        (b"{\\rtf1\\ansi Text.}", "text/rtf"),
        (papers.a_zip(readme=b"Text."), "application/zip"),
        (b"PK\x03\x04 and nothing else", "application/zip"),
        (bytes(range(8)) * 40, media.UNKNOWN),
        (("Emoji 👩‍👩‍👧, \u202eturned\u202c, 🇵🇰 " * 300).encode(), media.PLAIN),
        (b"Title line\0\n\nOn 30 January 2023 54 people were killed.\0", media.PLAIN),
        (papers.a_word_document()[:-40], media.WORD),
    ],
)
def test_a_kind_is_told_by_content(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32"]
)
def test_plain_text_is_read_in_its_encoding(encoding: str) -> None:
    text = "Déjà vu à la plage, très tôt, où l'été s'achève."
    assert raw(text.encode(encoding)).text == text


def test_a_guessed_encoding_is_mentioned() -> None:
    told = raw("Взрыв на рынке унёс жизни тридцати человек".encode("cp1251"))
    assert told.text.startswith("Взрыв")
    assert "cp1251" in str(told.notices[0])


def test_top_lines_of_plain_text_are_proposed() -> None:
    text = "Blast in fish market\n\nBy Mina Shah\nPublished: 10 March 2023\n\n" + FIRST
    told = raw(text.encode())
    assert (told.title, told.author) == ("Blast in fish market", "Mina Shah")
    assert told.published == "10 March 2023"
    assert told.language == "en"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Borno Documentation Centre, 3 May 2016", "3 May 2016"),
        ("By Mina Shah, Harbour News – May 3, 2016", "May 3, 2016"),
        ("Date of information: 02 Apr 2016", "02 Apr 2016"),
        ("Blast of 10 March 2023", ""),
        ("By Mina Shah, Harbour News", ""),
    ],
)
def test_a_date_is_taken_from_the_head_and_not_from_the_text(
    head: str, published: str
) -> None:
    table = "Place\n\nHarbour\n\n10 March 2023"
    text = f"A year in the harbour, 2015\n\n{head}\n\n{FIRST}\n\n{FIRST * 2}\n\n{table}"
    assert raw(text.encode()).published == published


def test_an_author_is_proposed_before_the_paper() -> None:
    told = raw(f"Blast\n\nBy Mina Shah, Harbour News\n\n{FIRST}".encode())
    assert told.author == "Mina Shah"


def test_an_issn_is_proposed_where_its_check_digit_is_right() -> None:
    assert raw(b"Report\n\nISSN 2785-2598 Volume 3").issn == "2785-2598"
    assert raw(b"Report\n\nISSN 2785-2599 Volume 3").issn == ""
    serial = raw(b"A title\n\nGeopolitical Report ISSN 2785-2598 Volume 34")
    assert serial.publisher == "Geopolitical Report"


def test_right_to_left_text_keeps_its_order_and_language() -> None:
    told = raw(papers.URDU.encode())
    assert (told.text, told.language) == (papers.URDU, "ur")
    page = papers.a_page((papers.URDU * 3,), head="", lang="ur-PK").encode()
    assert papers.URDU in raw(page).text
    assert raw(page).language == "ur"


@pytest.mark.parametrize("data", [papers.a_page().encode(), papers.a_web_archive()])
def test_a_web_page_is_its_article_and_what_it_says_of_itself(data: bytes) -> None:
    told = raw(data)
    assert told.text == "\n\n".join((papers.TITLE, *papers.PARAGRAPHS))
    assert (told.title, told.author) == (papers.TITLE, "Mina Shah")
    assert (told.publisher, told.issn) == ("Harbour News", "2785-2598")
    assert told.published == "2023-03-10T14:05:00+05:00"
    assert (told.language, told.address) == ("en", papers.ADDRESS)


def test_a_web_archive_says_when_a_browser_saved_it() -> None:
    assert "11 Mar 2023" in str(raw(papers.a_web_archive()).notices[0])


@pytest.mark.parametrize(
    "head",
    [
        _LINKED_DATA,
        '<meta name="DC.date.issued" content="2023-03">',
        '</head><time pubdate datetime="2023-03">March</time>',
    ],
)
def test_a_page_may_date_itself_in_many_ways(head: str) -> None:
    assert raw(papers.a_page(head=head).encode()).published == "2023-03"


def test_who_wrote_and_published_a_page_may_stand_in_its_linked_data() -> None:
    told = raw(
        b'<html><script type="application/ld+json">{"@graph": [{"author": [{"name": '
        b'"Lee Ko"}], "publisher": {"name": "The Paper"}}]}</script><article><h1>Dam'
        b"</h1><p>A dam broke.</p></article></html>"
    )
    assert (told.author, told.publisher) == ("Lee Ko", "The Paper")


def test_the_only_time_on_a_page_is_proposed_and_none_of_several() -> None:
    post = '<html><div>Strike on depot</div><time datetime="2024-05-01T12:30Z"></time>'
    assert raw(post.encode()).published == "2024-05-01T12:30Z"
    more = post + '<time datetime="2024-05-02T08:00Z"></time>'
    assert raw(more.encode()).published == ""


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0037)https://news.example/2023/03/10/blast -->",
        f"<!--\n Page saved with SingleFile\n url: {papers.ADDRESS}\n saved date: -->",
    ],
)
def test_the_address_that_a_browser_noted_is_proposed(comment: str) -> None:
    page = papers.a_page(head="").replace("<head>", comment + "<head>")
    assert raw(page.encode()).address == papers.ADDRESS


def test_a_page_in_another_charset_is_read_in_it() -> None:
    page = papers.a_page((FIRST, "Né à Orléans, élevé à Besançon. " * 9))
    data = page.replace("utf-8", "iso-8859-1").encode("latin-1")
    assert "Besançon" in raw(data).text


def test_a_short_article_keeps_its_blocks() -> None:
    page = (
        "<nav>Menu</nav><article><h2>Toll</h2><p>Five died.</p><p>One<br>two</p><table>"
        "<tr><th>Day</th><th>Dead</th></tr><tr><td>1 May</td><td>5</td></tr></table>"
        "<figcaption>The market <b>on</b> Friday</figcaption><!-- x --></article>Foot"
    )
    told = raw(f"<html><title>Toll</title><body>{page}</body></html>".encode())
    assert told.text.split("\n\n") == [
        "Toll",
        "Five died.",
        "One\ntwo",
        "Day | Dead",
        "1 May | 5",
        "The market on Friday",
    ]


def test_control_characters_in_a_page_are_left_out() -> None:
    page = papers.a_page().replace("killed two", "killed&#0;&#1; two<b>&#x0;</b>&#x0;")
    assert SECOND in raw(page.encode()).text.replace("\ufffd", "")


def test_a_page_without_an_article_is_read_whole() -> None:
    links = "".join(f"<li><a href='/{n}'>Number {n}</a></li>" for n in range(60))
    told = raw(f"<html><body><ul>{links}</ul></body></html>".encode())
    assert "Number 59" in told.text


def test_a_message_is_read_with_its_headers() -> None:
    told = raw(papers.a_mail())
    assert told.text.startswith("From: Press office <press@province.example>")
    assert told.text.endswith(THIRD)
    assert (told.title, told.author) == (
        "Statement on the market blast",
        "Press office",
    )
    assert told.published == "2023-03-10T18:20:00+05:00"
    assert "not read: market.png" in str(told.notices[0])


def test_a_message_that_was_passed_on_is_read_with_it() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], outer["Subject"] = "Toll", "Fwd: Toll"
    inner.set_content("12 were killed on 4 July 2023.")
    inner.add_attachment(b"x", "image", "png", filename="inner.png")
    outer.set_content("See below.")
    outer.add_alternative("<p>See <b>below</b>.</p>", subtype="html")
    outer.add_attachment(inner)
    outer.add_attachment(b"%PDF-1.4", "application", "pdf", filename="toll.pdf")
    found = read(outer.as_bytes(), media.MAIL)
    assert found.text.startswith("Subject: Fwd: Toll\n\nSee below.")
    assert found.text.endswith("Subject: Toll\n\n12 were killed on 4 July 2023.")
    assert [str(one) for one in found.notices] == [
        "Attachments that were kept with the message but not read: inner.png, toll.pdf."
    ]


def test_a_usual_encoding_is_named_where_the_text_is_the_same() -> None:
    text = "Café society – the “truce” ended on 30 January 2023.\n\nGénéral Müller."
    found = raw(text.encode("cp1252"))
    assert found.text == text
    assert "cp1252" in str(found.notices[0])


def test_a_word_document_is_read_with_tables_and_tracked_insertions() -> None:
    document = docx.Document(BytesIO(papers.a_word_document()))
    paragraph = document.paragraphs[1]._p
    inserted = paragraph.makeelement(f"{{{paragraph.nsmap['w']}}}ins", {})
    inserted.append(document.paragraphs[2]._p.r_lst[0])
    paragraph.append(inserted)
    told = raw(papers.saved(document))
    assert f"{FIRST}{SECOND}\n\n" in told.text
    assert told.text.endswith("Killed\n\n31")
    assert (told.title, told.author) == (papers.TITLE, "Mina Shah")


def test_a_pdf_is_read_page_by_page() -> None:
    told = raw(papers.a_pdf(FIRST, SECOND, THIRD))
    pages = [" ".join(page.split()) for page in told.text.split("\f")]
    assert pages == list(papers.PARAGRAPHS)
    assert (told.title, told.author) == (papers.TITLE, "Mina Shah")


def test_a_word_broken_at_the_end_of_a_line_is_whole() -> None:
    text = raw(papers.a_pdf("incomprehensibilities " * 40)).text
    assert set(text.split()) == {"incomprehensibilities"}


def test_a_pdf_of_pictures_has_no_text_and_says_so() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        held = BytesIO()
        pdf.save(held)
    told = raw(held.getvalue())
    assert (told.text, str(told.notices[0])[:24]) == ("", "This PDF holds no text: ")


def test_a_pdf_whose_letters_come_out_in_pieces_has_no_text_and_says_so() -> None:
    letters = "\n".join("کوئٹہ میں دھماکہ ہوا".replace(" ", ""))
    assert _is_in_pieces(letters)
    assert not _is_in_pieces(papers.URDU)
    assert not _is_in_pieces("\n".join("abcdefghijklmn"))


def test_a_locked_pdf_says_so() -> None:
    held = BytesIO()
    with pikepdf.open(BytesIO(papers.a_pdf(FIRST))) as pdf:
        pdf.save(held, encryption=pikepdf.Encryption(user="x", owner="y"))
    with pytest.raises(Unreadable, match="password"):
        raw(held.getvalue())


def test_a_picture_has_no_text() -> None:
    told = raw(papers.a_picture())
    assert (told.text, len(told.notices)) == ("", 1)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (papers.a_pdf(FIRST)[:400], "damaged"),
        (papers.a_word_document()[:-900], "damaged"),
        (papers.a_zip(word__document_xml=b"x"), "of a file of this kind"),
        (papers.a_zip(**{"word__document.xml": b"x"}), "damaged"),
        (b"MIME-Version: 1\nContent-Type: multipart/related\n\nx", "no page"),
        (bytes(range(8)) * 40, "of a file of this kind"),
    ],
)
def test_a_damaged_file_says_what_is_wrong(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        raw(data)


def test_what_nobody_sees_is_left_out_of_a_text() -> None:
    assert tidy("a\0b \r\nc\u2028d\ud800\n\n\n\ne\n") == "ab\nc\nd\ufffd\n\ne"


@settings(max_examples=80)
@given(
    start=st.sampled_from(
        [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"From: a\nTo: b\n", b"\xff\xfe"]
    ),
    data=st.binary(max_size=300),
)
def test_any_bytes_are_read_or_refused(start: bytes, data: bytes) -> None:
    try:
        text = raw(start + data).text
    except Unreadable:
        return
    text.encode()
    assert "\0" not in text
