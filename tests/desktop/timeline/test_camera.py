"""The camera: ways between views, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dateline_desktop.scene.scale import DAY, YEAR, Scale
from dateline_desktop.timeline.camera import Camera, between

SCALES = st.builds(
    lambda start, span: Scale.over(start, start + span, 900.0),
    st.floats(-1e9, 3e9),
    st.floats(600, 900 * YEAR),
)


@pytest.fixture
def camera(qapp: QObject) -> Camera:
    made = Camera(qapp)
    made.jump(0, 100 * DAY, margin=0.0)
    return made


@given(SCALES, SCALES, st.floats(0.0, 1.0))
def test_on_the_way_spans_stay_between_both_ends(
    one: Scale, other: Scale, share: float
) -> None:
    way = between(one, other, share)

    low, high = sorted((one.span, other.span))
    assert low * (1 - 1e-9) <= way.span <= high * (1 + 1e-9)


@given(SCALES, SCALES)
def test_a_way_begins_and_ends_where_it_should(one: Scale, other: Scale) -> None:
    for share, expected in ((0.0, one), (1.0, other)):
        way = between(one, other, share)
        assert way.step == pytest.approx(expected.step, rel=1e-6)
        assert way.start == pytest.approx(expected.start, abs=expected.span * 1e-3)


def test_a_zoom_on_its_way_keeps_what_is_under_the_pointer() -> None:
    one = Scale.over(0, 100 * DAY, 900)
    other = one.zoomed(5, 300)

    for share in (0.2, 0.5, 0.9):
        assert between(one, other, share).time(300) == pytest.approx(one.time(300))


def test_a_smooth_jump_arrives(camera: Camera, qtbot: QtBot) -> None:
    passed = []
    camera.moved.connect(lambda: passed.append(camera.scale.start))

    camera.show(500 * DAY, 600 * DAY, margin=0.0)
    qtbot.waitUntil(lambda: camera.scale.start == pytest.approx(500 * DAY))

    assert camera.scale == camera.goal
    assert len(passed) > 1
    assert passed == sorted(passed)


def test_moves_that_follow_each_other_are_one_step_back(camera: Camera) -> None:
    camera.is_smooth = lambda: False
    before = camera.scale

    for _ in range(8):
        camera.pan(30)
    camera.go_back()

    assert camera.scale == before
    assert not camera.can_go_back


def test_jumps_are_a_step_back_each(camera: Camera) -> None:
    camera.is_smooth = lambda: False
    camera.show(500 * DAY, 600 * DAY)
    second = camera.scale
    camera.show(900 * DAY, 950 * DAY)

    camera.go_back()

    assert camera.scale == second


@pytest.mark.parametrize(
    ("lo", "hi", "moves"),
    [
        (40 * DAY, 41 * DAY, False),
        (-900 * DAY, 900 * DAY, False),
        (150 * DAY, 151 * DAY, True),
        (-60 * DAY, -50 * DAY, True),
        (130 * DAY, 900 * DAY, True),
    ],
)
def test_only_what_is_out_of_sight_moves_the_view(
    camera: Camera, lo: float, hi: float, *, moves: bool
) -> None:
    camera.is_smooth = lambda: False
    before = camera.scale

    camera.include(lo, hi)

    assert (camera.scale != before) is moves
    assert camera.scale.step == before.step
    assert camera.scale.start < hi
    assert camera.scale.end > lo
