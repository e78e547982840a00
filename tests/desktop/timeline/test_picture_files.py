"""Pictures of the timeline in files, read back: PNG, SVG and PDF."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as Xml

import pikepdf
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from dateline_db.case import Case
from dateline_db.edits.events import create_event
from dateline_db.errors import Cancelled, DatelineError
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.scene.lanes import LaneBy
from dateline_desktop.scene.palette import DARK, LIGHT
from dateline_desktop.scene.paper import Paper
from dateline_desktop.timeline.export import write_picture
from dateline_desktop.timeline.picture_choice import Choice, Format
from pdf_reading import Printed

SVG, PDF = Format.SVG, Format.PDF
NAMESPACE = "{http://www.w3.org/2000/svg}"
URDU = "پشاور پولیس لائنز کی مسجد میں دھماکا"
Write = Callable[[Choice], Path]


@pytest.fixture
def write(sample: Session, tmp_path: Path) -> Write:
    """Writes a picture of the sample case."""

    def written(choice: Choice) -> Path:
        assert sample.case is not None
        target = tmp_path / f"picture.{choice.format}"
        return write_picture(sample.case, target, choice).path

    return written


def texts_in(path: Path) -> list[str]:
    """Return every text of an SVG."""
    found = Xml.parse(path).iter(f"{NAMESPACE}text")
    return [(one.text or "").strip("\u2067\u2069") for one in found]


def pixel_images(printed: Printed) -> list[object]:
    """Return every object of a PDF that is a picture made of pixels."""
    streams = (one for one in printed.pdf.objects if isinstance(one, pikepdf.Stream))
    return [one for one in streams if one.get("/Subtype") == "/Image"]


def colours_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


@pytest.mark.parametrize("dark", [False, True])
def test_a_png_is_in_the_colours_of_its_theme(write: Write, dark: bool) -> None:
    image = QImage(str(write(Choice(width=900, by=LaneBy.KIND, dark=dark))))
    ours = DARK if dark else LIGHT
    assert image.width() == 900
    drawn = colours_of(image)
    assert {ours.surface, ours.window, "#000000", ours.credibility["2"]} <= drawn


def test_a_png_is_so_many_times_as_sharp(write: Write) -> None:
    once = QImage(str(write(Choice(width=800, by=LaneBy.KIND))))
    thrice = QImage(str(write(Choice(width=800, by=LaneBy.KIND, times=3))))
    assert thrice.size() == once.size() * 3
    assert (once.dotsPerMeterX(), thrice.dotsPerMeterX()) == (3780, 11339)


def test_a_png_with_too_many_pixels_is_refused_in_a_sentence(write: Write) -> None:
    with pytest.raises(DatelineError, match=r"pixels, more than can be drawn"):
        write(Choice(width=10_000, times=8))


@pytest.mark.parametrize("kind", list(Format))
def test_the_same_case_gives_the_same_bytes(write: Write, kind: Format) -> None:
    choice = Choice(format=kind, by=LaneBy.KIND, with_legend=True, width=800)
    assert write(choice).read_bytes() == write(choice).read_bytes()


def test_an_svg_has_text_as_text_and_no_pixels(write: Write) -> None:
    path = write(Choice(format=SVG, with_legend=True))
    root = Xml.parse(path).getroot()
    names = {element.tag.removeprefix(NAMESPACE) for element in root.iter()}
    assert names >= {"title", "desc", "clipPath", "linearGradient", "text"}
    assert not names & {"image", "use", "script", "foreignObject", "style"}
    texts = texts_in(path)
    assert "TTP and Pakistan, 2011-2023" in texts
    assert "US raid kills Osama bin Laden in Abbottabad" in texts
    assert "تحریک طالبان پاکستان" in texts
    assert "once, between two dates" in texts


def test_an_svg_says_what_it_shows(write: Write) -> None:
    root = Xml.parse(write(Choice(format=SVG, by=LaneBy.KIND))).getroot()
    told = root.findtext(f"{NAMESPACE}desc") or ""
    assert root.get("role") == "img"
    assert root.findtext(f"{NAMESPACE}title") == "TTP and Pakistan, 2011-2023"
    assert told.startswith("Timeline from 13 December 2010 to 19 May 2024")
    assert "Negotiation 6" in told


def test_text_from_outside_stays_text_in_an_svg(case: Case, tmp_path: Path) -> None:
    title = '<script>alert("x")</script> & \x07\ufffe\u202eevil'
    create_event(case, Event(title=title, when=When.parse("2023-01-30")))
    create_event(case, Event(title=URDU, when=When.parse("2022-01-30")))
    path = write_picture(case, tmp_path / "x.svg", Choice(format=SVG)).path
    texts = texts_in(path)
    assert '<script>alert("x")</script> & evil' in texts
    assert URDU in texts
    assert b"<script" not in path.read_bytes()


def test_a_pdf_is_tagged_vector_and_runs_over_pages(write: Write) -> None:
    choice = Choice(format=PDF, paper=Paper.LETTER, with_legend=True)
    with closing(Printed(write(choice))) as printed:
        metadata = printed.metadata
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "TTP and Pakistan, 2011-2023"
        assert list(printed.outline) == ["TTP and Pakistan, 2011-2023"]
        assert not pixel_images(printed)
        assert all(embedded for _, embedded in printed.fonts)
        count = len(printed.pages)
        assert count >= 3
        assert len(printed.elements("/Figure")) == count
        for number, text in enumerate(printed.pages, 1):
            assert f"{number} of {count}" in text
            assert text.count("TLP:CLEAR") == 2
            assert "2015" in text  # the axis
            assert "Imran Khan prime minister" in text  # the eras


def test_pages_break_between_lanes(write: Write) -> None:
    with closing(Printed(write(Choice(format=PDF)))) as printed:
        told = [str(figure.Alt) for figure in printed.elements("/Figure")]
        lanes = [lane for text in told for lane in text.split(": ")[1].split(", ")]
        assert len(lanes) == len(set(lanes)) > 30
        for name in ("Noor Wali Mehsud", "Sirajuddin Haqqani"):
            assert [name in page for page in printed.pages].count(True) == 1


@pytest.mark.parametrize(
    ("paper", "upright", "size"),
    [
        (Paper.A4, True, (595, 842)),
        (Paper.A3, False, (1191, 842)),
        (Paper.LETTER, False, (792, 612)),
    ],
)
def test_a_pdf_has_the_paper_that_was_chosen(
    write: Write, paper: Paper, upright: bool, size: tuple[int, int]
) -> None:
    choice = Choice(format=PDF, by=LaneBy.NONE, paper=paper, upright=upright)
    with closing(Printed(write(choice))) as printed:
        _, _, width, height = printed.pdf.pages[0].mediabox
        assert (round(float(width)), round(float(height))) == size


def test_a_pdf_survives_characters_that_no_font_has(case: Case, tmp_path: Path) -> None:
    create_event(case, Event(title="港口 fire 🔥", when=When.parse("2023-01-30")))
    made = write_picture(case, tmp_path / "x.pdf", Choice(format=PDF))
    with closing(Printed(made.path)) as printed:
        assert "[U+6E2F]" in printed.text
    assert "No font" in str(made.notes[-1])


@pytest.mark.parametrize("kind", list(Format))
def test_an_empty_case_is_no_error(case: Case, tmp_path: Path, kind: Format) -> None:
    target = tmp_path / f"empty.{kind}"
    assert write_picture(case, target, Choice(format=kind)).path.stat().st_size > 500


def test_a_folder_that_is_gone_is_told_in_a_sentence(
    case: Case, tmp_path: Path
) -> None:
    with pytest.raises(DatelineError, match="could not be written"):
        write_picture(case, tmp_path / "no" / "such.svg", Choice(format=SVG))


def test_a_case_is_never_the_target(case: Case) -> None:
    with pytest.raises(DatelineError, match="is a case"):
        write_picture(case, case.path, Choice(format=SVG))
    assert case.check() == []


def test_stopping_leaves_what_was_there(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"old")

    def stop(done: int, _: int) -> None:
        if done:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        write_picture(case, target, Choice(format=PDF), report=stop)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_single_day_is_legible(case: Case, tmp_path: Path) -> None:
    create_event(case, Event(title="Blast", when=When.parse("2023-01-30")))
    path = write_picture(case, tmp_path / "one.png", Choice(width=600)).path
    assert QImage(str(path)).size().width() == QSize(600, 0).width()
    assert LIGHT.text in colours_of(QImage(str(path)))
