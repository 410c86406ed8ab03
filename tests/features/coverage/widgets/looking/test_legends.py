"""The legends of all that the map shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bcu_desk.features.coverage.model.lenses.classes import CLASSES
from bcu_desk.features.coverage.model.lenses.painting import Painting
from bcu_desk.features.coverage.rules.standings import WardState
from bcu_desk.features.coverage.widgets.looking.legends import Legends


def test_one_legend_is_shown_with_its_counts_and_keeps_its_filter(
    show: Callable[[QWidget], QWidget],
) -> None:
    made = Legends()
    show(made)
    made.show_painting(Painting((), {}, "youth", {"short": 2}, "boroughs"))
    assert [name for name in CLASSES if made.legend(name).isVisible()] == ["youth"]
    button = made.legend("youth").button(WardState.SHORT)
    assert button.accessibleName() == "Short: 2 boroughs, show only these"
    told: list[bool] = []
    made.changed.connect(lambda: told.append(True))
    button.click()
    assert told == [True]
    made.show_painting(Painting((), {}, "legend", {}))
    assert (made.wanted("youth"), made.wanted("legend")) == ({WardState.SHORT}, frozenset())
