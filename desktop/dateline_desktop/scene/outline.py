"""How marks and bars look, in numbers that the screen, SVG and print share.

Lengths are pixels at the usual size of letters; corners are in halves of a mark's size,
from its middle.
"""

from dateline_desktop.scene.marks import Stop, Style

MARK, RIM = 10.5, 3.0
"""How wide a mark is, and by how much more the ground shows round it."""
HALO_WIDTH, HALO_HEIGHT, HALO_FADE = 34.0, 8.0, 0.35
HALO_TINT = 0.5
QUESTION, DISPUTE = 10.0, 8.0
ASIDE = 6.0
"""How far right of and above a mark its question mark stands; the flag is across."""

DISC = 0.9
CORNERS = {
    "square": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "diamond": ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)),
    "triangle": ((0.0, -0.9), (1.0, 0.8), (-1.0, 0.8)),
    "triangle_down": ((0.0, 0.9), (-1.0, -0.8), (1.0, -0.8)),
}
RINGS = {"ring": 0.8, "ring_small": 0.5}
RING_LINE, RING_GROUND = 0.2, 0.44

THIN = 4.0
"""How high a bar is that has no room for a label."""
LINE = 1.4
DASH, DASHED_STEP = 5.0, 8.0
DOT = 1.3
TINT = {Style.SOFT: 0.36, Style.DASHED: 0.1, Style.SOLID: 0.26, Style.DOTTED: 0.08}
THIN_TINT = 2.4
"""Thin bars are more deeply coloured, by this factor."""
ARROW_TINT = 0.26
ENDS = {
    Stop.CLOSED: 4.0,
    Stop.OPEN: 11.0,
    Stop.UNKNOWN: 56.0,
    Stop.SOFT: 26.0,
    Stop.CUT: 0.0,
}
FADING = (Stop.UNKNOWN, Stop.SOFT)
COLUMN_TINT = 0.86
"""How much of its ink a column has; the rest is the ground."""
