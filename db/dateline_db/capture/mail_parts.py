"""The parts of a message: what is attached to it, as bytes with a name."""

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from multiprocessing.connection import Connection
from pathlib import PurePosixPath

from dateline_db.capture.child import answer
from dateline_db.capture.media import MAIL
from dateline_db.capture.raw import one_line

# The library reads a header when it is asked for, and stumbles over some.
DAMAGED = (MessageError, ValueError, IndexError, KeyError, TypeError, AttributeError)
_MOST_ATTACHED, _LONGEST_NAME = 100, 100


def parsed(data: bytes) -> EmailMessage:
    """Return the message that some bytes are."""
    return BytesParser(EmailMessage, policy=policy.default).parsebytes(data)


def body_bytes(part: EmailMessage) -> bytes:
    """Return what a part holds, b"" where that is further parts."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def send_attached(connection: Connection, data: bytes) -> None:
    """Send home the names of what is attached to a message, then the bytes of each."""
    parts = list(parsed(data).iter_attachments())[:_MOST_ATTACHED]
    found = list(_files(parts))
    answer(connection, [name for name, _ in found])
    for _, inside in found:
        connection.send_bytes(inside)


def _files(parts: list[EmailMessage]) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(parts, 1):
        try:
            if part.get_content_type() == MAIL:
                inner = part.get_content()
                subject = one_line(str(inner.get("Subject", "")), _LONGEST_NAME)
                name, inside = f"{subject or number}.eml", inner.as_bytes()
            else:
                name, inside = f"attachment {number}", body_bytes(part)
            if inside:
                yield _told_name(part) or name, inside
        except DAMAGED:
            continue


def _told_name(part: EmailMessage) -> str:
    """Return the name that a part gives itself, without the folders it may claim."""
    told = one_line(part.get_filename() or "").replace("\\", "/")
    return PurePosixPath(told).name[-_LONGEST_NAME:]
