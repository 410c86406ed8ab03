"""What would work instead."""

from __future__ import annotations

import pytest

from bcu_desk.domain.fleet import Loan, Vehicle
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.rules.instead import Instead, instead, others, ways_out
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.unit import Unit
from tests.features.bookings.sharing import RADIOS, a_shared_desk
from tests.features.bookings.small import KLM, KMA, KNE, at, booked

NOON_TO_ONE = Span(at("12:00"), at("13:00"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """BX16 KLM is booked 12:00–14:00, two of three radios 12:00–13:00; BX16 KMA is lent."""
    return a_shared_desk(
        tmp_path_factory.mktemp("instead"),
        booked(500, "12:00", "14:00"),
        booked(501, "12:00", "13:00", vehicle_id=321, amount=2),
        Loan(
            id=800,
            vehicle_id=301,
            borough_id=9000002,
            lent_by="PS Test",
            out_minute=at("08:00"),
            due_minute=at("18:00"),
        ),
    )


def _asked(desk: Desk, plate: str, **fields: object) -> dict[str, tuple[str, int, int]]:
    with desk.reader() as reader:
        unit = Unit(reader.connection, Clock())
        row = unit.named(Vehicle, registration=plate)
        found = ways_out(unit, Instead(row, NOON_TO_ONE, **fields))  # type: ignore[arg-type]
    return {fix.kind: (fix.registration, fix.start, fix.end) for fix in found}


def test_another_of_the_kind_the_nearest_first_and_a_later_start(desk: Desk) -> None:
    assert _asked(desk, KLM) == {
        "vehicle": (KMA, at("12:00"), at("13:00")),
        "later": (KLM, at("14:15"), at("15:15")),
    }


def test_what_is_lent_elsewhere_is_not_offered(desk: Desk) -> None:
    assert _asked(desk, KLM, borough_id=9000016)["vehicle"][0] == KNE
    assert _asked(desk, KLM, borough_id=9000002)["vehicle"][0] == KMA


def test_a_pool_is_later_free_for_as_many(desk: Desk) -> None:
    assert _asked(desk, RADIOS, amount=2) == {"later": (RADIOS, at("13:30"), at("14:30"))}
    assert _asked(desk, RADIOS, amount=1) == {}


def test_the_facts_name_it_in_words(desk: Desk) -> None:
    with desk.reader() as reader:
        unit = Unit(reader.connection, Clock())
        row = unit.named(Vehicle, registration=KLM)
        facts = instead(unit, Instead(row, NOON_TO_ONE))
        assert [other.registration for other in others(unit, row)] == [KMA, KNE]
    assert (facts["free_vehicle"], facts["free_base"]) == (KMA, "Romford")
    assert facts["instead"] == (
        "BX16 KLM is free from Mon 23 Jan 14:15; BX16 KMA at Romford is free then"
    )
