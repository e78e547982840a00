"""The pages of a PDF: as pictures, and where the words of the text stand on them."""

import pytest

import papers
from dateline_db.capture.extract import read
from dateline_db.capture.intake import CaptureError
from dateline_db.capture.media import PDF
from dateline_db.capture.pages import Pages, open_pages, page_of, page_spans

DATA = papers.a_pdf(
    " ".join(papers.PARAGRAPHS), papers.SECOND, "incomprehensibilities " * 40
)
TEXT = read(DATA, PDF).text


def place_of(pages: Pages, words: str, page: int) -> list[str]:
    start = TEXT.index(words)
    touched = pages.layout(page).words_in(start, start + len(words))
    return [TEXT[word.start : word.end] for word in touched]


def test_words_of_the_text_are_found_on_their_page() -> None:
    with open_pages(DATA, TEXT) as pages:
        assert pages.count == 3
        said = "killed two policemen, the provincial"
        assert place_of(pages, said, 0) == said.split()
        assert place_of(pages, "hospital treated\n64", 0) == [
            "hospital",
            "treated",
            "64",
        ]
        layout = pages.layout(1)
        lines = {round(word.top) for word in layout.words}
    assert [TEXT[word.start : word.end] for word in layout.words] == (
        papers.SECOND.split()
    )
    assert len(lines) == TEXT.split("\f")[1].count("\n") + 1
    assert all(0 < word.left < word.right < layout.width for word in layout.words)
    assert all(0 < word.top < word.bottom < layout.height for word in layout.words)


def test_a_word_broken_at_a_line_end_has_a_box_on_each_line() -> None:
    with open_pages(DATA, TEXT) as pages:
        words = pages.layout(2).words
    start, end = page_spans(TEXT)[2]
    assert len(words) > 40
    assert "".join(TEXT[word.start : word.end] for word in words) == (
        "".join(TEXT[start:end].split())
    )


def test_a_page_is_drawn_at_a_scale() -> None:
    with open_pages(DATA, TEXT) as pages:
        small, large = pages.picture(0, 0.5), pages.picture(0, 1.5)
    assert (large.width, large.height) == pytest.approx(
        (small.width * 3, small.height * 3), abs=3
    )
    assert len(large.pixels) == large.stride * large.height
    assert len(set(large.pixels)) > 10  # something is drawn


def test_another_text_has_no_place_on_the_page() -> None:
    with open_pages(DATA, "Other words.") as pages:
        assert pages.layout(0).words == ()
        assert pages.layout(2).words == ()


def test_a_page_that_is_not_there_is_an_error_and_the_next_one_is_drawn() -> None:
    with open_pages(DATA, TEXT) as pages:
        with pytest.raises(CaptureError, match="Page 100"):
            pages.picture(99, 1)
        assert pages.picture(1, 0.2).width > 0


def test_a_damaged_pdf_says_so() -> None:
    with pytest.raises(CaptureError, match="damaged"), open_pages(DATA[:300], ""):
        pass


def test_pages_lie_between_page_breaks() -> None:
    assert page_spans("ab\fc\f") == [(0, 2), (3, 4), (5, 5)]
    assert [page_of("ab\fc\f", at) for at in (0, 2, 3, 5)] == [0, 0, 1, 2]
