"""Journey 6: bring in a data set, by hand, and everything that can follow from it."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from dateline_db.case import Case
from dateline_db.edits.notes import create_note
from dateline_desktop.importing.columns_view import ColumnsModel
from dateline_desktop.importing.dialog import ImportDialog
from dateline_desktop.main_window import MainWindow
from dateline_desktop.start.new_case import NewCaseDialog
from desk import Desk

LEFT = Qt.MouseButton.LeftButton
WAIT = 20_000
HEADER = ("Nr", "Datum", "Ort", "Was", "Tote", "Quelle")
ROWS = (
    ("1", "13/01/2023", "Peshawar", "Grenade thrown at a post", "2", "Dawn; Geo News"),
    ("2", "04/02/2023", "Bannu", "Roadside bomb hit a convoy", "3", "Dawn"),
    ("3", "late February 2023", "Swat", "Raid on a hideout", "", "ISPR"),
    ("4", "31/02/2023", "Tank", "Attack on a police station", "4", "Dawn"),
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def written(rows: tuple[tuple[str, ...], ...], name: str = "log.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(
                [("Incidents of the desk",), (), HEADER, *rows]
            )
        return path

    return written


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.start()


@pytest.fixture
def case(desk: Desk, window: MainWindow, tmp_path: Path) -> Case:
    window.session.create(tmp_path / "bring.dateline", "A case")
    return desk.case


def drop(window: MainWindow, path: Path) -> None:
    """Drop a file on the window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(200, 200),
        Qt.DropAction.CopyAction,
        data,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def dialogs(window: MainWindow) -> Iterator[ImportDialog]:
    return (one for one in window.findChildren(ImportDialog) if one.isVisible())


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> ImportDialog:
    drop(window, path)
    qtbot.waitUntil(lambda: any(dialogs(window)))
    dialog = next(dialogs(window))
    qtbot.waitUntil(lambda: dialog.plan is not None)
    return dialog


