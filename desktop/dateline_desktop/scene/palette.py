"""The colours of the light theme, the dark theme and print, as plain hex strings.

Text has at least 4.5:1 against its ground, marks at least 3:1; the credibility colours
start from Okabe and Ito's set and never stand without a shape. A test measures both.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One set of colours, by what they are for."""

    window: str  # behind panels
    surface: str  # lists, editors, the timeline
    raised: str  # cards, hover card, menus
    stripe: str  # every second lane or row
    line: str  # hairlines between things
    text: str
    muted: str  # second line of text
    accent: str  # selection, links, focus
    on_accent: str
    danger: str  # disputed, errors
    danger_ground: str
    warn_ground: str
    fog: str  # mass whose date is vaguer than the picture
    grid: str
    credibility: dict[str, str]  # by digit; "" = not graded
    era: dict[str, str]  # ground tint by kind of era
    groups: tuple[str, ...]  # fills that tell groups apart, inside an edge
    edge: str  # round the fills of groups


LIGHT = Palette(
    window="#f1efe9",
    surface="#fbfaf7",
    raised="#ffffff",
    stripe="#f4f2ec",
    line="#d9d5ca",
    text="#1c2430",
    muted="#5a6472",
    accent="#1f5f99",
    on_accent="#ffffff",
    danger="#a3261b",
    danger_ground="#fbe9e6",
    warn_ground="#fdf3d8",
    fog="#c9c6bd",
    grid="#e3e0d7",
    credibility={
        "1": "#0b5a8a",
        "2": "#00795a",
        "3": "#857400",
        "4": "#b06a00",
        "5": "#b8430a",
        "6": "#6b7280",
        "": "#6b7280",
    },
    era={
        "government": "#e3eaf3",
        "truce": "#dff0e6",
        "operation": "#f5e3dc",
        "policy": "#ece4f2",
        "period": "#efeadb",
    },
    groups=(
        "#d55e00",
        "#0072b2",
        "#009e73",
        "#cc79a7",
        "#56b4e9",
        "#e69f00",
        "#f0e442",
        "#bdbdbd",
    ),
    edge="#3a424e",
)
DARK = Palette(
    window="#12151a",
    surface="#171a20",
    raised="#20242c",
    stripe="#1b1f26",
    line="#333a45",
    text="#e8eaee",
    muted="#a3acb9",
    accent="#6db3f2",
    on_accent="#0c1620",
    danger="#ff9b8e",
    danger_ground="#3a1f1c",
    warn_ground="#3a3118",
    fog="#4b515c",
    grid="#262c35",
    credibility={
        "1": "#56b4e9",
        "2": "#2fc79b",
        "3": "#e0cf4a",
        "4": "#f0a93a",
        "5": "#ff8552",
        "6": "#98a1ad",
        "": "#98a1ad",
    },
    era={
        "government": "#1d2a3a",
        "truce": "#1a3128",
        "operation": "#382420",
        "policy": "#2a2336",
        "period": "#2b281c",
    },
    groups=(
        "#f0703a",
        "#2a86c8",
        "#2fb78c",
        "#d98ab5",
        "#7cc8f5",
        "#e69f00",
        "#f0e442",
        "#7b8390",
    ),
    edge="#171a20",
)
CREDIBILITY_SHAPE = {
    "1": "disc",
    "2": "diamond",
    "3": "square",
    "4": "triangle",
    "5": "triangle_down",
    "6": "ring",
    "": "ring_small",
}
"""The mark of each credibility digit; colour never carries it alone."""
