"""The work of child processes; what they load is loaded in them alone."""

from multiprocessing.connection import Connection


def extract(connection: Connection, data: bytes, address: str, kind: str) -> None:
    """Send home the media type, then the text and what the file says of itself.

    `kind` is the media type where it is known already.
    """
    from dateline_db.capture.extract import extract as work  # noqa: PLC0415

    work(connection, data, address, kind)


def serve_pages(connection: Connection, data: bytes) -> None:
    """Answer one question after the other about the pages of a PDF."""
    from dateline_db.capture.page_work import serve_pages as work  # noqa: PLC0415

    work(connection, data)


def send_attached(connection: Connection, data: bytes) -> None:
    """Send home the names of what is attached to a message, then the bytes of each."""
    from dateline_db.capture.mail_parts import send_attached as work  # noqa: PLC0415

    work(connection, data)
