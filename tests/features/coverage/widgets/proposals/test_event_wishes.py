"""What an event asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.queries.proposals.event import EventProposalQuery
from bcu_desk.features.coverage.widgets.proposals.event_wishes import EventWishes
from tests.features.coverage.small import DAY


def test_six_for_a_day_on_central_aid_are_asked_for_at_first(show: Callable) -> None:
    wishes = EventWishes(DAY)
    show(wishes)
    assert wishes.asked() == EventProposalQuery(take=6)


def test_every_wish_is_asked_for_and_who_is_kept_can_be_let_go(
    qtbot: QtBot, show: Callable
) -> None:
    wishes = EventWishes(DAY)
    show(wishes)
    changes: list[int] = []
    wishes.changed.connect(lambda: changes.append(1))
    wishes.take.set_value(2)
    wishes.back.set_value(date(2017, 1, 25))
    wishes.kind.set_value("local_aid")
    wishes.ordered_by.set_value(" Supt Oduya ")
    wishes.keep("412KD", "PC Ada Tembo")
    assert wishes.asked() == EventProposalQuery(
        take=2, keep=("412KD",), to_day=date(2017, 1, 25), kind="local_aid",
        ordered_by="Supt Oduya",
    )  # fmt: skip
    go = wishes.findChild(QPushButton, "coverage.event.let_go.412KD")
    assert isinstance(go, QPushButton)
    go.click()
    assert wishes.asked().keep == ()
    assert len(changes) == 5
