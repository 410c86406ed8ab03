"""A search under way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.rules.solver.program import Tell
from bcu_desk.features.coverage.widgets.proposals.search import Search
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import PageContext
from tests.features.coverage.small import a_borough


def test_the_answer_arrives_and_how_far_it_is_is_shown(
    qtbot: QtBot, show: Callable, context: Callable[..., PageContext], tmp_path: Path
) -> None:
    jobs = Jobs()
    search = Search(context(a_borough(tmp_path), jobs), "coverage.proposals")
    search.resize(400, 120)
    show(search)
    go = threading.Event()

    def work(tell: Tell) -> int:
        tell(40, "Looking")
        go.wait(10)
        return 7

    try:
        search.run(work)
        bar = search.findChild(QProgressBar, "coverage.proposals.progress")
        assert isinstance(bar, QProgressBar)
        qtbot.waitUntil(lambda: bar.value() == 40)
        with qtbot.waitSignal(search.found) as found:
            go.set()
        assert found.args == [7]
        assert not search.stop.isVisible()
    finally:
        go.set()
        jobs.close()


def test_a_search_that_was_stopped_can_be_begun_again(
    qtbot: QtBot, show: Callable, context: Callable[..., PageContext], tmp_path: Path
) -> None:
    jobs, go = Jobs(), threading.Event()
    search = Search(context(a_borough(tmp_path), jobs), "coverage.proposals")
    search.resize(400, 120)
    show(search)
    answers: list[object] = []
    search.found.connect(answers.append)

    def work(_tell: Tell) -> int:
        go.wait(10)
        return 7

    try:
        search.run(work)
        search.stop.click()
        assert search.trouble.accessibleName() == "The search was stopped."
        go.set()
        again = next(
            part for part in search.findChildren(QPushButton) if part.text() == "Search again"
        )
        again.click()
        qtbot.waitUntil(lambda: answers == [7])
        assert search.trouble.isHidden()
    finally:
        go.set()
        jobs.close()


def test_a_refusal_is_told_and_a_fault_goes_on(
    show: Callable, context: Callable[..., PageContext], tmp_path: Path
) -> None:
    search = Search(context(a_borough(tmp_path)), "coverage.proposals")
    search.resize(400, 120)
    show(search)

    def refuse(_tell: Tell) -> int:
        raise Refused("odd_most", value=-1)

    def fail(_tell: Tell) -> int:
        raise KeyError("bug")

    search.run(refuse)
    assert search.trouble.accessibleName().startswith("-1 moves at most can't be.")
    with pytest.raises(KeyError):
        search.run(fail)


def test_an_answer_to_a_panel_that_is_gone_is_dropped(
    qtbot: QtBot, themed: object, context: Callable[..., PageContext], tmp_path: Path
) -> None:
    jobs, go = Jobs(), threading.Event()
    search = Search(context(a_borough(tmp_path), jobs), "coverage.proposals")
    try:
        search.run(lambda _tell: go.wait(10))
        gone: list[int] = []
        search.destroyed.connect(lambda: gone.append(1))
        search.deleteLater()
        qtbot.waitUntil(lambda: gone == [1])
        go.set()
        qtbot.waitUntil(lambda: not jobs.busy())
    finally:
        go.set()
        jobs.close()
