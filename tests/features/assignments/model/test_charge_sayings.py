"""What dedicating and leading will do, told while the form is filled in."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.model.charge_sayings import charge_said
from tests.domain.model_check.worlds import day, lawful
from tests.features.assignments.boards import HAVERING, REDBRIDGE, with_gap


def _dedicate(post: str = "EA-S1", borough: str = HAVERING, **values: object) -> tuple[str, str]:
    filled = {"post": post, "borough": borough, "from": day(1, 30), "to": None, "replace": True}
    given = {name.removesuffix("_"): value for name, value in values.items()}
    found = charge_said("dedicate", filled | given, World(lawful()))
    assert found is not None
    return found


def test_who_gives_up_what_is_told_with_the_last_day_and_what_is_left() -> None:
    told, tone = _dedicate()
    assert tone == "accent"
    assert "gives up Havering: last day Sun 29 Jan 2017." in told
    assert "gives up Redbridge: last day Sun 29 Jan 2017." in told
    assert "Redbridge then has nobody from Mon 30 Jan 2017." in told


def test_what_is_given_up_for_a_time_comes_back() -> None:
    told, _ = _dedicate(to=day(2, 12))
    assert "gives up Havering: last day Sun 29 Jan 2017, and has it again from Mon 13 Feb" in told
    assert "has nobody Mon 30 Jan 2017 to Sun 12 Feb 2017, 14 days." in told
    assert "after" not in told


def test_one_who_would_start_in_those_days_starts_later_or_not_at_all() -> None:
    facts = lawful()
    late = tuple(replace(row, from_day=day(2, 6)) for row in facts.dedications)
    world = World(replace(facts, dedications=late))
    asked = {"post": "EA-S1", "borough": HAVERING, "from": day(1, 30), "replace": True}
    told, _ = charge_said("dedicate", asked | {"to": None}, world) or ("", "")
    assert "does not take Havering from Mon 6 Feb 2017." in told
    told, _ = charge_said("dedicate", asked | {"to": day(2, 12)}, world) or ("", "")
    assert "takes Havering from Mon 13 Feb 2017, not Mon 6 Feb 2017." in told


def test_what_is_kept_beside_is_told_as_a_warning() -> None:
    told, tone = _dedicate(replace_=False)
    assert tone == "warn"
    assert "has Havering too, from Mon 30 Jan 2017." in told
    assert "has Redbridge too, from Mon 30 Jan 2017." in told


def test_a_free_borough_is_told_and_that_nobody_follows() -> None:
    facts = lawful()
    freed = World(replace(facts, dedications=()))
    values = {"post": "EA-S1", "borough": REDBRIDGE, "from": day(1, 30), "to": day(2, 5)}
    told, tone = charge_said("dedicate", values, freed) or ("", "")
    assert tone == "accent"
    assert told == "Nobody gives up anything. Nobody has Redbridge after, from Mon 6 Feb 2017."


def test_a_post_without_a_holder_is_told() -> None:
    values = {"post": "EA-S1", "function": "response", "from": day(1, 30), "replace": True}
    told, tone = charge_said("lead", values, World(with_gap())) or ("", "")
    assert "gives up Response: last day Sun 29 Jan 2017." in told
    assert told.endswith("EA-S1 is vacant Thu 2 Feb 2017 to Sun 12 Feb 2017, 11 days.")
    assert tone == "warn"


def test_a_form_half_filled_in_says_nothing() -> None:
    world = World(lawful())
    filled = {"post": "EA-S1", "borough": REDBRIDGE, "from": day(1, 30), "to": day(1, 2)}
    assert charge_said("dedicate", filled, world) is None
    assert charge_said("dedicate", {"post": "EA-S1", "from": day(1, 30)}, world) is None
    assert charge_said("lead", {"post": None, "from": day(1, 30)}, world) is None
