"""What a form wants to know before it is sent: read off the GUI thread, newest question only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.page import PageContext
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

T = TypeVar("T")
Read = Callable[[Reader, View], T]


class Asker:
    """Asks one thing at a time: a new question drops the answer to the one before."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._job: Job | None = None

    def ask(
        self, read: Read[T], then: Callable[[T], object], refused: Callable[[str], object]
    ) -> None:
        """Call `then` with what was read, or `refused` with the words of a refusal."""
        self.forget()
        desk, view = self._context.desk, self._context.view()

        def work() -> T:
            with desk.reader() as reader:
                return read(reader, view)

        def failed(error: Exception) -> None:
            if not isinstance(error, Refused):
                raise error
            refused(self._context.message(error))

        self._job = self._context.jobs.run(work, done=then, failed=failed)

    def now(self) -> int:
        """The minute that counts as now: the clock's, or the one that the file is known at."""
        known_at = self._context.view().known_at
        return self._context.desk.clock.minute() if known_at is None else known_at

    def another(self) -> Asker:
        """One that asks beside this one."""
        return Asker(self._context)

    def forget(self) -> None:
        """Drop the answer that is on its way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
