"""Two maps side by side: what is chosen on one is lit on the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.wards.model.dry_run import ELECTIONS, DryRun, dry_run
from bcu_desk.features.wards.widgets.pair import PairPart
from tests.builders import a_desk
from tests.features.wards.files import small_wards


@pytest.fixture
def run(tmp_path: Path) -> DryRun:
    return dry_run(a_desk(tmp_path, small_wards()[2]), "2022", ELECTIONS["2022"], {})


def test_an_older_ward_lights_its_heirs_and_a_newer_one_those_that_it_follows(
    qtbot, run: DryRun
) -> None:
    part = PairPart()
    qtbot.addWidget(part)
    part.resize(800, 300)
    part.light("E05000001")  # nothing is shown yet
    part.show_run(run, "")
    assert part.new.title.text() == f"Wards of 2022, {run.wards[1]}"
    ward = run.shares[0].row.ward
    assert ward is not None
    part.light(ward)
    assert set(part.new.map.selected_codes()) == set(run.heirs(ward))
    heir = next(iter(run.heirs(ward)))
    part.light_heir(heir)
    assert part.new.map.chosen_code() == heir
    assert part.old.map.chosen_code() == ""
    part.show_only("same")
    assert part.new.map.selected_codes() == ()


def test_a_click_on_either_map_is_told(qtbot, run: DryRun) -> None:
    part = PairPart()
    qtbot.addWidget(part)
    part.resize(800, 300)
    part.show_run(run, "")
    with qtbot.waitSignal(part.heir_chosen) as told:
        part.new.map.turn(1)
    assert told.args[0] in run.new.codes
