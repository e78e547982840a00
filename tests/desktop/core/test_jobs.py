"""Slow work comes home to its owner, or to nobody."""

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dateline_db.errors import CaseError
from dateline_desktop.core.jobs import Jobs, Report


def test_a_result_comes_home_on_the_thread_of_the_window(
    jobs: Jobs, qtbot: QtBot
) -> None:
    homes: list[tuple[int, threading.Thread]] = []
    owner = QObject()
    jobs.run(
        owner,
        lambda: 6 * 7,
        then=lambda n: homes.append((n, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(homes))
    assert homes == [(42, threading.main_thread())]


def test_the_work_itself_runs_elsewhere(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    jobs.run(QObject(jobs), threading.current_thread, then=threads.append)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()


def test_a_deliberate_error_goes_to_failed(jobs: Jobs, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def work() -> None:
        raise CaseError("The disk is full.")

    jobs.run(QObject(jobs), work, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "The disk is full."


def test_a_mistake_in_the_work_is_reported_too(jobs: Jobs, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    with qtbot.capture_exceptions() as reported:
        jobs.run(QObject(jobs), lambda: 1 // 0, failed=errors.append)
        qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)
    assert [error for _, error, _ in reported] == errors


def test_nothing_is_called_when_the_owner_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()
    results: list[bool] = []
    owner = QObject()
    with qtbot.waitSignal(jobs.idle):
        jobs.run(owner, go_on.wait, then=results.append)
        delete(owner)
        go_on.set()
    assert results == []


def test_progress_is_passed_on(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    results: list[str] = []

    def work(report: Report) -> str:
        report(1, 2)
        report(2, 2)
        return "done"

    jobs.follow(
        QObject(jobs),
        work,
        progress=lambda done, total: steps.append((done, total)),
        then=results.append,
    )
    qtbot.waitUntil(lambda: bool(results))
    assert steps == [(1, 2), (2, 2)]


def test_cancelled_work_stops_at_its_next_report(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()
    called: list[object] = []
    reached: list[int] = []

    def work(report: Report) -> None:
        for n in range(3):
            go_on.wait()
            report(n, 3)
            reached.append(n)

    with qtbot.waitSignal(jobs.idle):
        job = jobs.follow(
            QObject(jobs),
            work,
            progress=lambda *_: called.append("progress"),
            then=called.append,
            failed=called.append,
        )
        job.cancel()
        go_on.set()
    assert reached == []
    assert called == []


def test_the_end_waits_for_what_is_under_way(qapp: object) -> None:
    jobs = Jobs()
    begun = threading.Event()
    jobs.run(QObject(jobs), begun.set)
    jobs.wait()
    assert begun.is_set()
