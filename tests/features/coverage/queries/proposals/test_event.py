"""Whom to take for an event, from a desk file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.commands.absences import RecordAbsence
from bcu_desk.features.coverage.queries.proposals.event import (
    EventFound,
    EventProposalQuery,
    event_found,
)
from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from bcu_desk.work.wire import made
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, absence


def _asked(desk: Desk, **fields: object) -> EventFound:
    with desk.reader() as reader:
        return event_found(reader, View(DAY), EventProposalQuery(**fields))  # type: ignore[arg-type]


def _taken(found: EventFound) -> list[str]:
    return [one.member.collar for one in found.found.best.taken]


def test_the_ward_with_two_gives_before_the_one_with_one(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    assert _taken(_asked(desk, take=1)) == ["412KD"]
    assert _taken(_asked(desk, take=1, keep=("412KD",))) == ["413KD"]
    assert _taken(_asked(desk, take=1, keep=("Ward 1",))) == ["414KD"]
    assert _asked(desk, take=5).found.missing == 2


def test_who_is_away_on_any_of_the_days_is_not_asked(tmp_path: Path) -> None:
    away = absence(100, "2017-01-24T07:00", "2017-01-24T17:00")
    desk = a_borough(tmp_path, *away)
    assert _taken(_asked(desk, take=1)) == ["412KD"]
    two_days = _asked(desk, take=1, to_day=date(2017, 1, 25))
    assert two_days.found.best.taken[0].before == 1


def test_days_taken_of_late_are_counted(tmp_path: Path) -> None:
    late = absence(100, "2017-01-18T22:00", "2017-01-20T06:00")
    desk = a_borough(tmp_path, *late)
    assert _taken(_asked(desk, take=1)) == ["413KD"]
    with desk.reader() as reader:
        rows = EventProposalQuery(take=3).rows(reader, View(DAY))
    assert [(row.order, row.person, row.burden) for row in rows] == [
        (1, "412KD", 3),
        (2, "413KD", 0),
        (3, "414KD", 0),
    ]
    assert [(row.ward, row.before, row.after) for row in rows] == [
        (FULL, 2, 1),
        (FULL, 1, 0),
        (SHORT, 1, 0),
    ]
    assert "taken 3 days in the last 56" in rows[0].why


def test_applying_it_records_one_absence_for_all(tmp_path: Path) -> None:
    desk = a_borough(tmp_path, *absence(103, "2017-03-01T07:00", "2017-03-01T17:00"))
    found = _asked(desk, take=1, kind="local_aid", ordered_by="Supt Oduya")
    told = found.fields(_taken(found))
    assert told == {
        "people": ["412KD"], "kind": "local_aid", "ordered_by": "Supt Oduya",
        "from": "2017-01-23T00:00", "to": "2017-01-24T00:00",
    }  # fmt: skip
    desk.do(made(RecordAbsence, told))
    with desk.reader() as reader:
        there = {row.ward: row.available_dwo for row in Cover().rows(reader, View(DAY))}
    assert there == {FULL: 1, SHORT: 1}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"take": 0}, "odd_take"),
        ({"take": 301}, "odd_take"),
        ({"take": 1, "to_day": DAY}, "empty_span"),
        ({"take": 1, "keep": ("Nobody",)}, "unknown_kept"),
    ],
)
def test_odd_wishes_are_refused(tmp_path: Path, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        _asked(a_borough(tmp_path), **fields)
    assert refused.value.code == code
