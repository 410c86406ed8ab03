"""What recording would do, before anything is written."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.coverage.model.absences.judging import (
    OUT,
    Judged,
    is_ordered,
    judged,
    span_of,
)
from bcu_desk.features.coverage.model.absences.read import AbsenceView
from tests.features.coverage.away import TEMBO, a_desk_with, an_absence, minutes, seen

SPAN = minutes("2017-01-23T14:00", "2017-01-23T22:00")


def _judged(found: AbsenceView, *collars: str, **wanted: str) -> Judged:
    people = [one for one in found.people if one.collar in collars]
    ways = {f"{name[1:]}": way for name, way in wanted.items()}
    return judged(found, people, "local_aid", SPAN, ways)


def test_a_ward_is_told_before_and_after_with_what_is_warned_of(tmp_path: Path) -> None:
    now = _judged(seen(a_desk_with(tmp_path)), "412KD", "413KD")
    assert [turn.words() for turn in now.turns] == ["Ward 1 2 → 0, turns from met to none"]
    assert [told.split(":")[0] for told in now.warned] == ["Ring-fence"]
    assert (now.recorded(), now.hours) == (("412KD", "413KD"), 16.0)
    assert now.summed() == "2 people. 16 hours in all."


def test_who_is_away_for_some_of_it_is_recorded_for_the_rest(tmp_path: Path) -> None:
    morning = an_absence(TEMBO, "2017-01-23T08:00", "2017-01-23T16:00")
    found = seen(a_desk_with(tmp_path, morning))
    now = _judged(found, "412KD")
    (one,) = now.in_the_way
    assert one.words == "PC Tembo is away then: annual leave, Mon 23 Jan 2017 08:00 to 16:00."
    assert one.ways == ("free", OUT, "replace", "allow")
    assert (now.ways, now.summed()) == ({"412KD": "free"}, "1 person. 6 hours in all.")
    assert _judged(found, "412KD", _412KD="replace").hours == 8
    left = _judged(found, "412KD", _412KD=OUT)
    assert (left.recorded(), left.summed()) == ((), "0 people, 1 left out. 0 hours in all.")


def test_who_is_away_all_the_time_is_left_out_unless_asked_otherwise(tmp_path: Path) -> None:
    found = seen(a_desk_with(tmp_path, an_absence(TEMBO, "2017-01-23T00:00", "2017-01-24T00:00")))
    now = _judged(found, "412KD", "413KD")
    assert now.in_the_way[0].ways == (OUT, "replace", "allow")
    assert (now.ways, now.recorded()) == ({"412KD": OUT, "413KD": ""}, ("413KD",))
    assert [turn.words() for turn in now.turns] == ["Ward 1 1 → 0, turns from short to none"]


def test_without_people_or_times_there_is_nothing_to_judge(tmp_path: Path) -> None:
    found = seen(a_desk_with(tmp_path))
    assert judged(found, [], "local_aid", SPAN, {}).summed() == ""
    nowhen = judged(found, found.people[:1], "local_aid", None, {})
    assert (nowhen.ways, nowhen.turns) == ({"412KD": ""}, ())


def test_times_that_are_none_are_no_span() -> None:
    assert span_of("2017-01-23T14:00", "2017-01-23T22:00") == SPAN
    assert span_of("2017-01-23T14:00", "2017-01-23T14:00") is None
    assert span_of("noon", "2017-01-23T14:00") is None


def test_nobody_orders_leave(tmp_path: Path) -> None:
    found = seen(a_desk_with(tmp_path))
    told = [is_ordered(found, kind) for kind in ("local_aid", "court", "leave", "gone")]
    assert told == [True, True, False, False]
