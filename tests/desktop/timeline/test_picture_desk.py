"""Copying, exporting and printing what the timeline shows, with real keys."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from answers import Answers
from dateline_db.model.marking import Marking
from dateline_db.model.when import When
from dateline_desktop.core.filter import Filter
from dateline_desktop.core.jobs import Jobs
from dateline_desktop.core.session import Session
from dateline_desktop.main_window import MainWindow
from dateline_desktop.scene.palette import LIGHT
from dateline_desktop.timeline.panel import TimelinePanel
from dateline_desktop.timeline.picture_choice import Extent, Format
from dateline_desktop.timeline.picture_desk import SVG_TYPE, PictureDesk
from dateline_desktop.timeline.picture_dialog import PictureDialog
from dateline_desktop.timeline.picture_print import print_pages, printer_for
from dateline_desktop.timeline.picture_strips import strip_height
from desk import Desk
from pdf_reading import Printed

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pictures(sample: Session, panel: TimelinePanel) -> PictureDesk:
    return PictureDesk(sample, panel.view)


@pytest.fixture
def dialog(
    sample: Session, pictures: PictureDesk, tmp_path: Path
) -> Iterator[PictureDialog]:
    made = PictureDialog(sample, pictures.offered())
    made.target = tmp_path / "picture.png"
    made.show()
    yield made
    if isValid(made):
        delete(made)


@pytest.fixture
def window(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, sample_file: Path
) -> Iterator[MainWindow]:
    desk = Desk(qapp, tmp_path, qtbot)
    yield desk.start(sample_file)
    desk.end()


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def written(dialog: PictureDialog, qtbot: QtBot) -> Path:
    """Press the button and wait until the file is there."""
    press(qtbot, dialog.write)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=20_000)
    path: Path = dialog.written.path
    return path


def texts_of(svg: bytes) -> list[str]:
    tag = "{http://www.w3.org/2000/svg}text"
    return [one.text or "" for one in Xml.fromstring(svg).iter(tag)]


def test_ctrl_c_copies_what_is_visible(
    panel: TimelinePanel, pictures: PictureDesk, qtbot: QtBot
) -> None:
    panel.view.camera.jump(*_seconds("2022"))
    panel.view.grab()
    QTest.keyClick(panel.view, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    image = QImage(data.imageData())
    assert image.width() == 2 * panel.view.width()
    texts = texts_of(bytes(data.data(SVG_TYPE).data()))
    assert "TTP's demands in the 2022 talks" in texts
    assert "US raid kills Osama bin Laden in Abbottabad" not in texts
    assert "TLP:CLEAR" in texts


def _seconds(date: str) -> tuple[int, int]:
    lo, hi = When.parse(date).seconds()
    assert lo is not None
    assert hi is not None
    return lo, hi


def test_the_copy_looks_like_the_screen(
    panel: TimelinePanel, pictures: PictureDesk
) -> None:
    seen = panel.view.grab().toImage()
    pictures.copy()
    image = QImage(QGuiApplication.clipboard().mimeData().imageData())
    top = 2 * round(strip_height(panel.view.painter.look.metrics))
    below = image.copy(0, top, image.width(), image.height() - top)
    smooth, small = Qt.TransformationMode.SmoothTransformation, seen.width() // 8
    seen, below = (one.scaledToWidth(small, smooth) for one in (seen, below))
    far = [
        seen.pixelColor(x, y).lightness() - below.pixelColor(x, y).lightness()
        for x in range(small)
        for y in range(below.height())
    ]
    assert sum(abs(one) < 20 for one in far) > 0.97 * len(far)


def test_it_asks_what_is_wanted_and_writes_it(
    dialog: PictureDialog, qtbot: QtBot
) -> None:
    dialog.extent.set_value(Extent.WHOLE)
    dialog.format.set_value(Format.SVG)
    dialog.across.set_value(900)
    dialog.legend.set_value(True)
    assert dialog.target.suffix == ".svg"
    texts = texts_of(written(dialog, qtbot).read_bytes())
    assert "US raid kills Osama bin Laden in Abbottabad" in texts
    assert "once, between two dates" in texts
    assert dialog.open_file.isVisible()


def test_only_fields_that_matter_are_shown(dialog: PictureDialog) -> None:
    assert dialog.times.isVisible()
    assert not dialog.across.isVisible()
    assert not dialog.paper.isVisible()
    dialog.format.set_value(Format.PDF)
    assert dialog.paper.isVisible()
    assert not dialog.times.isVisible()
    dialog.extent.set_value(Extent.PERIOD)
    assert dialog.period.isVisible()


def test_a_period_needs_two_ends(dialog: PictureDialog, qtbot: QtBot) -> None:
    dialog.extent.set_value(Extent.PERIOD)
    press(qtbot, dialog.write)
    assert not dialog.writing
    assert dialog.form.error("period") == "Give a period that begins and ends."
    dialog.period.set_value(When.parse("2022/2023"))
    assert dialog.form.error("period") == ""


def test_a_width_out_of_bounds_is_told(dialog: PictureDialog, qtbot: QtBot) -> None:
    dialog.extent.set_value(Extent.WHOLE)
    dialog.across.set_value(20)
    press(qtbot, dialog.write)
    assert "400 to 10,000" in dialog.form.error("width")


def test_the_preview_says_how_large_it_gets(
    dialog: PictureDialog, panel: TimelinePanel, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: dialog.preview.small.sheet is not None)
    dialog.times.set_value(2)
    across = f"{2 * panel.view.width():,} ×"
    qtbot.waitUntil(lambda: dialog.preview.said.text().startswith(across))
    drawn = dialog.preview.small.grab().toImage()
    assert LIGHT.credibility["2"] in {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
    }
    dialog.extent.set_value(Extent.WHOLE)
    dialog.format.set_value(Format.PDF)
    qtbot.waitUntil(lambda: dialog.preview.said.text().endswith("pages"))


def test_what_is_left_out_is_said(
    dialog: PictureDialog, sample: Session, qtbot: QtBot
) -> None:
    sample.set_filter(Filter(kinds=frozenset({"attack"})))
    choice = dialog.choice()
    assert choice is not None
    other = PictureDialog(sample, choice)
    other.target = dialog.target
    other.show()
    written(other, qtbot)
    assert "events hidden by filters." in other.outcome.text()
    delete(other)


def test_cancel_leaves_the_old_file(
    dialog: PictureDialog, jobs: Jobs, qtbot: QtBot
) -> None:
    dialog.format.set_value(Format.PDF)
    dialog.target.write_bytes(b"old")
    press(qtbot, dialog.write)
    with qtbot.waitSignal(jobs.idle):
        press(qtbot, dialog.stop)
    assert dialog.target.read_bytes() == b"old"
    assert "Nothing was written" in dialog.outcome.text()


def test_a_folder_that_is_gone_is_told(dialog: PictureDialog, qtbot: QtBot) -> None:
    dialog.target = dialog.target.parent / "no" / "such.png"
    press(qtbot, dialog.write)
    qtbot.waitUntil(lambda: not dialog.writing)
    assert "could not be written" in dialog.outcome.text()


def test_a_file_from_the_file_dialog_gets_its_suffix(
    dialog: PictureDialog, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.saves = tmp_path / "mine"
    press(qtbot, dialog.choose)
    assert dialog.target == tmp_path / "mine.png"


def test_the_marking_is_that_of_the_case_until_another_is_chosen(
    dialog: PictureDialog, qtbot: QtBot
) -> None:
    assert dialog.marking.value() is Marking.CLEAR
    dialog.marking.set_value(Marking.AMBER)
    dialog.format.set_value(Format.SVG)
    assert "TLP:AMBER" in texts_of(written(dialog, qtbot).read_bytes())


def test_print_gives_the_pages_of_the_pdf_as_vectors(
    panel: TimelinePanel, pictures: PictureDesk, tmp_path: Path
) -> None:
    pictures.print()
    dialog = panel.findChild(QPrintPreviewDialog)
    assert dialog is not None
    shown = dialog.findChild(QPrintPreviewWidget)
    assert shown is not None
    shown.updatePreview()
    count = shown.pageCount()
    assert count >= 3
    dialog.close()

    printer = printer_for("Timeline")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(printer, pictures.laid_out())
    with closing(Printed(tmp_path / "printed.pdf")) as printed:
        assert len(printed.pages) == count
        assert f"1 of {count}" in printed.pages[0]
        assert all("TLP:CLEAR" in page and "2015" in page for page in printed.pages)
        assert "Tehreek-e-Taliban Pakistan" in printed.pages[0]
        assert all(not list(page.get_images()) for page in printed.pdf.pages)


def test_the_keys_of_the_window_reach_it(window: MainWindow, qtbot: QtBot) -> None:
    view = window.workspace.timeline.view
    view.setFocus()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().mimeData().hasFormat(SVG_TYPE)
    QTest.keyClick(view, Qt.Key.Key_P, CTRL | SHIFT)
    dialog = window.findChild(PictureDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    QTest.keyClick(view, Qt.Key.Key_P, CTRL)
    preview = window.findChild(QPrintPreviewDialog)
    assert preview is not None
    preview.close()
