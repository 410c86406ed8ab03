"""A vehicle put on the books."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Vehicle
from bcu_desk.domain.places import Base
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.vehicles import AddVehicle
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import DAY, KLM, a_fleet_desk, copied, vehicle


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small fleet."""
    return a_fleet_desk(tmp_path_factory.mktemp("vehicles")).path


def _add(**fields: object) -> AddVehicle:
    known = {"registration": "AB12 CDE", "kind": "irv", "base": "Romford", "from_day": DAY}
    return AddVehicle(**{**known, **fields})  # type: ignore[arg-type]


def test_a_vehicle_joins_a_base_by_name_or_code(tmp_path: Path) -> None:
    desk = a_fleet_desk(tmp_path)
    done = desk.do(_add(registration=" ab12  cde ", base="kd", seats=7, marked=False))
    made = vehicle(desk, "AB12 CDE")
    assert (made.base_id, made.seats, made.marked, made.from_day) == (1, 7, 0, DAY)
    assert done.label == "Add AB12 CDE at Romford"
    desk.undo()
    with desk.reader() as reader:
        assert "AB12 CDE" not in {row.registration for row in reader.every(Vehicle)}


def test_the_first_vehicle_of_an_empty_file_makes_its_base(tmp_path: Path) -> None:
    path = tmp_path / "none.bcu"
    clock = a_fleet_desk(tmp_path).clock
    create_file(path, NewFile(kind="none"), clock)
    desk = Desk(path, clock)
    desk.do(_add(base="New Yard", borough="Havering"))
    with desk.reader() as reader:
        (base,) = reader.every(Base)
    assert (base.code, base.name) == ("NEWYARD", "New Yard")
    assert base.lat_micro > 51_000_000
    assert vehicle(desk, "AB12 CDE").base_id == base.id


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"registration": KLM.lower()}, "vehicle_exists", "registration"),
        ({"registration": "BX-16"}, "bad_registration", "registration"),
        ({"registration": " "}, "empty_text", "registration"),
        ({"kind": "tank"}, "unknown_vehicle_kind", "kind"),
        ({"seats": 0}, "bad_seats", "seats"),
        ({"base": "Nowhere"}, "unknown_base", "base"),
        ({"base": "Nowhere", "borough": "Atlantis"}, "unknown_borough", "borough"),
    ],
)
def test_each_refusal_names_its_field(
    made: Path, tmp_path: Path, fields: dict[str, object], code: str, field: str
) -> None:
    desk = copied(made, tmp_path)
    with pytest.raises(Refused) as caught:
        desk.do(_add(**fields))
    assert (caught.value.code, caught.value.facts["field"]) == (code, field)
    assert desk.undo_label() is None


def test_a_vehicle_added_for_later_is_not_in_service_before(tmp_path: Path) -> None:
    desk = a_fleet_desk(tmp_path)
    desk.do(_add(from_day=date(2017, 2, 1)))
    assert not vehicle(desk, "AB12 CDE").on(DAY)


def test_a_room_a_pool_and_a_person_are_put_on_the_books_alike(tmp_path: Path) -> None:
    desk = a_shared_desk(tmp_path)
    desk.do(_add(registration="KD-ROOM-2", kind="briefing_room", title="Room 2", seats=20))
    desk.do(_add(registration="KD-CAM", kind="radio", title="Spares", amount=40, seats=0))
    desk.do(_add(registration="KD-FLO-2", kind="liaison", person="412KD", seats=0))
    assert vehicle(desk, "KD-ROOM-2").name == "Room 2"
    assert vehicle(desk, "KD-CAM").amount == 40
    assert vehicle(desk, "KD-FLO-2").person_id == 100
    for fields in ({"amount": 2}, {"kind": "radio", "amount": 0, "registration": "X-1"}):
        with pytest.raises(Refused, match="bad_amount"):
            desk.do(_add(**fields))
