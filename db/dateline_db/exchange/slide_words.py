"""The words of slides, which may hold HTML: links stay, as addresses in brackets."""

from html.parser import HTMLParser
from typing import Any

_BREAKS = ("p", "br", "div", "li")
_HIDDEN = ("script", "style")
_SHOWN = {"img": "src", "iframe": "src", "video": "src", "audio": "src"}


def plain_text(value: Any) -> str:
    """Return the words of what may hold HTML, without its links."""
    return _words(word(value), with_links=False)


def told_text(value: Any) -> str:
    """Return the words of what may hold HTML, with the addresses of its links."""
    return _words(word(value), with_links=True)


def word(value: Any) -> str:
    """Return a text or a number as it is typed, "" for anything else."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value) if is_text else ""


def _words(text: str, *, with_links: bool) -> str:
    if "<" not in text and "&" not in text:
        return text.strip()
    words = _Words(with_links=with_links)
    words.feed(text)
    words.close()
    return "".join(words.words).strip()


class _Words(HTMLParser):
    """Keeps the words of a piece of HTML."""

    def __init__(self, *, with_links: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._with_links = with_links
        self._link, self._begins = "", 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        self.words.append("\n" if tag in _BREAKS else "")
        held = dict(attrs)
        if tag == "a":
            self._link, self._begins = held.get("href") or "", len(self.words)
        elif tag in _SHOWN:
            self._tell(held.get(_SHOWN[tag]) or "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag == "a":
            said = "".join(self.words[self._begins :]).strip()
            if said != self._link:
                self._tell(self._link)
            self._link = ""

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    def _tell(self, address: str) -> None:
        if address and self._with_links and not self._hidden:
            is_apart = "".join(self.words)[-1:] in ("", " ", "\n")
            self.words.append(f"{'' if is_apart else ' '}({address})")
