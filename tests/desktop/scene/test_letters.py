"""How long texts are without a screen: each weight, script and mark by itself."""

from dateline_desktop.scene.letters import Letters, begins_at_right
from dateline_desktop.scene.marks import Role


def test_bold_words_are_longer() -> None:
    measure = Letters().measure
    assert measure("Peshawar", Role.LANE) > measure("Peshawar", Role.LABEL) > 0


def test_length_grows_with_the_size() -> None:
    small, big = Letters(10).measure, Letters(20).measure
    assert big("Peshawar", Role.ERA) == 2 * small("Peshawar", Role.ERA)


def test_marks_on_letters_take_no_room_and_wide_letters_take_more() -> None:
    measure = Letters().measure
    assert measure("e\u0301", Role.LABEL) == measure("e", Role.LABEL)
    assert measure("中", Role.LABEL) > measure("M", Role.LABEL)
    assert not Letters().is_exact("پشاور", Role.LABEL)


def test_the_first_letter_tells_from_where_a_text_is_read() -> None:
    assert begins_at_right("(۲۰۲۳) پشاور Peshawar")
    assert not begins_at_right("Peshawar پشاور")
    assert not begins_at_right("2023")
