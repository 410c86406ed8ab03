"""The ways out of a clash: replace, start later, end earlier."""

from __future__ import annotations

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.assignments.model.ways_out import WayOut, ways_out
from tests.domain.model_check.worlds import day

REPLACE = WayOut("End Ada Tembo 412KD that day", "replace", value=True)
LATER = WayOut("Start later, on Wed 1 Mar 2017", "from", day(3, 1))
EARLIER = WayOut("End earlier, last day Tue 31 Jan 2017", "to", day(1, 31))


def _held(busy: str = "2017-02-01", free: str = "2017-03-01") -> Refused:
    return Refused("post_held", holder="Ada Tembo 412KD", busy_from=busy, free_from=free)


def _form(**changed: object) -> dict[str, object]:
    return {"from": day(1, 16), "to": None, "replace": False} | changed


def test_who_comes_in_the_middle_is_ended_or_waited_for_or_left_to_come() -> None:
    assert ways_out(_held(), _form()) == (REPLACE, LATER, EARLIER)


def test_a_way_that_leaves_no_day_is_not_offered() -> None:
    assert ways_out(_held(), {**_form(), "from": day(2, 1)}) == (REPLACE, LATER)
    assert ways_out(_held(), _form(to=day(2, 20))) == (REPLACE, EARLIER)
    assert ways_out(_held(free=""), _form()) == (REPLACE, EARLIER)


def test_a_longer_stay_lets_the_next_one_start_later_or_ends_before() -> None:
    ways = ways_out(_held(), {"post": "EA-S1", "to": day(2, 20), "push": False})
    assert [way.field for way in ways] == ["push", "to"]
    assert [way.field for way in ways_out(_held(busy=""), {"to": None, "push": False})] == ["push"]


def test_a_charge_that_is_there_already_is_gone_round_by_its_days() -> None:
    charged = Refused("charged_already", busy_from="2017-02-01", free_from="2017-03-01")
    assert ways_out(charged, _form()) == (LATER, EARLIER)


def test_another_refusal_has_no_such_way() -> None:
    assert ways_out(Refused("post_vacant"), _form()) == ()
