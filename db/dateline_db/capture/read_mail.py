"""Mail (eml), and web pages that a browser saved with their parts (mhtml)."""

from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from dateline_db.capture.mail_parts import DAMAGED, body_bytes, parsed
from dateline_db.capture.media import MAIL
from dateline_db.capture.raw import Raw, Unreadable, one_line
from dateline_db.capture.read_html import read_html
from dateline_db.capture.read_plain import decoded
from dateline_db.errors import say

_RULE = "-" * 10  # above a message that was passed on
_MOST_FORWARDED, _MOST_NAMED, _LONGEST_NAME = 20, 30, 100
_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def read_mail(data: bytes) -> Raw:
    """Read a message: its headers, then what it says."""
    try:
        return _mail(parsed(data))
    except DAMAGED as error:
        raise Unreadable("This message is damaged.") from error


def read_web_archive(data: bytes, address: str = "") -> Raw:
    """Read the page of a web archive; its pictures and styles are kept unread."""
    try:
        return _archived(parsed(data), address)
    except DAMAGED as error:
        raise Unreadable("This web archive is damaged.") from error


def _mail(message: EmailMessage) -> Raw:
    body = message.get_body(("plain", "html"))
    raw = _body(body) if isinstance(body, EmailMessage) else Raw()
    headers = [
        f"{name}: {_header(message, name)}" for name in _SHOWN if name in message
    ]
    name, address = parseaddr(_header(message, "From"))
    forwarded, attached = _attachments(message)
    if attached:
        raw.notices.append(
            say(
                "Attachments that were kept with the message but not read: {names}.",
                names=", ".join(attached),
            )
        )
    return Raw(
        text="\n\n".join(("\n".join(headers), raw.text, *forwarded)),
        title=_header(message, "Subject"),
        author=one_line(name or address),
        published=_moment(_header(message, "Date")),
        notices=raw.notices,
    )


def _attachments(message: EmailMessage) -> tuple[list[str], list[str]]:
    """Return the texts of messages that were passed on, and the names of the rest."""
    forwarded: list[str] = []
    names: list[str] = []
    for part in message.iter_attachments():
        inner = part.get_content() if part.get_content_type() == MAIL else None
        if isinstance(inner, EmailMessage) and len(forwarded) < _MOST_FORWARDED:
            raw = _mail(inner)
            forwarded.append(f"{_RULE}\n\n{raw.text}")
            names += [str(notice.args.get("names", "")) for notice in raw.notices]
        else:
            kind = part.get_content_type()
            names.append(one_line(part.get_filename() or "", _LONGEST_NAME) or kind)
    return forwarded, [name for name in names if name][:_MOST_NAMED]


def _archived(message: EmailMessage, address: str) -> Raw:
    page = next(
        (part for part in message.walk() if part.get_content_type() == "text/html"),
        None,
    )
    if page is None:
        raise Unreadable("This web archive holds no page.")
    own = _header(message, "Snapshot-Content-Location") or _header(
        page, "Content-Location"
    )
    raw = read_html(body_bytes(page), own or address, page.get_content_charset() or "")
    raw.title = raw.title or _header(message, "Subject")
    saved = _header(message, "Date")
    if saved:
        raw.notices.append(say("A browser saved this page: {date}.", date=saved))
    return raw


def _body(part: EmailMessage) -> Raw:
    charset = part.get_content_charset() or ""
    if part.get_content_type() == "text/html":
        return read_html(body_bytes(part), charset=charset)
    text, _ = decoded(body_bytes(part), charset)
    return Raw(text)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(str(message.get(name, "")))
    except DAMAGED:
        return ""


def _moment(date: str) -> str:
    try:
        return parsedate_to_datetime(date).isoformat()
    except ValueError:
        return date
