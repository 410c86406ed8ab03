"""Off the road and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import OffRoad
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.off_road import BackOnRoad, MarkOffRoad
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import KLM, KMA, a_fleet_desk, at, booked, copied, when


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """BX16 KLM is booked 12:00–14:00; BX16 KMA is off the road 08:00–16:00."""
    away = OffRoad(
        id=600, vehicle_id=301, reason="mot", start_minute=at("08:00"), end_minute=at("16:00")
    )
    folder = tmp_path_factory.mktemp("off_road")
    return a_fleet_desk(folder, booked(500, "12:00", "14:00"), away).path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file."""
    return copied(made, tmp_path)


def _rows(desk: Desk) -> list[tuple[str, int, int | None]]:
    with desk.reader() as reader:
        return [(row.reason, row.start_minute, row.end_minute) for row in reader.every(OffRoad)]


def test_bookings_broken_are_told_and_kept_and_undo_takes_it_back(desk: Desk) -> None:
    before = _rows(desk)
    done = desk.do(MarkOffRoad(vehicle=KLM, reason="defect", start=when("13:00")))
    assert ("defect", at("13:00"), None) in _rows(desk)
    assert done.label == "Mark BX16 KLM off the road from Mon 23 Jan 13:00"
    (notice,) = done.notices
    assert (notice.code, notice.facts["bookings"]) == ("bookings_broken", ("EA-01-0500",))
    desk.undo()
    assert _rows(desk) == before


def test_a_time_without_bookings_tells_nothing(desk: Desk) -> None:
    done = desk.do(
        MarkOffRoad(
            vehicle=KLM, reason="service", start=when("15:00"), end=when("17:00"), note="Bay 2"
        )
    )
    assert done.notices == ()
    assert ("service", at("15:00"), at("17:00")) in _rows(desk)


def test_a_vehicle_is_put_back_early(desk: Desk) -> None:
    done = desk.do(BackOnRoad(vehicle=KMA, at=when("10:00")))
    assert _rows(desk) == [("mot", at("08:00"), at("10:00"))]
    assert done.label == "Put BX16 KMA back on the road at Mon 23 Jan 10:00"


def test_a_reason_is_taken_as_code_or_in_words(desk: Desk) -> None:
    desk.do(MarkOffRoad(vehicle=KLM, reason="Collision damage", start=when("13:00")))
    assert ("collision", at("13:00"), None) in _rows(desk)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (MarkOffRoad(vehicle="NONE", reason="mot", start=when("10:00")), "unknown_vehicle"),
        (MarkOffRoad(vehicle=KMA, reason="mot", start=when("15:00")), "off_road_already"),
        (MarkOffRoad(vehicle=KLM, reason=" ", start=when("15:00")), "empty_text"),
        (MarkOffRoad(vehicle=KLM, reason="gone", start=when("15:00")), "bad_off_road_reason"),
        (MarkOffRoad(vehicle=KLM, reason="mot", start="2017-03-26T01:10"), "time_never"),
        (
            MarkOffRoad(vehicle=KLM, reason="mot", start=when("15:00"), end=when("14:00")),
            "ends_before_start",
        ),
        (BackOnRoad(vehicle=KLM, at=when("10:00")), "not_off_road"),
        (BackOnRoad(vehicle=KMA, at=when("08:00")), "not_off_road"),
        (BackOnRoad(vehicle=KMA, at="2017-10-29T01:10"), "time_twice"),
    ],
)
def test_each_refusal_writes_nothing(desk: Desk, command: Command, code: str) -> None:
    before = _rows(desk)
    with pytest.raises(Refused, match=code):
        desk.do(command)
    assert _rows(desk) == before
    assert desk.undo_label() is None
