"""The classes of what the map shows."""

from __future__ import annotations

import pytest

from bcu_desk.features.coverage.model.lenses.classes import CLASSES, DIFFERENCES, STATES, legend_of
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.kit.look.tokens import tokens


@pytest.mark.parametrize("days", [1, 2])
@pytest.mark.parametrize("sight", list(Sight))
def test_each_sight_has_fixed_classes_told_in_words(sight: Sight, days: int) -> None:
    entries = CLASSES[legend_of(sight, compared=days > 1)]
    assert len({entry.title for entry in entries}) == len(entries)
    assert any(entry.hatched for entry in entries)
    assert all(tokens().colour(entry.hue) for entry in entries)


def test_figures_against_a_target_share_a_legend() -> None:
    assert legend_of(Sight.PCSO, compared=False) == STATES
    assert legend_of(Sight.PCSO, compared=True) == DIFFERENCES
    assert legend_of(Sight.BREACHES, compared=False) == "breaches"
