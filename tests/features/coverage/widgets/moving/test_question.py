"""The question why a DWO leaves a ward."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from bcu_desk.features.coverage.model.moves import Question
from bcu_desk.features.coverage.widgets.moving.question import ANSWERS, MoveQuestion

ASKED = Question("412KD", "PC Tembo has had Ward 1 for 14 days.")


def test_an_answer_is_picked_or_typed_and_gone_for_another_person(
    show: Callable[[QWidget], QWidget],
) -> None:
    made = MoveQuestion()
    show(made)
    made.ask(ASKED)
    assert (made.is_asked(), made.told()) == (True, "")
    for name, told in ANSWERS:
        pick = made.findChild(QPushButton, f"coverage.move.reason.{name}")
        assert pick is not None
        pick.click()
        assert made.told() == told
    made.ask(ASKED)
    assert made.told() == ANSWERS[-1][1]
    made.ask(Question("413KD", "Another."))
    assert made.told() == ""
    made.ask(None)
    assert not made.is_asked()
    assert not made.isVisible()
