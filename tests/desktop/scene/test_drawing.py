"""Display lists as shapes, and shapes as SVG: what is drawn, where, and how often."""

from xml.etree import ElementTree as Xml

import numpy as np
import pytest

from dateline_desktop.scene.bar_shapes import bar_shapes
from dateline_desktop.scene.drawing import drawing
from dateline_desktop.scene.drawing_data import drawing_data
from dateline_desktop.scene.glyph_shapes import mark_shapes
from dateline_desktop.scene.ground import View
from dateline_desktop.scene.index import EventIndex
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.letters import Letters
from dateline_desktop.scene.marks import Bars, Box, DisplayList, Stop, Style
from dateline_desktop.scene.palette import LIGHT
from dateline_desktop.scene.paper import POINTS, Page, Paper
from dateline_desktop.scene.picture import Words, picture
from dateline_desktop.scene.scale import DAY, Scale
from dateline_desktop.scene.shapes import Area, Dot, Outline, Shape, Tiles, Writing
from dateline_desktop.scene.sheet import Kind, Part, Sheet, cropped
from dateline_desktop.scene.stack import Metrics
from dateline_desktop.scene.stage import Stage
from dateline_desktop.scene.svg import svg
from made_index import all_lanes, an_index
from synthetic import synthetic_columns

LETTERS = Letters()


def a_picture(*dates: str, title: str = "Ship leaves") -> DisplayList:
    index = an_index(*dates, digits=["2"] * len(dates), disputed=[0])
    stage = Stage(index, all_lanes(index), [])
    assert stage.extent is not None
    lo, hi = stage.extent
    scale = Scale.over(lo - DAY, hi + DAY, 600)
    view = View(scale, 300, 100, 0.0, LETTERS.metrics, LIGHT)
    return picture(stage, view, Words(lambda _: title, LETTERS.measure))


def shapes_of(made: DisplayList) -> list[Shape]:
    return [one for layer in drawing(made, LETTERS).layers for one in layer.shapes]


def a_bar(style: Style, left: Stop, right: Stop, *, thin: bool = False) -> list[Shape]:
    """Return the shapes of one bar from 100 to 300."""
    bar = Bars(
        x0=np.array([100.0]),
        x1=np.array([300.0]),
        y=np.array([50.0]),
        thin=np.array([thin]),
        ink=np.array([2], np.uint8),
        style=np.array([style], np.uint8),
        left=np.array([left], np.uint8),
        right=np.array([right], np.uint8),
        unsure=np.array([False]),
        row=np.array([0]),
    )
    return list(bar_shapes(bar, LIGHT, Metrics(19)))


def test_every_digit_has_its_own_mark() -> None:
    marks = [tuple(mark_shapes((0.0, 0.0), digit, LIGHT)) for digit in range(7)]
    assert len(set(marks)) == 7


def test_every_way_to_end_looks_different() -> None:
    looks = {
        repr(a_bar(style, Stop.CLOSED, stop))
        for style in (Style.SOLID, Style.SOFT)
        for stop in Stop
    }
    assert len(looks) == 9  # some time in a month ends like a cut at both sides


def test_a_bar_that_goes_on_ends_in_an_arrow() -> None:
    heads = [
        one
        for one in a_bar(Style.SOLID, Stop.CLOSED, Stop.OPEN)
        if isinstance(one, Outline)
    ]
    assert max(x for head in heads for x, _ in head.points) == 299


def test_a_short_bar_fades_over_no_more_than_its_length() -> None:
    body = a_bar(Style.SOLID, Stop.UNKNOWN, Stop.UNKNOWN)[0]
    assert isinstance(body, Area)
    assert body.fade_left + body.fade_right <= body.width


