"""The timeline as it is drawn: themes, sharp pixels, legend, a picture in a file."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline_db.edits.events import create_event
from dateline_db.model.event import Event
from dateline_db.model.when import When
from dateline_desktop.core.session import Session
from dateline_desktop.core.settings import ThemeChoice
from dateline_desktop.core.theme import Theme
from dateline_desktop.scene.legend import legend
from dateline_desktop.scene.palette import DARK, LIGHT
from dateline_desktop.timeline.legend import Legend, samples
from dateline_desktop.timeline.lettering import one_line
from dateline_desktop.timeline.look import Look
from dateline_desktop.timeline.paint import ALL_TEXTS, Painter
from dateline_desktop.timeline.panel import TimelinePanel


def colours_of(image: QImage) -> set[str]:
    step = 3
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }


def test_a_new_theme_is_drawn_at_once(panel: TimelinePanel) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app, ThemeChoice.DARK)
    dark = colours_of(panel.view.grab().toImage())

    theme.choose(ThemeChoice.LIGHT)
    light = colours_of(panel.view.grab().toImage())

    assert DARK.surface in dark - light
    assert LIGHT.surface in light - dark


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_every_form_in_the_legend_looks_different(qapp: object, ratio: float) -> None:
    painter = Painter(Look(LIGHT, QApplication.font(), ratio))
    measure = painter.lettering.measure
    drawn = legend(samples(), painter.look.metrics, LIGHT, measure)
    pixmap = QPixmap(round(drawn.width * ratio), round(drawn.height * ratio))
    brush = QPainter(pixmap)
    try:
        assert not painter.paint(brush, drawn, new_texts=ALL_TEXTS)
    finally:
        brush.end()

    image = pixmap.toImage()
    cuts = [
        image.copy(
            round((text.x - 76) * ratio),
            round((text.y - 11) * ratio),
            round(66 * ratio),
            round(22 * ratio),
        )
        for text in drawn.texts
        if text.role == "label"
    ]
    different = {bytes(cut.constBits()) for cut in cuts}
    assert len(different) >= len(cuts) - 1  # the example's digit stands there twice


def test_the_legend_opens_and_is_spoken(qtbot: QtBot, panel: TimelinePanel) -> None:
    panel.bar.legend_button.click()

    card = panel.bar.findChild(Legend)
    assert card is not None
    assert card.isVisible()
    assert "once, between two dates" in card.accessibleDescription()
    card.close()


def test_titles_in_any_script_stay_in_one_line(session: Session, qtbot: QtBot) -> None:
    title = "پشاور پولیس لائنز کی مسجد میں دھماکا"
    session.edit(create_event, Event(title=title, when=When.parse("2023-01-30")))
    panel = TimelinePanel(session)
    qtbot.addWidget(panel)
    panel.resize(900, 400)
    panel.show()
    session.shown_changed.emit()
    panel.view.grab()

    assert panel.view.picture is not None
    assert [text.text for text in panel.view.picture.texts] == [title]
    assert one_line("a\nb\tc\u2029d") == "a b c d"


def test_what_is_drawn_fits_the_screen_pixel_by_pixel(panel: TimelinePanel) -> None:
    panel.view.grab()
    fresh = panel.view.grab().toImage()

    target = QPixmap(panel.view.size())
    panel.view.render(target, QPoint())

    assert target.toImage().pixelColor(300, 300) == fresh.pixelColor(300, 300)
