"""What the map can show."""

from __future__ import annotations

from bcu_desk.features.coverage.rules.sights import ABOUT, TITLES, Sight
from bcu_desk.features.coverage.rules.standings import Lens


def test_each_sight_has_words_and_a_figure_behind_it() -> None:
    assert set(TITLES) == set(ABOUT) == set(Sight)
    assert {sight.lens for sight in Sight if sight.is_lens} == set(Lens)
    assert {sight.lens for sight in Sight if not sight.is_lens} == {Lens.IN_POST}
