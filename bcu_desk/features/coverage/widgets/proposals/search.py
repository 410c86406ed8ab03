"""A search under way: how far it is, a button that stops it, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.rules.solver.program import Tell
from bcu_desk.kit.controls import button, words
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.notice import Notice
from bcu_desk.kit.page import PageContext

Work = Callable[[Tell], object]
EDGE = 14


class Search(QWidget):
    """Runs a search off the GUI thread; `found` carries its answer.

    A new search drops the answer to the one before it.
    """

    found = Signal(object)

    def __init__(self, context: PageContext, name: str) -> None:
        super().__init__()
        self._context = context
        self._jobs: list[Job] = []  # at most one: the search under way
        self._work: Work | None = None
        self.trouble = Notice(f"{name}.trouble", flat=True)
        self._busy = QWidget()
        self._doing = words("", "secondary")
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setObjectName(f"{name}.progress")
        self._bar.setAccessibleName("How far the search is")
        self.stop = button("Stop", f"{name}.stop")
        self.stop.clicked.connect(self._stop)
        line = QHBoxLayout(self._busy)
        line.setContentsMargins(EDGE, 9, 12, 9)
        line.setSpacing(10)
        line.addWidget(self._doing)
        line.addWidget(self._bar, 1)
        line.addWidget(self.stop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._busy)
        lines.addWidget(self.trouble)
        self._busy.hide()
        self.destroyed.connect(partial(_cancel, self._jobs))

    def run(self, work: Work) -> None:
        """Begin a search; it is given what hears of its progress."""
        self.drop()
        self._work = work
        self.trouble.hide()
        self._busy.show()
        job = self._context.jobs.run(
            work, done=self._arrived, failed=self._failed, progress=self._tell
        )
        if self._context.jobs.is_under_way(job):
            self._jobs.append(job)

    def drop(self) -> None:
        """Wait for no answer any more."""
        _cancel(self._jobs)
        self._busy.hide()

    def _stop(self) -> None:
        self.drop()
        again = ("Search again", self._again)
        self.trouble.tell("The search was stopped.", tone="accent", fixes=(again,))

    def _again(self) -> None:
        if self._work is not None:
            self.run(self._work)

    def _tell(self, share: int, told: str) -> None:
        self._bar.setValue(share)
        self._doing.setText(f"{told}…")

    def _arrived(self, answer: object) -> None:
        self._jobs.clear()
        self._busy.hide()
        self.found.emit(answer)

    def _failed(self, error: Exception) -> None:
        self._jobs.clear()
        self._busy.hide()
        if not isinstance(error, Refused):
            raise error
        self.trouble.tell(self._context.message(error))


def _cancel(jobs: list[Job], *_: object) -> None:
    """Drop the answers of searches; their widget may be gone."""
    for job in jobs:
        job.cancel()
    jobs.clear()
