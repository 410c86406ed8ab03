"""The lines of a plan for short wards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from bcu_desk.features.coverage.widgets.proposals.move_row import move_row, stays_list
from tests.features.coverage.model.test_proposals import seen
from tests.features.coverage.rules.solver.towns import a_row


def test_a_move_shows_both_wards_and_is_read_out_whole(show: Callable) -> None:
    row = move_row(1, seen(a_row(3, 1)).moves()[0], taken=True)
    show(row)
    assert row.accessibleName().startswith("PC A1 A1 leaves Ward A (3 → 2) for Ward B (1 → 2)")
    texts = [label.text() for label in row.findChildren(QLabel)]
    assert texts[:9] == ["Ward A", "3", "→", "2", "to", "Ward B", "1", "→", "2"]
    assert texts[-1] == "1.5"


def test_wards_that_stay_short_are_listed_with_why(show: Callable) -> None:
    assert stays_list(seen(a_row(3, 1))) is None
    stays = stays_list(seen(a_row(4, 1, 0, 1)))
    assert stays is not None
    show(stays)
    assert stays.accessibleName().count("stays 1 short") == 2
