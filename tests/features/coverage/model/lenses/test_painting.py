"""The map of each sight, on screen and on paper alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.features.coverage.model.lenses.painting import heads_of, name_of, painting
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, groups_of
from bcu_desk.features.coverage.rules.sights import Sight


@pytest.mark.parametrize("sight", list(Sight))
def test_each_ward_is_told_and_counted_in_a_class(
    both: Loaded, themed: QApplication, sight: Sight
) -> None:
    known = replace(both, broken={})
    codes = [row.ward for row in known.cover]
    looking = Looking(sight.lens, other=None if sight.is_lens else sight)
    made = painting(known, looking, codes, groups_of(known, codes))
    assert len(made.looks) == len(codes)
    assert all(look.told and look.digit for look in made.looks)
    whole = 5 if made.counted == "boroughs" else len(codes)
    assert sum(count for _, count in made.classes()) == whole
    assert len(made.titles) == 5
    assert name_of(sight)
    assert all(heads_of(known, sight))
