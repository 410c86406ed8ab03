"""Undo and redo from the window."""

from __future__ import annotations

import pytest

from bcu_desk.shell.session import Session
from bcu_desk.shell.steps import Steps
from tests.builders import Rename


def test_steps_are_named_and_told_to_every_page(session: Session) -> None:
    told: list[str] = []
    changed: list[frozenset[str]] = []
    steps = Steps(session)
    steps.told.connect(told.append)
    steps.failed.connect(told.append)
    session.hub.changed.connect(lambda done: changed.append(done.changed))
    session.desk.do(Rename(collar="412KD", surname="Okoro"))
    steps.undo()
    steps.undo()
    steps.redo()
    assert told == [
        "Undone: Rename 412KD to Okoro",
        "There is nothing to undo in this file.",
        "Done again: Rename 412KD to Okoro",
    ]
    assert changed == [frozenset({"person"})] * 2


def test_a_bug_is_not_taken_for_a_refusal(session: Session) -> None:
    with pytest.raises(ZeroDivisionError):
        Steps(session).say_failed(ZeroDivisionError())
