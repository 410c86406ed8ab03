"""A re-warding as the page shows it: states, shares and choices."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.wards.model.dry_run import (
    ELECTIONS,
    DryRun,
    counts_of,
    dry_run,
    looks_of,
    per_cent,
)
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import a_desk
from tests.conftest import GO_LIVE
from tests.features.wards.files import small_wards

CLEMENTSWOOD, ILFORD_TOWN = "E05000501", "E05011246"
MAY = ELECTIONS["2018"]


@pytest.fixture(scope="module")
def sample(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("dry") / "sample.bcu"
    return Desk(Path(shutil.copy(made_sample, path)), Clock(minute_of(GO_LIVE)), actor="PS Test")


@pytest.fixture(scope="module")
def run(sample: Desk) -> DryRun:
    return dry_run(sample, "2018", MAY, {})


def test_most_wards_stay_and_what_is_new_or_a_guess_is_told_apart(run: DryRun) -> None:
    counts = counts_of(run)
    assert sum(counts[state] for state in ("same", "moved", "guess")) == run.wards[0] == 90
    assert (counts["same"], counts["new"], run.wards[1]) == (69, 1, 91)
    assert [code for code, state in run.new_states.items() if state == "new"] == [ILFORD_TOWN]
    assert run.told == "278 posts and 261 people carried, 3 posts opened"
    assert (run.before, run.measured) == ("2014", False)
    assert run.example == ("CN-D1", "CN-D1/18")


def test_heirs_and_parents_are_two_sides_of_one_list(run: DryRun) -> None:
    heirs = run.heirs(CLEMENTSWOOD)
    assert sum(heirs.values()) == pytest.approx(1)
    assert all(CLEMENTSWOOD in run.parents(heir) for heir in heirs)
    assert run.heirs("none") == {}


def test_the_choices_are_the_wards_of_the_borough_the_largest_share_first(run: DryRun) -> None:
    choices = run.choices(CLEMENTSWOOD)
    heirs = list(run.heirs(CLEMENTSWOOD))
    assert [one.key for one in choices[: len(heirs)]] == heirs
    assert len(choices) == 22
    assert choices[0].detail.endswith("% of it")
    assert choices[-1].detail == ""


def test_an_heir_that_was_chosen_is_marked_and_goes_to_the_command(sample: Desk) -> None:
    mapping = {CLEMENTSWOOD: ILFORD_TOWN}
    run = dry_run(sample, "2018", MAY, mapping)
    assert run.old_states[CLEMENTSWOOD] == run.new_states[ILFORD_TOWN] == "chosen"
    assert run.command.mapping == mapping
    assert run.choices(CLEMENTSWOOD)[0].key == ILFORD_TOWN
    assert run.choices(CLEMENTSWOOD)[0].detail == ""


def test_the_wards_that_are_lit_tell_their_share_and_the_others_are_faint(run: DryRun) -> None:
    shares = run.heirs(CLEMENTSWOOD)
    looks = dict(zip(run.new.codes, looks_of(run.new, run.new_states, "", shares), strict=True))
    assert {code for code, look in looks.items() if not look.faint} == set(shares)
    first = next(iter(shares))
    assert looks[first].digit == str(round(100 * shares[first]))
    assert looks[first].told.endswith(per_cent(shares[first]))
    plain = looks_of(run.new, run.new_states, "new", {})
    assert [look.digit for look in plain if not look.faint] == ["N"]


def test_a_day_before_the_set_in_force_began_is_refused(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, small_wards()[2])
    with pytest.raises(Refused, match="rewarding_later_set"):
        dry_run(desk, "2018", date(2014, 1, 1), {})
