"""Plain text in any of the ways in which it is written down as bytes."""

from charset_normalizer import from_bytes

from dateline_db.capture.raw import Raw, Unreadable
from dateline_db.errors import say

_BYTE_ORDER = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_USUAL = ("cp1252", "cp1251", "cp1256")
_SLACK = 0.12  # of the library's measure of chaos; short texts have little to tell
_SAMPLE = 1 << 20


def read_plain(data: bytes) -> Raw:
    """Read plain text; say so where its encoding was guessed."""
    text, guess = decoded(data)
    raw = Raw(text)
    if guess:
        raw.notices.append(
            say("The encoding of this text is not stated; {guess} fits.", guess=guess)
        )
    return raw


def decoded(data: bytes, stated: str = "") -> tuple[str, str]:
    """Return the text of some bytes, and the encoding if it had to be guessed."""
    for mark, encoding in _BYTE_ORDER:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    for encoding in ("utf-8", stated):
        try:
            return data.decode(encoding), ""
        except (ValueError, LookupError):
            continue
    guess = _guess(data[:_SAMPLE])
    return data.decode(guess, "replace"), guess


def _reads(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except ValueError:
        return ""


def _guess(data: bytes) -> str:
    """Return the likeliest encoding; of those that are about as likely, a usual one."""
    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise Unreadable("This is not text in any encoding that Dateline knows.")
    text = data.decode(best.encoding, "replace")
    rivals = [
        one.encoding
        for one in matches
        if one.chaos <= best.chaos + _SLACK and one.coherence >= best.coherence
    ]
    rivals += [usual for usual in _USUAL if _reads(data, usual) == text]
    return next((usual for usual in _USUAL if usual in rivals), best.encoding)
