"""What reading a PDF of 200 pages in the reader costs: open, scroll, search, mark.

Text is measured as CPU of the window's thread, the panel laid out and painted; a page
of the PDF as the time until its picture is on screen, which a child process draws. The
peer of opening is a bare QPlainTextEdit with the same text; the floor of scrolling is
repainting the view where it stands.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QPlainTextEdit

import papers
from dateline_db.analysis.anchors import with_quote
from dateline_db.case import Case
from dateline_db.edits.claims import create_claim
from dateline_db.errors import say
from dateline_db.model.claim import Claim
from dateline_db.model.document import Document
from dateline_desktop.core.ask import Dialogs
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ThemeChoice, open_settings
from dateline_desktop.core.theme import Theme
from dateline_desktop.reader.panel import ReaderPanel
from newsroom import add_event
from reading_room import keep_bytes

PAGES, CLAIMS, ROUNDS, STEPS = 200, 500, 5, 60


def a_report(draw: random.Random) -> bytes:
    """Return a PDF of pages of about 3,500 characters, no two of them alike."""
    words = sorted({word for text in papers.PARAGRAPHS for word in text.split()})
    pages = (" ".join(draw.choice(words) for _ in range(550)) for _ in range(PAGES))
    return papers.a_pdf(*pages)


def add_claims(case: Case, document: Document, draw: random.Random) -> None:
    """Quote the document in many places."""
    event = add_event(case)
    with case.action(say("Quote the report")):
        for _ in range(CLAIMS):
            start = draw.randrange(len(document.text) - 200)
            bare = Claim(
                event_id=event.id,
                source_id=document.source_id,
                statement="A bomb went off.",
            )
            create_claim(case, with_quote(bare, document, start, start + 120))


def cpu(work: Callable[[], object]) -> float:
    """Return the milliseconds of CPU of the window that some work takes."""
    start = time.thread_time()
    work()
    QApplication.sendPostedEvents()
    return (time.thread_time() - start) * 1000


def until(is_so: Callable[[], bool]) -> float:
    """Let the window live until something is so, and return the milliseconds."""
    start = time.perf_counter()
    loop = QEventLoop()
    while not is_so():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    return (time.perf_counter() - start) * 1000


def tell(figure: str, value: float, unit: str, goal: float, **beside: object) -> None:
    """Print one figure."""
    said = {"figure": figure, "value": round(value, 2), "unit": unit, "goal": goal}
    print(json.dumps(said | beside), flush=True)


def a_bare_peer(panel: ReaderPanel, text: str) -> float:
    """Return what a widget costs that shows the same text and can do nothing else."""
    peer = QPlainTextEdit()
    peer.resize(panel.views.size())
    peer.show()

    def show() -> None:
        peer.setPlainText(text)
        peer.viewport().repaint()

    return median(cpu(show) for _ in range(ROUNDS))


def measure_text(session: Session, panel: ReaderPanel, document: Document) -> None:
    """Open the text, scroll through it, search it, and mark what is quoted."""

    def open_it() -> None:
        panel.close_document()
        session.read("document", document.id)
        panel.views.text.viewport().repaint()

    opening = median(cpu(open_it) for _ in range(ROUNDS))
    bare = round(a_bare_peer(panel, document.text), 2)
    what = f"open the text of {PAGES} pages"
    tell(what, opening, "ms CPU", 250.0, peer="QPlainTextEdit", peer_value=bare)
    until(lambda: not session.jobs.busy)
    open_it()
    marking = until(lambda: len(panel.spans) == CLAIMS)
    tell(f"find and mark {CLAIMS} claims", marking, "ms", 200.0)
    view = panel.views.text
    bar, port = view.verticalScrollBar(), view.viewport()

    def scroll(to: int) -> None:
        bar.setValue(to)
        port.repaint()

    places = [bar.maximum() * step // STEPS for step in range(STEPS)]
    steps = sorted(cpu(partial(scroll, at)) for at in places)
    floor = round(median(cpu(port.repaint) for _ in range(ROUNDS)), 2)
    tell("scroll p95", steps[STEPS * 95 // 100], "ms CPU", 16.0, floor=floor)
    panel.search()

    def search(words: str) -> None:
        panel.search_bar.line.setText(words)
        panel.search_bar.step(1)  # without the pause in which one types on
        port.repaint()

    found = [cpu(partial(search, words)) for words in ("hos", "hosp", "in")]
    tell("search as one types", max(found), "ms CPU", 50.0)
    mark = median(cpu(panel._mark) for _ in range(ROUNDS))
    tell(f"draw the marks of {CLAIMS} claims anew", mark, "ms CPU", 50.0)


def measure_pages(panel: ReaderPanel) -> None:
    """See the first page as it was printed, and one far away."""
    pages = panel.views.pages
    panel.show_view(pages=True)
    tell("first page on screen", until(lambda: 0 in pages._pictures), "ms", 1000.0)
    pages.go_to_page(150)
    tell("page 151 on screen", until(lambda: 150 in pages._pictures), "ms", 300.0)


def main() -> None:
    app = QApplication([])
    Theme(app, ThemeChoice.LIGHT)
    draw = random.Random(4)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reader.dateline")
        with closing(Case.create(path, title="Reader", analyst="Bench")) as case:
            document = keep_bytes(case, a_report(draw))
            add_claims(case, document, draw)
        jobs = Jobs(app)
        session = Session(Dialogs(), jobs, open_settings(Path(folder, "config")))
        session.open(path)
        panel = ReaderPanel(session)
        panel.resize(560, 700)
        panel.show()
        measure_text(session, panel, document)
        measure_pages(panel)
        panel.close_document()
        jobs.wait()
        session.close()


if __name__ == "__main__":
    # A child loads the file that began: it is to be that of the program, not this one.
    sys.modules["__main__"].__spec__ = find_spec("dateline_desktop.__main__")
    main()
