"""A ward before and after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.features.coverage.widgets.proposals.turns import figure_of, turn


def test_both_figures_stand_on_the_colour_of_their_class(show: Callable) -> None:
    made = turn("Heath", Standing(1, 2), Standing(2, 2))
    show(made)
    texts = [label.text() for label in made.findChildren(QLabel)]
    assert texts == ["Heath", "1", "→", "2"]
    short, met = figure_of(Standing(1, 2)), figure_of(Standing(2, 2))
    assert short.styleSheet() != met.styleSheet()
