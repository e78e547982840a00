"""What is attached to a message, taken out of it as files of their own."""

from dateline_db.capture.child import Beat, Died, TooSlow, child
from dateline_db.capture.intake import (
    MOST_BYTES,
    CaptureError,
    Taken,
    take_attachment,
)
from dateline_db.capture.work import send_attached
from dateline_db.errors import say

_PATIENCE = 60.0


def attached_to(
    name: str, data: bytes, digest: str, beat: Beat = lambda: None
) -> list[Taken]:
    """Take out what is attached to a message of some name, bytes and hash.

    A message without attachments has none; one that cannot be read raises
    `CaptureError`.
    """
    origin = say("It was attached to “{name}”, SHA-256 {hash}.", name=name, hash=digest)
    try:
        with child(send_attached, data, seconds=int(_PATIENCE) + 1) as reader:
            names = [str(one) for one in reader.answer(_PATIENCE, beat)]
            return [
                take_attachment(one, reader.raw_answer(_PATIENCE, MOST_BYTES), origin)
                for one in names
            ]
    except (Died, TooSlow):
        raise CaptureError(
            "What is attached to “{name}” cannot be taken out of it.", name=name
        ) from None
