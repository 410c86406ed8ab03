"""What a plan is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.queries.proposals.cover import Proposals
from bcu_desk.features.coverage.widgets.proposals.wishes import Wishes
from tests.features.coverage.small import DAY


def test_any_number_of_moves_for_good_is_asked_for_at_first(show: Callable) -> None:
    wishes = Wishes(DAY)
    show(wishes)
    assert wishes.asked() == Proposals()
    assert wishes.most.text() == "any"


def test_every_wish_tells_and_is_asked_for(qtbot: QtBot, show: Callable) -> None:
    wishes = Wishes(DAY, "pcso")
    show(wishes)
    changes: list[int] = []
    wishes.changed.connect(lambda: changes.append(1))
    wishes.most.set_value(3)
    wishes.cross.set_value(False)
    wishes.back.set_value(date(2017, 2, 6))
    wishes.keep("415KD", "PC Mila Novak")
    assert wishes.asked() == Proposals(
        most=3, pinned=("415KD",), cross_borough=False, kind="pcso", to_day=date(2017, 2, 6)
    )
    assert len(changes) == 4
