"""Lend to another borough and have back; bookings for others are kept out meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.features.bookings.commands.loans import GiveBack, Lend
from bcu_desk.features.bookings.queries.sharing.loans import LoanRow, Loans
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import a_shared_desk, refused, told
from tests.features.bookings.small import KLM, KMA, VIEW, booked, copied, when

LEND = Lend(vehicle=KLM, borough="Barking and Dagenham", start=when("08:00"), due=when("11:00"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """BX16 KLM is booked 09:00–10:00 for Havering."""
    return a_shared_desk(tmp_path_factory.mktemp("loans"), booked(500, "09:00", "10:00")).path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file."""
    return copied(made, tmp_path)


def _loans(desk: Desk, **fields: object) -> tuple[LoanRow, ...]:
    with desk.reader() as reader:
        return Loans(**fields).rows(reader, VIEW)  # type: ignore[arg-type]


def test_a_loan_is_told_with_the_bookings_it_breaks(desk: Desk) -> None:
    assert told(desk, LEND)["loan_breaks_bookings"]["bookings"] == ("EA-01-0500",)
    row = _loans(desk, at=when("10:00"))[0]
    assert (row.from_borough, row.to_borough, row.late_minutes) == (
        "Havering",
        "Barking and Dagenham",
        0,
    )


def test_what_is_not_back_in_time_is_overdue(desk: Desk) -> None:
    desk.do(LEND)
    assert _loans(desk, at=when("10:00"), overdue=True) == ()
    assert [row.late_minutes for row in _loans(desk, overdue=True)] == [60]  # at noon
    desk.do(GiveBack(vehicle=KLM, at=when("11:30")))
    assert _loans(desk) == ()
    assert [row.late_minutes for row in _loans(desk, every=True)] == [30]


def test_a_loan_keeps_other_boroughs_out(desk: Desk) -> None:
    desk.do(LEND)
    known = {"vehicle": KLM, "start": when("10:15"), "end": when("11:00"), "purpose": "Visit"}
    havering = Book(borough="Havering", **known)
    found = refused(lambda: desk.do(havering))
    assert (found.code, found.facts["free_vehicle"]) == ("vehicle_on_loan", KMA)
    desk.do(Book(borough="Barking and Dagenham", **known))


def test_odd_loans_are_refused(desk: Desk) -> None:
    own = Lend(vehicle=KLM, borough="Havering", start=LEND.start, due=LEND.due)
    backwards = Lend(vehicle=KLM, borough=LEND.borough, start=LEND.due, due=LEND.start)
    for command, code in (
        (own, "lent_to_its_own"),
        (backwards, "bad_loan_times"),
        (GiveBack(vehicle=KLM, at=when("11:00")), "not_lent"),
    ):
        assert refused(lambda one=command: desk.do(one)).code == code
    desk.do(LEND)
    again = Lend(vehicle=KLM, borough=LEND.borough, start=when("12:00"), due=when("13:00"))
    assert refused(lambda: desk.do(again)).code == "lent_already"
