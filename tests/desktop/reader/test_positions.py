"""Places in a text and in the widget that shows it."""

from hypothesis import given
from hypothesis import strategies as st

from dateline_desktop.reader.positions import LONGEST_LINE, Positions


@given(st.text(alphabet="ab \n\fپ😀", max_size=60))
def test_every_place_comes_back(text: str) -> None:
    positions = Positions(text)
    for at in range(len(text) + 1):
        assert positions.to_text(positions.to_shown(at)) == at
    units = len(positions.shown.encode("utf-16-le")) // 2
    assert positions.to_shown(len(text)) == units


def test_long_lines_are_broken_for_the_widget_alone() -> None:
    text = "word " * 3000 + "x" * 15_000
    positions = Positions(text)
    assert max(map(len, positions.shown.split("\n"))) <= LONGEST_LINE
    for at in (0, 7_000, 14_000, 22_000, len(text) - 1):
        shown = positions.shown[positions.to_shown(at)]
        assert shown in (text[at], "\n")
        assert positions.to_text(positions.to_shown(at)) == at


def test_lines_of_a_page_go_on_as_a_paragraph() -> None:
    text = "a line that is full\nand one that ends.\n\nNext\fpage\n"
    shown = Positions(text).shown
    assert shown == "a line that is full and one that ends.\n\nNext\npage\n"
