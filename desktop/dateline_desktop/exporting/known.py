"""The formats that a case can be written in, with the template of the page."""

from functools import cache

from dateline_db.exchange.out import Format, formats
from dateline_db.exchange.out_page import Template
from dateline_resources import resource

_SCRIPTS = ("words", "calendar", "layout", "draw", "scene", "panels", "hands", "main")


@cache
def known_formats() -> dict[str, Format]:
    """Return every format by the name that the command line has for it."""
    return formats(_template())


def _template() -> Template:
    script = "\n".join(_part(f"{name}.js") for name in _SCRIPTS)
    return Template(
        body=_part("page.html"),
        style=_part("page.css"),
        script=f'"use strict";\n(() => {{\n{script}}})();\n',
    )


def _part(name: str) -> str:
    return resource("page", name).read_text(encoding="utf-8")
