"""What the forms offer, in which order."""

from __future__ import annotations

import pytest

from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.widgets.lending import offered
from tests.features.bookings.lists import SERVICED, a_busy_desk, read_of
from tests.features.bookings.small import KLM, KMA, KNE, TEMBO, VAN


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Lists:
    """What the lists show of vehicles."""
    return read_of(a_busy_desk(tmp_path_factory.mktemp("offered")))


def test_what_is_booked_comes_first_and_what_is_out_last(lists: Lists) -> None:
    found = offered.to_issue(lists)
    assert found[0].key == VAN
    assert [(row.key, row.detail) for row in found[-2:]] == [(KLM, "keys out"), (KMA, "keys out")]


def test_only_what_is_out_comes_back(lists: Lists) -> None:
    assert [(row.key, row.detail) for row in offered.that_are_out(lists)] == [
        (KMA, "PS Test"),
        (KLM, "PC A. Tembo"),
    ]
    assert [(row.key, row.detail) for row in offered.on_loan(lists)] == [(KNE, "Havering")]


def test_what_is_lent_already_comes_last(lists: Lists) -> None:
    found = offered.to_lend(lists)
    assert (found[-1].key, found[-1].detail) == (KNE, "on loan")
    assert SERVICED in {row.key for row in found}


def test_bookings_are_those_of_the_vehicle_and_the_next_is_told(lists: Lists) -> None:
    assert [row.label for row in offered.bookings_of(lists, VAN)] == ["12:00–14:00, Patrol"]
    assert len(offered.bookings_of(lists, "")) == 2
    found = offered.next_booking(lists, VAN)
    assert found is not None
    assert found.reference == "EA-01-0501"
    assert offered.next_booking(lists, KLM) is None


def test_people_kinds_and_places(lists: Lists) -> None:
    assert [row.key for row in offered.drivers(lists)] == [TEMBO]
    assert ("station_van", "Station van") in {(row.key, row.label) for row in offered.kinds(lists)}
    assert [row.key for row in offered.bases(lists)] == ["Dagenham", "Romford"]
    assert {"E09000002", "E09000016"} <= {row.key for row in offered.boroughs(lists)}
    assert offered.is_driven(lists)
