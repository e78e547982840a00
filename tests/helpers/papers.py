"""Files of every kind that can be taken in, made for the tests: one report in each."""

import struct
import zlib
from email.message import EmailMessage
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import typst

TITLE = "Blast in fish market kills 31"
FIRST = (
    "QUETTA (Harbour News) - At least 31 people were killed and more than 60 wounded "
    "when a bomb went off in a fish market on Friday, officials said."
)
SECOND = (
    "A second blast, near the north gate, killed two policemen, the provincial "
    "minister told reporters. They had come to help the wounded."
)
THIRD = (
    "Nobody has claimed responsibility. The hospital treated 64 people, a doctor "
    "said on 11 March 2023, and asked for blood to be given."
)
PARAGRAPHS = FIRST, SECOND, THIRD
URDU = (
    "کوئٹہ: مچھلی منڈی میں دھماکے سے کم از کم ۳۱ افراد ہلاک ہو گئے۔ صوبائی وزیر نے "
    "صحافیوں کو بتایا کہ دوسرا دھماکہ شمالی دروازے کے قریب ہوا۔"
)
ADDRESS = "https://news.example/2023/03/10/blast"
_HEAD = f"""<meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="Harbour News">
<meta name="author" content="Mina Shah">
<meta property="article:published_time" content="2023-03-10T14:05:00+05:00">
<meta name="citation_issn" content="2785-2598">
<link rel="canonical" href="{ADDRESS}">"""


def a_page(
    paragraphs: tuple[str, ...] = PARAGRAPHS, head: str = _HEAD, lang: str = "en-GB"
) -> str:
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>Harbour News</title>{head}</head><body>"
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<article><h1>{TITLE}</h1>{body}</article>"
        "<script>document.write('never')</script>"
        "<footer>All rights reserved by nobody. Cookies.</footer></body></html>"
    )


def a_web_archive() -> bytes:
    """Return a page as Chromium saves it, with one picture beside it."""
    saved = EmailMessage()
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = ADDRESS
    saved["Subject"] = TITLE
    saved["Date"] = "Sat, 11 Mar 2023 09:30:00 +0500"
    saved.set_content(a_page(), subtype="html", cte="quoted-printable")
    saved["Content-Location"] = ADDRESS
    saved.make_related()
    saved.add_related(a_picture(), "image", "png", cid="<a@mhtml.blink>")
    return saved.as_bytes()


def a_mail(attached: bytes = b"") -> bytes:
    """Return a message with a picture, and with a Word document that may be given."""
    mail = EmailMessage()
    mail["From"] = "Press office <press@province.example>"
    mail["To"] = "desk@harbour.example"
    mail["Subject"] = "Statement on the market blast"
    mail["Date"] = "Fri, 10 Mar 2023 18:20:00 +0500"
    mail.set_content("\n\n".join(PARAGRAPHS))
    mail.add_attachment(a_picture(), "image", "png", filename="market.png")
    if attached:
        mail.add_attachment(attached, "application", "msword", filename="in/list.docx")
    return mail.as_bytes()


def a_word_document() -> bytes:
    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "Mina Shah"
    document.add_heading(TITLE)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Killed", "31"
    return saved(document)


def saved(document: Any) -> bytes:
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def a_zip(**parts: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", 8) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return held.getvalue()


def a_pdf(*pages: str, title: str = TITLE) -> bytes:
    """Return a PDF that Typst made of pages of plain words."""
    quoted = ", ".join(_typst_text(page) for page in pages)
    source = (
        f"#set document(title: {_typst_text(title)}, author: "
        '"Mina Shah")\n#set page(width: 16cm, height: 24cm)\n'
        '#set text(font: ("Libertinus Serif",), size: 10pt, hyphenate: true)\n'
        "#set par(justify: true)\n"
        f"#for page in ({quoted},) {{\n  text(page)\n  pagebreak(weak: true)\n}}\n"
    )
    return bytes(typst.compile(source.encode()))


def a_picture(width: int = 4, height: int = 3) -> bytes:
    """Return a grey PNG."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    checked = name + data
    return (
        struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))
    )


def _typst_text(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
