"""Undo and redo of the open desk, named; what fails is told in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from bcu_desk.domain.refusals import Refused
from bcu_desk.shell.session import Session
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.sentences import sentence


class Steps(QObject):
    """Takes steps back and does them again; `told` names the step, `failed` says why not."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def undo(self) -> None:
        """Take back the last step and say which."""
        self._step("Undone", self._session.desk.undo)

    def redo(self) -> None:
        """Do again what was undone last and say which."""
        self._step("Done again", self._session.desk.redo)

    def _step(self, words: str, step: Callable[[], Done]) -> None:
        def done(result: Done) -> None:
            self._session.hub.changed.emit(result)
            self.told.emit(f"{words}: {result.label}")

        self._session.jobs.run(step, done=done, failed=self.say_failed, in_turn=True)

    def say_failed(self, error: Exception) -> None:
        """Tell a refusal or a fault of the file; anything else is a bug and raised."""
        if not isinstance(error, (Refused, Unusable)):
            raise error
        self.failed.emit(sentence(error.code, error.facts))
