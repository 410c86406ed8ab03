"""Slow work tells how far it is, can be stopped, and is stopped by other work."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.widgets.slow import Report, SlowWork
from bcu_desk.kit.jobs import Jobs


@pytest.fixture
def jobs(qtbot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_progress_is_shown_until_the_answer_arrives(qtbot) -> None:
    told: list[tuple[int, str]] = []
    found: list[int] = []
    inline = Jobs(inline=True)
    work = SlowWork(inline, lambda share, words: told.append((share, words)))

    def count(report: Report) -> int:
        report(40, "Counting…")
        return 3

    work.start(count, done=found.append, refused=lambda _: None)
    assert found == [3]
    assert told == [(40, "Counting…"), (0, "")]
    assert not work.stop()
    inline.close()


def test_a_refusal_is_handed_on_and_another_error_is_raised(qtbot) -> None:
    inline = Jobs(inline=True)
    work = SlowWork(inline, lambda *_: None)
    refused: list[Refused] = []

    def refuse(_report: Report) -> None:
        raise Refused("boundaries_empty")

    def fail(_report: Report) -> None:
        raise ValueError("odd")

    work.start(refuse, done=lambda _: None, refused=refused.append)
    assert [one.code for one in refused] == ["boundaries_empty"]
    with pytest.raises(ValueError, match="odd"):
        work.start(fail, done=lambda _: None, refused=refused.append)
    inline.close()


def test_work_that_is_stopped_says_nothing_any_more(qtbot, jobs: Jobs) -> None:
    ended = threading.Event()
    found: list[object] = []

    def endless(report: Report) -> None:
        try:
            while True:
                report(0, "Reading…")
        finally:
            ended.set()

    shown: list[str] = []
    work = SlowWork(jobs, lambda _share, words: shown.append(words))
    work.start(endless, done=found.append, refused=found.append)
    qtbot.waitUntil(lambda: "Reading…" in shown)
    assert work.stop()
    qtbot.waitUntil(ended.is_set)
    assert shown[-1] == ""
    work.start(lambda _: 7, done=found.append, refused=found.append)
    qtbot.waitUntil(lambda: found == [7])
