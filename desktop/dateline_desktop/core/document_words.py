"""What documents are called on screen: what kind of file, how large, how captured."""

from dateline_db.capture.intake import Method
from dateline_db.capture.media import HTML, MAIL, PDF, PLAIN, WEB_ARCHIVE, WORD
from dateline_desktop.core.text import tr

_KINDS = {
    PDF: "PDF",
    HTML: "Web page",
    PLAIN: "Plain text",
    MAIL: "E-mail",
    WEB_ARCHIVE: "Saved web page (MHTML)",
    WORD: "Word document",
    "image/png": "Picture (PNG)",
    "image/jpeg": "Picture (JPEG)",
}
_METHODS = {
    Method.FILE: "opened as a file",
    Method.DROP: "dropped as a file",
    Method.PASTE: "pasted as text",
    Method.ATTACHMENT: "taken out of a message",
}


def kind_word(media_type: str) -> str:
    """Return what a kind of file is called."""
    return tr(_KINDS.get(media_type, media_type))


def method_word(method: str) -> str:
    """Return how a document came into the case."""
    return tr({str(one): words for one, words in _METHODS.items()}.get(method, method))


def size_word(size: int) -> str:
    """Return a number of bytes as one says it."""
    if size < 1000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{size / 1000:,.0f} kB"
    return f"{size / 1_000_000:,.1f} MB"
