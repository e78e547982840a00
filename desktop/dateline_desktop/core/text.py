"""Text on its way to the screen: translated, and never read as markup."""

from dateline_desktop.widgets.text import plain, tip, tr

__all__ = ["plain", "tip", "tr"]
