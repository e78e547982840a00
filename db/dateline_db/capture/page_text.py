"""The text of a web page as it stands, block by block."""

from collections.abc import Iterator
from typing import Any

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details"),
    *("div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table"),
    *("tr", "ul"),
}
_CELLS = {"td", "th"}
_UNREAD = {
    *("button", "footer", "form", "head", "iframe", "nav", "noscript", "object"),
    *("script", "select", "style", "svg", "template", "textarea"),
}


def article_of(tree: Any) -> Any:
    """Return the one element that a page marks as its article; None if none is."""
    marked = [*tree.iter("article")] or [*tree.iter("main")]
    return marked[0] if len(marked) == 1 else None


def page_text(tree: Any) -> str:
    """Return the text of a page or an element, without menus, forms and its foot."""
    blocks = "".join(_pieces(tree)).split("\0")
    lines = ("\n".join(map(_joined, block.split("\n"))).strip() for block in blocks)
    return "\n\n".join(line for line in lines if line)


def _joined(line: str) -> str:
    return " ".join(line.split()).removesuffix(" |")


def _pieces(root: Any) -> Iterator[str]:
    """Yield the words of a tree, with a NUL where a block begins or ends."""
    waiting = [(root, False)]
    while waiting:
        element, is_left = waiting.pop()
        if is_left:
            yield _end(element)
            yield "" if element is root else _plain(element.tail)
            continue
        waiting.append((element, True))
        # Comments have a function for a tag.
        if isinstance(element.tag, str) and element.tag not in _UNREAD:
            yield "\0" if element.tag in _BLOCKS else ""
            yield _plain(element.text)
            waiting += [(child, False) for child in reversed(element)]


def _end(element: Any) -> str:
    if element.tag in _CELLS:
        return " | "
    return "\0" if element.tag in _BLOCKS else "\n" if element.tag == "br" else ""


def _plain(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\0", "")
