"""Slow work that a page waits for: its progress is shown, and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.jobs import Job, Jobs

T = TypeVar("T")
Report = Callable[[int, str], object]


class SlowWork:
    """One piece of work at a time; a new one stops the one before.

    `show` is told how much is done, in per cent and words; no words when nothing is under way.
    """

    def __init__(self, jobs: Jobs, show: Callable[[int, str], object]) -> None:
        self._jobs = jobs
        self._show = show
        self._job: Job | None = None
        self._turn = 0

    def start(
        self,
        function: Callable[[Report], T],
        *,
        done: Callable[[T], object],
        refused: Callable[[Refused], object],
    ) -> None:
        """Work in a thread; what comes of it, or the refusal, is told on the GUI thread."""
        self.stop()
        self._turn += 1
        turn = self._turn

        def end() -> None:
            if turn == self._turn:
                self._job = None
                self._show(0, "")

        def arrived(answer: T) -> None:
            end()
            done(answer)

        def failed(error: Exception) -> None:
            end()
            if not isinstance(error, Refused):
                raise error
            refused(error)

        job = self._jobs.run(function, done=arrived, failed=failed, progress=self._show)
        if self._jobs.is_under_way(job):
            self._job = job

    def stop(self) -> bool:
        """Stop what is under way; whether there was anything."""
        job, self._job = self._job, None
        if job is None:
            return False
        job.cancel()
        self._show(0, "")
        return True
