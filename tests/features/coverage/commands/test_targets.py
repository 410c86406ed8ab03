"""Wards' targets: what is written, what is refused, and that undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Posting, Target
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.queries.wards import Cover, CoverRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.view import View
from bcu_desk.work.wire import made
from tests.builders import a_ward
from tests.conftest import GO_LIVE
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough

FEB, MAR = date(2017, 2, 1), date(2017, 3, 1)


def _cover(desk: Desk, on: date = DAY) -> dict[str, CoverRow]:
    with desk.reader() as reader:
        return {row.ward: row for row in Cover().rows(reader, View(on))}


def _there(desk: Desk, on: date = DAY) -> tuple[int, int]:
    found = _cover(desk, on)
    return found[FULL].in_post_dwo, found[SHORT].in_post_dwo


def _every(desk: Desk, kind: type) -> tuple[object, ...]:
    with desk.reader() as reader:
        return tuple(reader.every(kind))


def _refused(desk: Desk, command: Command) -> Refused:
    before = _every(desk, Posting), _every(desk, Target)
    with pytest.raises(Refused) as told:
        desk.do(command)
    assert (_every(desk, Posting), _every(desk, Target)) == before
    assert "{" not in sentence(told.value.code, told.value.facts)
    return told.value


def _target(ward: str = FULL, **fields: object) -> SetTarget:
    return made(SetTarget, {"ward": ward, "from": DAY, **fields})


def test_a_target_is_set_from_a_day_and_undone(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    done = desk.do(_target(dwo=3, pcso=2))
    assert done.label == "Set the target of Ward 1 to 3 DWO and 2 PCSO"
    row = _cover(desk)[FULL]
    assert (row.target_dwo, row.target_pcso, row.state) == (3, 2, "short")
    assert _cover(desk, date(2017, 1, 22))[FULL].target_dwo == 2
    desk.undo()
    assert _cover(desk)[FULL].target_dwo == 2


def test_a_target_for_some_days_leaves_those_around_it(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(_target(dwo=4))
    desk.do(_target(dwo=1, **{"from": FEB, "to": MAR}))
    days = (DAY, FEB, date(2017, 2, 28), MAR)
    assert [_cover(desk, on)[FULL].target_dwo for on in days] == [4, 1, 1, 4]


def test_setting_one_kind_leaves_the_other(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(_target(pcso=3))
    row = _cover(desk)[FULL]
    assert (row.target_dwo, row.target_pcso) == (2, 3)
    assert _cover(desk)[SHORT].target_pcso == 1


def test_a_target_of_nought_is_a_target(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(_target(dwo=0))
    assert _cover(desk)[FULL].state == "over"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "no_target_given", "dwo"),
        ({"dwo": -1}, "odd_target", "dwo"),
        ({"pcso": 100}, "odd_target", "pcso"),
        ({"dwo": 2, "to": "2017-01-23"}, "empty_span", "to"),
        ({"dwo": 2, "ward": "Atlantis"}, "unknown_ward", "ward"),
    ],
)
def test_odd_targets_are_refused_beside_their_field(
    tmp_path: Path, fields: dict[str, object], code: str, field: str
) -> None:
    refused = _refused(a_borough(tmp_path), _target(**fields))
    assert (refused.code, refused.facts["field"]) == (code, field)


def test_a_name_that_two_wards_share_is_refused_with_their_codes(tmp_path: Path) -> None:
    twin = replace(a_ward(3), name="Ward 1")
    refused = _refused(a_borough(tmp_path, twin), _target("Ward 1", dwo=3))
    assert refused.code == "two_wards_named"
    assert refused.facts["codes"] == ("E05000001", "E05000003")


def test_a_ward_of_another_set_does_not_share_its_name(sample_file: Path) -> None:
    desk = Desk(sample_file, Clock(minute_of(GO_LIVE)))
    done = desk.do(_target("Valentines", dwo=3))
    assert done.label == "Set the target of Valentines to 3 DWO"
    assert _cover(desk)["E05000514"].target_dwo == 3


def test_a_gesture_is_the_same_by_its_fields_on_the_command_line() -> None:
    told = {"ward": FULL, "dwo": 3, "from": "2017-01-23", "to": None}
    assert made(SetTarget, told) == SetTarget(ward=FULL, dwo=3, from_day=DAY)