def go_on(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Press Return on the button that goes on; wait for what comes of it."""
    qtbot.keyClick(dialog.buttons.go_on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=WAIT)


def become(dialog: ImportDialog, column: str, role: str, qtbot: QtBot) -> None:
    """Choose by keys what a column becomes."""
    view, model = dialog.table.columns_view, dialog.table.columns
    row = next(n for n in range(model.rowCount()) if model.text(n, 0) == column)
    view.setCurrentIndex(model.index(row, ColumnsModel.BECOMES))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    box = view.findChildren(QComboBox)[-1]
    at = box.findData(role)
    assert at >= 0
    box.setCurrentIndex(at)
    box.hidePopup()
    box.activated.emit(at)
    qtbot.waitUntil(lambda: model.role(row) == role)


def described(dialog: ImportDialog) -> str:
    return dialog.table.described.text()


def test_a_messy_sheet_is_dropped_mapped_mended_imported_and_undone(
    window: MainWindow, case: Case, write: Callable[..., Path], qtbot: QtBot
) -> None:
    dialog = opened(window, write(ROWS), qtbot)
    assert "named in row 3" in described(dialog)
    assert "parted by semicolon" in described(dialog)
    qtbot.waitUntil(lambda: "4 rows" in described(dialog))
    become(dialog, "Ort", "name", qtbot)
    become(dialog, "Tote", "best", qtbot)
    become(dialog, "Quelle", "outlets", qtbot)
    model = dialog.table.model
    assert model.text(0, 4) == "Peshawar"
    assert model.text(2, 1) != "1 February 2023"
    assert "Dawn" in model.text(0, 7)
    go_on(dialog, qtbot)
    assert dialog.outcome.figures["new"].text() == "3"
    assert dialog.outcome.figures["aside"].text() == "1"
    dialog.outcome.show_row(0)
    row = dialog.outcome.findChild(QDialog)
    assert row is not None
    cell = row.model.index(1, 1)  # type: ignore[attr-defined]
    assert row.model.setData(cell, "28/02/2023")  # type: ignore[attr-defined]
    row.close()
    go_on(dialog, qtbot)
    assert dialog.outcome.figures["new"].text() == "4"
    go_on(dialog, qtbot)
    assert case.events.count() == 4
    assert {one.name for one in case.publishers.all()} >= {"Dawn", "Geo News", "ISPR"}
    note = next(iter(case.notes.all()))
    assert note.subject == "source"
    assert "4 new" in note.text
    qtbot.mouseClick(dialog.buttons.undo, LEFT)
    assert case.events.count() == case.sources.count() == case.notes.count() == 0


def test_a_newer_edition_says_what_is_new_changed_and_gone(
    window: MainWindow, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "set.csv"
    path.write_text(
        "id,date,title,killed\n1,2023-01-30,Blast,59\n2,2023-02,Raid,1\n",
        encoding="utf-8",
    )
    first = opened(window, path, qtbot)
    go_on(first, qtbot)
    go_on(first, qtbot)
    first.accept()
    path.write_text(
        "id,date,title,killed\n1,2023-01-30,Blast,84\n3,2023-03,Siege,2\n",
        encoding="utf-8",
    )
    again = opened(window, path, qtbot)
    go_on(again, qtbot)
    shown = {name: label.text() for name, label in again.outcome.figures.items()}
    assert (shown["new"], shown["changed"], shown["absent"]) == ("1", "1", "1")
    changes = again.outcome.changes
    assert [changes.text(0, n) for n in range(4)] == ["Blast", "killed", "59", "84"]
    assert again.outcome.absents.text(0, 1) == "Raid"
    assert case.events.count() == 2


def test_the_order_of_day_and_month_is_asked_where_no_row_tells_it(
    window: MainWindow, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "either.csv"
    path.write_text("Date,Event\n04/05/2023,Bomb\n06/07/2023,Raid\n", encoding="utf-8")
    dialog = opened(window, path, qtbot)
    order, model = dialog.table.order, dialog.table.model
    assert "2 of the first rows could be read either way" in order.text
    assert model.text(0, 1) == "4 May 2023"
    qtbot.mouseClick(order.offers[1], LEFT)
    assert model.text(0, 1) == "5 April 2023"
    assert order.isHidden()


def test_a_list_of_sources_comes_in_by_the_same_way(
    window: MainWindow, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "library.bib"
    path.write_text(
        "@article{a, title={A report}, journal={Dawn}, year={2023}}", encoding="utf-8"
    )
    dialog = opened(window, path, qtbot)
    assert dialog.sources.model.text(0, 0) == "A report"
    go_on(dialog, qtbot)
    go_on(dialog, qtbot)
    assert [one.title for one in case.sources.all()] == ["A report"]
    qtbot.mouseClick(dialog.buttons.undo, LEFT)
    assert case.sources.count() == 0


def test_a_later_change_is_not_taken_back_instead_of_the_import(
    desk: Desk, window: MainWindow, case: Case, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "one.csv"
    path.write_text("date,title\n2023-02,Raid\n", encoding="utf-8")
    dialog = opened(window, path, qtbot)
    go_on(dialog, qtbot)
    go_on(dialog, qtbot)
    [event] = case.events.all()
    create_note(case, "event", event.id, "Looks right")
    qtbot.mouseClick(dialog.buttons.undo, LEFT)
    assert "undo that first" in desk.answers.told[-1]
    assert case.events.count() == 1


def test_data_dropped_on_the_start_screen_gets_a_new_case(
    desk: Desk, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "one.csv"
    path.write_text("date,title\n2023-02,Raid\n", encoding="utf-8")

    def name_it() -> None:
        dialog = window.findChild(NewCaseDialog)
        assert dialog is not None
        desk.answers.saves = tmp_path / "new.dateline"
        dialog.title.setText("Found data")
        qtbot.mouseClick(dialog.choose, LEFT)
        qtbot.mouseClick(dialog.go_on, LEFT)

    QTimer.singleShot(200, name_it)
    dialog = opened(window, path, qtbot)
    assert dialog.table.model.text(0, 3) == "Raid"
    assert desk.case.settings.title == "Found data"
