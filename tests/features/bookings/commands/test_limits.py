"""What stays free at a base, and a borough's hours in a week."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import SpareMinimum
from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.features.bookings.commands.limits import SetQuota, SetSpareMinimum
from bcu_desk.features.bookings.commands.off_road import MarkOffRoad
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import a_shared_desk, refused, told
from tests.features.bookings.small import KLM, KMA, booked, copied, when

FIRST = date(2017, 1, 9)
SPARE = SetSpareMinimum(kind="irv", base="Romford", amount=1, from_day=FIRST)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of two IRVs at Romford, BX16 KLM is booked 12:00–14:00."""
    return a_shared_desk(tmp_path_factory.mktemp("limits"), booked(500, "12:00", "14:00")).path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file."""
    return copied(made, tmp_path)


def _book(start: str, end: str, **fields: object) -> Book:
    known = {"vehicle": KMA, "borough": "Havering", "purpose": "Visit"}
    return Book(start=when(start), end=when(end), **{**known, **fields})  # type: ignore[arg-type]


def test_the_last_spare_is_not_booked_without_a_reason(desk: Desk) -> None:
    desk.do(SPARE)
    found = refused(lambda: desk.do(_book("13:30", "15:00")))
    assert (found.code, found.facts["left"]) == ("spare_needed", 0)
    desk.do(_book("14:00", "15:00"))
    desk.do(_book("12:00", "13:00", override="The only driver at hand"))


@pytest.mark.parametrize(
    ("start", "end", "told_of"),
    [("11:00", "12:00", False), ("11:00", "12:01", True), ("14:00", None, False),
     ("13:59", None, True)],
)  # fmt: skip
def test_too_few_left_free_is_told_when_a_vehicle_goes_off_the_road(
    desk: Desk, start: str, end: str | None, told_of: bool
) -> None:
    desk.do(SPARE)
    gone = MarkOffRoad(
        vehicle=KMA, reason="mot", start=when(start), end=None if end is None else when(end)
    )
    found = told(desk, gone)
    assert set(found) == ({"too_few_free"} if told_of else set())
    if told_of:
        assert (found["too_few_free"]["least"], found["too_few_free"]["left"]) == (1, 0)


def test_another_number_from_a_day_ends_the_one_before(desk: Desk) -> None:
    desk.do(SPARE)
    day = date(2017, 2, 1)
    desk.do(SetSpareMinimum(kind="irv", base="KD", amount=0, from_day=day))
    with desk.reader() as reader:
        rows = [(row.amount, row.to_day) for row in reader.every(SpareMinimum)]
    assert rows == [(1, day), (0, None)]
    desk.do(SPARE)
    with desk.reader() as reader:
        assert [(row.amount, row.to_day) for row in reader.every(SpareMinimum)] == [(1, None)]


def test_a_passed_quota_is_told_and_not_refused(desk: Desk) -> None:
    desk.do(SetQuota(kind="irv", borough="Havering", hours=3, from_day=FIRST))
    assert not told(desk, _book("09:00", "10:00"))
    notice = told(desk, _book("15:00", "16:30"))["quota_passed"]
    assert (notice["hours"], notice["booked"]) == (3, 5)
    assert not told(desk, _book("15:00", "16:00", vehicle=KLM, borough="Barking and Dagenham"))


def test_an_odd_number_is_refused(desk: Desk) -> None:
    odd = SetQuota(kind="irv", borough="Havering", hours=-1, from_day=FIRST)
    assert refused(lambda: desk.do(odd)).code == "bad_amount"
