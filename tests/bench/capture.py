"""What a report of 200 pages costs to take in, to look at and to search through.

The peer of extraction is PDFium alone in this process, without a child, proposals or
tidying; the floor is the start of a child process that does nothing.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

import pypdfium2

import naughty
import papers
from dateline_db.analysis.anchors import Anchor, Finder, anchor
from dateline_db.analysis.passages import dated_sentences
from dateline_db.capture.child import child
from dateline_db.capture.intake import Method, Taken
from dateline_db.capture.pages import open_pages
from dateline_db.capture.reading import read
from dateline_db.model.when import When

PAGES, QUOTES, ROUNDS = 200, 200, 5
PUBLISHED = When.parse("2023-03-11")


def a_report(draw: random.Random) -> bytes:
    """Return a PDF of pages of about 4,000 characters, no two of them alike."""
    words = sorted({word for text in papers.PARAGRAPHS for word in text.split()})

    def page() -> str:
        text = " ".join(draw.choice(words) for _ in range(550))
        days = [f"{day} March {draw.randint(1950, 2049)}." for day in range(1, 21)]
        return " ".join((text, *days))

    return papers.a_pdf(*(page() for _ in range(PAGES)))


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the milliseconds that the median round takes."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return sorted(times)[rounds // 2] * 1000


def pdfium_alone(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()


def nothing() -> None:
    with child(naughty.echoes, seconds=20) as echo:
        echo.ask(1)
        echo.answer(20)


def quotes(text: str, draw: random.Random) -> list[Anchor]:
    starts = [draw.randrange(len(text) - 200) for _ in range(QUOTES)]
    return [anchor(text, start, start + draw.randint(20, 200)) for start in starts]


def figures() -> Iterator[dict[str, object]]:
    draw = random.Random(4)
    data = a_report(draw)
    taken = Taken("report.pdf", data, "", "", Method.FILE)
    text = read(taken).text
    yield {
        "figure": f"extract {PAGES} pages, {len(text):,} characters",
        "value": timed(lambda: read(taken)),
        "peer": "PDFium alone",
        "peer_value": timed(lambda: pdfium_alone(data)),
        "floor": timed(nothing),
    }
    with open_pages(data, text) as pages:
        yield {
            "figure": "draw a page at 1.5",
            "value": timed(lambda: pages.picture(99, 1.5)),
        }
        yield {"figure": "words of a page", "value": timed(lambda: pages.layout(99))}
    wanted = quotes(text, draw)
    anew = "New heading\n" + text.replace("\n", " ")

    def find_again() -> None:
        finder = Finder(anew)
        assert all(finder.find(one) for one in wanted)

    yield {"figure": f"find {QUOTES} quotes again", "value": timed(find_again)}
    yield {
        "figure": "dated sentences of the report",
        "value": timed(lambda: dated_sentences(text, PUBLISHED)),
    }


def main() -> None:
    for figure in figures():
        values = {
            name: round(value, 1) if isinstance(value, float) else value
            for name, value in figure.items()
        }
        print(json.dumps(values | {"unit": "ms"}))


if __name__ == "__main__":
    main()
