"""The preview's own process: it typesets what it is sent, and draws the pages."""

from multiprocessing.connection import Connection
from typing import Any

from dateline_desktop.core.typesetting import compiled


def serve(connection: Connection, root: str) -> None:
    """Answer one question after the other: files to typeset, or a page to draw."""
    # Loaded in this process alone.
    import pypdfium2  # noqa: PLC0415

    document: Any = None
    while True:
        try:
            question = connection.recv()
        except EOFError:
            return
        if "files" in question:
            pdf, trouble = compiled(question["files"], root)
            document = None if trouble else pypdfium2.PdfDocument(pdf)
            sizes = (
                []
                if document is None
                else [tuple(page.get_size()) for page in document]
            )
            connection.send((sizes, trouble))
        else:
            connection.send(_drawn(document[question["page"]], question["scale"]))


def _drawn(page: Any, scale: float) -> tuple[int, int, int, bytes]:
    bitmap = page.render(scale=scale, fill_color=(255, 255, 255, 255), prefer_bgrx=True)
    return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
