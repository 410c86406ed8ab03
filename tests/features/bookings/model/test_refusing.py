"""Where nothing is free, a booking that was refused can wait, or be noted as refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.booking import Book, CancelBooking
from bcu_desk.features.bookings.commands.waiting import JoinWaitingList, RecordRefusal
from bcu_desk.features.bookings.model.forms.refusing import unmet
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.work.command import Command
from tests.features.bookings.small import KLM, TEMBO, when

TIMES = {"start": when("14:00"), "end": when("15:00")}
BOOK = Book(vehicle=KLM, borough="Havering", purpose="Visit", driver=TEMBO, **TIMES)
NONE = Refused("vehicle_taken", free_vehicle=None)


def test_a_booking_can_wait_or_be_noted_as_refused(loaded: Loaded) -> None:
    found = dict(unmet(BOOK, NONE, loaded))
    asked = {"kind": "irv", "borough": "Havering", "purpose": "Visit", "driver": TEMBO, **TIMES}
    assert found == {
        "Wait for one": JoinWaitingList(**asked),
        "Note as refused": RecordRefusal(base="Romford", **asked),
    }


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (BOOK, Refused("vehicle_taken", free_vehicle="BX16 KNE")),
        (BOOK, Refused("driver_not_qualified")),
        (CancelBooking(booking="EA-01-0500"), NONE),
    ],
)
def test_where_another_is_free_or_nothing_was_booked_it_is_not_offered(
    loaded: Loaded, command: Command, refused: Refused
) -> None:
    assert list(unmet(command, refused, loaded)) == []


def test_a_vehicle_that_is_not_in_view_is_not_known(loaded: Loaded) -> None:
    assert list(unmet(BOOK, NONE, None)) == []
    empty = replace(loaded, board=replace(loaded.board, vehicles=()))
    assert list(unmet(BOOK, NONE, empty)) == []
