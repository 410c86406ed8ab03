"""The small fleet with a room, a pool of three radios, and somebody on loan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Sort, VehicleKind
from bcu_desk.domain.refusals import Refused
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from tests.builders import A_VEHICLE, LONG_AGO
from tests.features.bookings.small import a_fleet_desk

ROOM, RADIOS, LIAISON = "KD-ROOM-1", "KD-RADIO", "KD-FLO-1"
_KINDS = (
    VehicleKind(
        id=20,
        code="briefing_room",
        title="Briefing room",
        sort=Sort.ROOM,
        turn_round_minutes=0,
        from_day=LONG_AGO,
    ),
    VehicleKind(
        id=21, code="radio", title="Radio", sort=Sort.KIT, turn_round_minutes=30, from_day=LONG_AGO
    ),
    VehicleKind(
        id=22,
        code="liaison",
        title="Family liaison officer",
        sort=Sort.PERSON,
        turn_round_minutes=0,
        from_day=LONG_AGO,
    ),
)
_ROWS = (
    replace(A_VEHICLE, id=320, registration=ROOM, title="Room 1", kind_id=20, seats=12),
    replace(A_VEHICLE, id=321, registration=RADIOS, title="Radios", kind_id=21, amount=3, seats=0),
    replace(A_VEHICLE, id=322, registration=LIAISON, kind_id=22, person_id=101, seats=0),
)


def a_shared_desk(folder: Path, *more: object) -> Desk:
    """The small fleet's desk with resources of all four sorts."""
    return a_fleet_desk(folder, *_KINDS, *_ROWS, *more)


def refused(step: Callable[[], object]) -> Refused:
    """The refusal that a step ends in."""
    with pytest.raises(Refused) as caught:
        step()
    return caught.value


def told(desk: Desk, command: Command) -> dict[str, dict[str, object]]:
    """What a command notes, by code."""
    outcome: Done = desk.do(command)
    return {notice.code: dict(notice.facts) for notice in outcome.notices}
