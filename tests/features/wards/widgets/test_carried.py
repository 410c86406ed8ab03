"""A dry run as a widget: the list, the two maps and the heir of the ward chosen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.features.wards.model.dry_run import ELECTIONS, DryRun, dry_run
from bcu_desk.features.wards.widgets.carried import NO_WARD, RewardPart, sure_of, tone_of
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.conftest import GO_LIVE

CLEMENTSWOOD, ILFORD_TOWN = "E05000501", "E05011246"


@pytest.fixture(scope="module")
def run(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> DryRun:
    path = tmp_path_factory.mktemp("carried") / "sample.bcu"
    desk = Desk(Path(shutil.copy(made_sample, path)), Clock(minute_of(GO_LIVE)), actor="PS Test")
    return dry_run(desk, "2018", ELECTIONS["2018"], {})


@pytest.fixture
def part(qtbot, run: DryRun) -> RewardPart:
    made = RewardPart()
    qtbot.addWidget(made)
    made.resize(760, 660)
    made.show_run(run)
    return made


def test_what_changes_stands_before_what_stays(part: RewardPart) -> None:
    states = [one.state for one in part.model.rows()]
    assert states.index("same") > states.index("new")
    assert part.filter.part("same").text() == "Same 69"
    assert part.filter.part("chosen").isHidden()


def test_a_line_lights_its_ward_on_both_maps_and_offers_other_heirs(part: RewardPart) -> None:
    line = part.model.line_of(lambda one: one.row.ward == CLEMENTSWOOD)
    part.table.choose_line(line)
    assert part.pair.old.map.chosen_code() == CLEMENTSWOOD
    assert ILFORD_TOWN in part.pair.new.map.selected_codes()
    assert part.heirs.count() == 22
    assert not part.back.isEnabled()
    asked: list[tuple[str, str]] = []
    part.heir_given.connect(lambda ward, heir: asked.append((ward, heir)))
    part.heirs.picked.emit(ILFORD_TOWN)
    assert asked == [(CLEMENTSWOOD, ILFORD_TOWN)]


def test_a_new_ward_lights_those_that_gave_it_ground(part: RewardPart) -> None:
    part.table.choose_line(part.model.line_of(lambda one: one.state == "new"))
    assert part.pair.new.map.chosen_code() == ILFORD_TOWN
    assert CLEMENTSWOOD in part.pair.old.map.selected_codes()
    assert part.heirs.isHidden()
    part.pair.new.map.chosen.emit("")
    assert part.table.chosen_line() is None


def test_the_filter_lists_one_state_and_no_ward_asks_to_choose_one(part: RewardPart) -> None:
    part.filter.part("guess").click()
    assert {one.state for one in part.model.rows()} == {"guess"}
    part.choose_ward("")
    assert part._asked.text() == NO_WARD


def test_another_day_is_asked_for_once_it_is_typed(part: RewardPart, run: DryRun) -> None:
    asked: list[bool] = []
    part.day_given.connect(lambda: asked.append(True))
    part.day.editingFinished.emit()
    assert asked == []
    part.day.set_value(run.day.replace(year=2019))
    part.day.editingFinished.emit()
    assert asked == [True]


def test_a_guess_that_posts_go_by_is_to_be_checked(run: DryRun) -> None:
    told = {(sure_of(one), tone_of(one)) for one in run.shares}
    assert ("Guess: check", "warn") in told
    assert ("Guess", "muted") in told
    assert ("New posts", "accent") in told
