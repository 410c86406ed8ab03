"""Work off the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.jobs import Job, Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_an_answer_arrives_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def work() -> str:
        threads.append(threading.current_thread())
        return "answer"

    answers: list[tuple[str, threading.Thread]] = []
    job = jobs.run(work, done=lambda told: answers.append((told, threading.current_thread())))
    assert jobs.is_under_way(job)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("answer", threading.main_thread())]
    assert threads[0] is not threading.main_thread()
    assert not jobs.is_under_way(job)
    assert not jobs.busy()


def test_an_error_goes_to_whoever_asked(jobs: Jobs, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    answers: list[object] = []
    jobs.run(lambda: 1 // 0, done=answers.append, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ZeroDivisionError)
    assert answers == []


def test_an_error_nobody_waits_for_is_raised_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised:
        jobs.run(lambda: 1 // 0, done=lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_the_answer_of_a_cancelled_job_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    go = threading.Event()
    answers: list[object] = []
    job = jobs.run(go.wait, done=answers.append)
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert job.cancelled()
    assert answers == []


def test_progress_is_told_and_stops_a_cancelled_job(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[int, str]] = []
    go, steps = threading.Event(), []

    def work(report: Callable[[int, str], None]) -> None:
        report(10, "first")
        go.wait()
        report(20, "second")
        steps.append("never reached")

    job = jobs.run(
        work, done=steps.append, progress=lambda share, words: told.append((share, words))
    )
    qtbot.waitUntil(lambda: bool(told))
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert told == [(10, "first")]
    assert steps == []


def test_writes_run_one_after_another_in_the_order_asked(jobs: Jobs, qtbot: QtBot) -> None:
    running, most, order = [], [], []

    def write(number: int) -> int:
        running.append(number)
        most.append(len(running))
        running.remove(number)
        return number

    for number in range(20):
        jobs.run(lambda number=number: write(number), done=order.append, in_turn=True)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert max(most) == 1


def test_a_read_does_not_wait_for_a_write(jobs: Jobs, qtbot: QtBot) -> None:
    go, answers = threading.Event(), []
    jobs.run(go.wait, done=lambda _: answers.append("write"), in_turn=True)
    jobs.run(lambda: None, done=lambda _: answers.append("read"))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["read"]
    go.set()
    qtbot.waitUntil(lambda: len(answers) == 2)


def test_closing_finishes_writes_begun_drops_answers_and_leaves_no_thread(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    jobs = Jobs()
    started, go = threading.Event(), threading.Event()
    written, answers = [], []

    def write() -> None:
        started.set()
        go.wait()
        written.append("whole")

    jobs.run(write, done=answers.append, in_turn=True)
    assert started.wait(10)
    threading.Timer(0.05, go.set).start()
    jobs.close()
    assert written == ["whole"]
    assert answers == []
    assert not jobs.busy()
    left = [thread.name for thread in set(threading.enumerate()) - before]
    assert not [name for name in left if name.startswith("desk_")]


def test_work_asked_for_after_closing_never_runs(qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.close()
    ran: list[object] = []
    job = jobs.run(lambda: ran.append("ran"), done=ran.append)
    assert isinstance(job, Job)
    assert ran == []
    jobs.close()


def test_inline_work_is_done_at_once(qapp: QApplication) -> None:
    jobs = Jobs(inline=True)
    answers, errors, told = [], [], []
    job = jobs.run(lambda: 42, done=answers.append)
    jobs.run(lambda: 1 // 0, done=answers.append, failed=errors.append)
    jobs.run(
        lambda report: report(50, "half"),
        done=lambda _: None,
        progress=lambda share, words: told.append((share, words)),
    )
    assert answers == [42]
    assert isinstance(errors[0], ZeroDivisionError)
    assert told == [(50, "half")]
    assert not jobs.is_under_way(job)