@pytest.mark.parametrize(("thin", "count"), [(False, 2), (True, 1)])
def test_dashes_run_along_the_edges(thin: bool, count: int) -> None:
    bar = a_bar(Style.DASHED, Stop.CLOSED, Stop.CLOSED, thin=thin)
    (dashes,) = (one for one in bar if isinstance(one, Tiles))
    assert len(np.unique(dashes.rects[:, 1])) == count
    assert np.max(dashes.rects[:, 0]) < 300


def test_columns_of_an_ink_are_one_shape() -> None:
    made = a_picture(*["2023-01-30"] * 600, *["2023-02-10"] * 300)
    tiles = [one for one in shapes_of(made) if isinstance(one, Tiles)]
    assert len(tiles) == len({one.fill for one in tiles}) == 1


def test_a_crowd_is_drawn_as_density_not_as_labels() -> None:
    index = EventIndex.build(synthetic_columns(20_000, lanes=4), {})
    stage = Stage(index, all_lanes(index, LaneBy.ACTOR), [])
    assert stage.extent is not None
    scale = Scale.over(*stage.extent, 1_400)
    view = View(scale, 600, 200, 0.0, LETTERS.metrics, LIGHT)
    shapes = shapes_of(picture(stage, view, Words(lambda _: "Event", LETTERS.measure)))
    assert len(shapes) < 1_500
    tiles = [one for one in shapes if isinstance(one, Tiles)]
    assert sum(len(one.rects) for one in tiles) > 500


def test_a_text_is_shortened_to_its_room() -> None:
    made = a_picture("2023-01-30", title="Wonderful " * 40)
    texts = [one.text for one in shapes_of(made) if isinstance(one, Writing)]
    assert any(text.startswith("Wonderful") and text.endswith("…") for text in texts)


def test_a_text_from_the_right_knows_it() -> None:
    made = a_picture("2023-01-30", title="پشاور")
    (label,) = (w for w in shapes_of(made) if isinstance(w, Writing) and w.row == 0)
    assert label.at_right
    assert label.length == 0


def a_sheet(title: str) -> Sheet:
    made = a_picture("2023-01-30", "2023-02", title=title)
    part = Part(Kind.BODY, 0, 0, made)
    return Sheet(made.width, 300, "#ffffff", title, "told", LETTERS, (part,))


@pytest.mark.parametrize("title", ["<b>&amp;", "]]>", "\"'", "𝕏 中文", "پشاور ۲۰۲۳"])
def test_any_text_comes_through_svg_unchanged(title: str) -> None:
    written = svg(a_sheet(title))
    texts = [one.text or "" for one in Xml.fromstring(written).iter() if one.text]
    assert title in [text.strip("\u2067\u2069") for text in texts]
    assert written == svg(a_sheet(title))


def test_what_is_drawn_is_what_the_engine_is_given() -> None:
    made = drawing(a_picture("2023-01-30", "2023-02"), LETTERS)
    data = drawing_data(made, str.upper)
    kinds = [[one["is"] for one in layer["shapes"]] for layer in data["layers"]]
    assert [len(one) for one in kinds] == [len(one.shapes) for one in made.layers]
    assert {"area", "dot", "outline", "writing"} <= {k for one in kinds for k in one}
    assert "SHIP LEAVES" in repr(data)


def test_a_flag_stands_where_claims_disagree() -> None:
    shapes = shapes_of(a_picture("2023-01-30"))
    assert LIGHT.danger in {one.colour for one in shapes if isinstance(one, Dot)}


def test_nothing_is_left_below_a_crop() -> None:
    made = cropped(a_picture("2023-01-30"), 120)
    assert made.height == 120
    boxes: list[Box] = [*made.boxes, *made.front, made.clip]
    assert all(box.y + box.height <= 120 for box in boxes)


def test_paper_has_its_size_and_holds_what_is_larger() -> None:
    page = Page.of(Paper.A4, upright=False)
    assert round(page.width * POINTS) == 842
    held = page.holding(4_000, 900)
    assert (held.width, round(held.width * held.unit)) == (4_000, 842)
    small = page.holding(100, 100)
    assert small.unit > page.unit
