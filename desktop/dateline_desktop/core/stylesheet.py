"""The little that a palette cannot say, as a style sheet filled with our colours."""

from dataclasses import asdict
from string import Template

from dateline_desktop.scene.blending import blend
from dateline_desktop.scene.palette import DARK, Palette
from dateline_desktop.widgets.colours import selected
from dateline_resources import resource


def stylesheet(colours: Palette) -> str:
    """Return the style sheet of the program in the given colours."""
    sheet = Template(resource("styles", "dateline.qss").read_text(encoding="utf-8"))
    names = {name: c for name, c in asdict(colours).items() if isinstance(c, str)}
    return sheet.substitute(
        names,
        icons=resource("icons").as_posix(),
        scheme="dark" if colours is DARK else "light",
        hover=blend(colours.window, colours.text, 0.07),
        pressed=blend(colours.window, colours.accent, 0.22),
        selected=selected(colours),
        faint=blend(colours.window, colours.muted, 0.6),
    )
