"""Labels never touch each other or a mark, and the best graded choose first."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_desktop.scene.labels import NO_LABEL, Label, Marks, place

WIDTH = 900.0
MARKS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.floats(0, WIDTH),
        st.sampled_from([16.0, 16.0, 40.0, 300.0]),
        st.integers(1, 6),
        st.integers(20, 260),
    ),
    max_size=40,
)


def marks_of(given_marks: list[tuple[int, float, float, int, int]]) -> Marks:
    row, x0, length, rank, _ = (np.array(part) for part in _columns(given_marks))
    x1 = np.minimum(x0 + length, WIDTH)
    is_bar = length > 16
    return Marks(
        row=row.astype(np.int64),
        x0=x0,
        x1=x1,
        inside_x=x0 + 18,
        inside=np.where(is_bar, x1 - x0 - 22, 0.0),
        rank=rank.astype(np.int64),
    )


def _columns(rows: list[tuple[int, float, float, int, int]]) -> list[list[float]]:
    return [list(part) for part in zip(*rows, strict=True)] or [[], [], [], [], []]


def span(label: Label) -> tuple[float, float]:
    if label.before:
        return label.x - label.room, label.x
    return label.x, label.x + label.room


@settings(max_examples=150)
@given(MARKS)
def test_labels_touch_nothing_in_their_row(
    given_marks: list[tuple[int, float, float, int, int]],
) -> None:
    marks = marks_of(given_marks)
    lengths = [float(length) for *_, length in given_marks]

    labels = place(marks, WIDTH, lambda n: ("x" * 9, lengths[n]))

    for label in labels:
        x0, x1 = span(label)
        assert x0 >= -0.5
        assert x1 <= WIDTH + 0.5
        for other in range(len(given_marks)):
            same_row = marks.row[other] == marks.row[label.mark]
            if other != label.mark and same_row and not _holds(marks, other, x0, x1):
                assert x1 <= marks.x0[other] + 0.5 or x0 >= marks.x1[other] - 0.5
    for n, label in enumerate(labels):
        for other_label in labels[n + 1 :]:
            if marks.row[label.mark] == marks.row[other_label.mark]:
                (a, b), (c, d) = span(label), span(other_label)
                assert b <= c or d <= a


def _holds(marks: Marks, mark: int, x0: float, x1: float) -> bool:
    """Whether a label lies within a bar that goes on beneath it."""
    return bool(
        marks.inside[mark] > 0 and marks.x0[mark] <= x0 and x1 <= marks.x1[mark]
    )


def test_the_best_graded_chooses_first() -> None:
    marks = marks_of([(0, 100, 16, 4, 100), (0, 230, 16, 1, 100), (0, 350, 16, 4, 100)])

    labels = place(marks, 366, lambda n: (f"number {n}", 100.0))

    assert labels[0].mark == 1
    assert {label.mark for label in labels} >= {0, 1}


def test_a_text_that_does_not_fit_is_shortened_but_not_to_nothing() -> None:
    marks = marks_of([(0, 100, 16, 1, 0), (0, 200, 16, 1, 0), (0, 240, 16, 1, 0)])

    labels = place(marks, 256, lambda _: ("a long title", 400.0))

    assert {label.mark for label in labels} == {0, 1}
    assert all(56 <= label.room < 400 for label in labels)


def test_each_mark_that_stands_alone_in_its_row_has_its_label() -> None:
    spread = np.linspace(3.3, 700.7, 97).tolist()
    marks = marks_of([(row, x, 16, 3, 0) for row, x in enumerate(spread)])

    labels = place(marks, WIDTH, lambda _: ("title", 100.1))

    assert len(labels) == len(spread)


def test_what_has_no_label_only_stands_in_the_way() -> None:
    marks = marks_of([(0, 100, 16, 1, 0), (0, 120, 300, NO_LABEL, 0)])
    marks.inside[1] = 0

    labels = place(marks, 430, lambda _: ("title", 60.0))

    assert [(label.mark, label.before) for label in labels] == [(0, True)]


def test_a_title_that_is_not_known_yet_takes_no_room() -> None:
    marks = marks_of([(0, 100, 16, 1, 0), (0, 300, 16, 2, 0)])

    labels = place(marks, 500, lambda n: None if n == 0 else ("title", 60.0))

    assert [label.mark for label in labels] == [1]
