"""Icons, fonts, templates and the sample case, found alike in checkout and package."""

from importlib.resources import files
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a resource file or folder, e.g. ``resource("fonts")``."""
    return Path(str(files("dateline_resources").joinpath(*parts)))
