"""Book, move, cancel and approve: what they write, and that a refusal writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bcu_desk.domain.fleet import Booking, BookingState, OffRoad
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.booking import (
    ApproveBooking,
    Book,
    CancelBooking,
    MoveBooking,
)
from bcu_desk.store.books import step
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from tests.features.bookings.small import (
    KLM,
    KMA,
    KNE,
    LINDQVIST,
    TEMBO,
    VAN,
    a_fleet_desk,
    at,
    booked,
    copied,
    when,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """BX16 KLM is booked 12:00–14:00, pending 18:00–19:00, cancelled 20:00–21:00."""
    return a_fleet_desk(
        tmp_path_factory.mktemp("booking"),
        booked(500, "12:00", "14:00", driver_id=100),
        booked(501, "18:00", "19:00", state=BookingState.PENDING),
        booked(502, "20:00", "21:00", state=BookingState.CANCELLED),
        OffRoad(id=600, vehicle_id=302, reason="defect", start_minute=at("20:00")),
    ).path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file."""
    return copied(made, tmp_path)


def _book(start: str, end: str, **fields: object) -> Book:
    known = {"vehicle": KLM, "borough": "Havering", "purpose": "Visit"}
    return Book(start=when(start), end=when(end), **{**known, **fields})  # type: ignore[arg-type]


def _rows(desk: Desk) -> tuple[Booking, ...]:
    with desk.reader() as reader:
        return reader.every(Booking)


def _refused(desk: Desk, command: Command) -> Refused:
    """The refusal of a command, which wrote nothing."""
    before = _rows(desk)
    with pytest.raises(Refused) as caught:
        desk.do(command)
    assert _rows(desk) == before
    assert desk.undo_label() is None
    told = sentence(caught.value.code, caught.value.facts)
    assert "{" not in told
    assert "none" not in told
    return caught.value


def test_a_booking_is_written_whole_named_and_undone(desk: Desk) -> None:
    before = _rows(desk)
    done = desk.do(_book("14:15", "15:00", driver=TEMBO, purpose="  Scene guard "))
    made = next(row for row in _rows(desk) if row.id not in {old.id for old in before})
    assert made.reference == "EA-01-0503"
    assert (made.vehicle_id, made.driver_id, made.booked_by) == (300, 100, "PS Test")
    assert (made.start_minute, made.end_minute) == (at("14:15"), at("15:00"))
    assert (made.purpose, made.state) == ("Scene guard", BookingState.CONFIRMED)
    assert done.label == "Book BX16 KLM for Havering, Mon 23 Jan 14:15–15:00"
    assert "booking" in done.changed
    desk.undo()
    assert _rows(desk) == before
    desk.redo()
    assert made in _rows(desk)


def test_a_second_booking_names_who_from_to_overlap_and_what_is_free(desk: Desk) -> None:
    refused = _refused(desk, _book("13:00", "15:00"))
    assert refused.code == "vehicle_taken"
    assert {
        "vehicle": KLM,
        "who": "Ada Tembo 412KD",
        "from": "Mon 23 Jan 12:00",
        "to": "Mon 23 Jan 14:00",
        "overlap_minutes": 60,
        "free_vehicle": KMA,
        "free_base": "Romford",
        "free_start": "2017-01-23T14:15Z",
        "free_end": "2017-01-23T16:15Z",
    }.items() <= refused.facts.items()
    told = sentence(refused.code, refused.facts)
    assert "BX16 KMA at Romford is free then" in told
    assert "BX16 KLM is free from Mon 23 Jan 14:15" in told


def test_what_a_refusal_proposes_works(desk: Desk) -> None:
    facts = _refused(desk, _book("13:00", "15:00")).facts
    desk.do(_book("13:00", "15:00", vehicle=facts["free_vehicle"]))
    later = Book(
        vehicle=KLM,
        borough="Havering",
        purpose="Visit",
        start=str(facts["free_start"]),
        end=str(facts["free_end"]),
    )
    desk.do(later)
    assert len(_rows(desk)) == 5


def test_another_base_is_proposed_only_when_the_own_one_has_none(desk: Desk) -> None:
    desk.do(_book("13:00", "15:00", vehicle=KMA))
    with pytest.raises(Refused) as caught:
        desk.do(_book("13:00", "15:00"))
    assert caught.value.facts["free_vehicle"] == KNE


def test_the_turn_round_is_kept_unless_there_is_a_reason(desk: Desk) -> None:
    assert _refused(desk, _book("14:05", "15:00")).code == "turn_round"
    assert _refused(desk, _book("11:00", "11:50")).code == "turn_round"
    desk.do(_book("14:05", "15:00", override="Fuelled on the way"))
    assert _rows(desk)[-1].override_reason == "Fuelled on the way"


def test_a_reason_never_lets_two_bookings_pass(desk: Desk) -> None:
    refused = _refused(desk, _book("13:59", "15:00", override="Urgent"))
    assert (refused.code, refused.facts["overlap_minutes"]) == ("vehicle_taken", 1)


def test_pending_and_cancelled_bookings_keep_nobody_out(desk: Desk) -> None:
    desk.do(_book("18:00", "21:00"))
    refused = None
    try:
        desk.do(ApproveBooking(booking="EA-01-0501"))
    except Refused as caught:
        refused = caught.code
    assert refused == "vehicle_taken"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"vehicle": "XX00 XXX"}, "unknown_vehicle", "vehicle"),
        ({"borough": "Camden"}, "unknown_borough", "borough"),
        ({"driver": "999ZZ"}, "unknown_person", "driver"),
        ({"driver": LINDQVIST}, "driver_not_qualified", "driver"),
        ({"vehicle": VAN, "driver": TEMBO}, "driver_not_qualified", "driver"),
        ({"purpose": " "}, "empty_text", "purpose"),
        ({"purpose": "x" * 201}, "too_long", "purpose"),
        ({"override": ""}, "empty_text", "override"),
        ({"end": when("15:00")}, "ends_before_start", "end"),
        ({"end": "2017-03-23T15:00"}, "booking_too_long", "end"),
        ({"start": "tomorrow"}, "bad_time", "start"),
        ({"start": "2017-02-30T10:00"}, "bad_time", "start"),
        ({"start": "2017-03-26T01:30", "end": "2017-03-26T09:00"}, "time_never", "start"),
        ({"start": "2017-10-28T22:00", "end": "2017-10-29T01:30"}, "time_twice", "end"),
        (
            {"vehicle": VAN, "start": when("19:00"), "end": when("21:00")},
            "vehicle_off_road",
            "vehicle",
        ),
        (
            {"start": "2017-01-08T22:00", "end": "2017-01-09T02:00"},
            "vehicle_not_in_service",
            "vehicle",
        ),
    ],
)  # fmt: skip
def test_each_refusal_names_its_field(
    desk: Desk, fields: dict[str, str], code: str, field: str
) -> None:
    known = {"vehicle": KLM, "borough": "Havering", "purpose": "Visit"}
    times = {"start": when("15:00"), "end": when("16:00")}
    refused = _refused(desk, Book(**{**known, **times, **fields}))
    assert (refused.code, refused.facts["field"]) == (code, field)


def test_an_hour_that_comes_twice_is_booked_by_its_offset(desk: Desk) -> None:
    first, second = "2017-10-29T01:30+01:00", "2017-10-29T01:30+00:00"
    desk.do(Book(vehicle=KMA, borough="Havering", purpose="Night", start=first, end=second))
    made = _rows(desk)[-1]
    assert made.end_minute - made.start_minute == 60


def test_a_driver_is_let_pass_with_a_reason(desk: Desk) -> None:
    desk.do(_book("15:00", "16:00", driver=LINDQVIST, override="Under instruction"))
    assert _rows(desk)[-1].driver_id == 101


def test_an_authority_that_ends_before_the_booking_does_not_count(desk: Desk) -> None:
    command = Book(
        vehicle=KLM,
        borough="Havering",
        purpose="Night",
        driver=TEMBO,
        start="2017-02-13T22:00",
        end="2017-02-14T06:00",
    )
    assert _refused(desk, command).code == "driver_not_qualified"


def test_a_move_keeps_the_length_and_can_change_the_vehicle(desk: Desk) -> None:
    before = _rows(desk)
    done = desk.do(MoveBooking(booking="EA-01-0500", start=when("15:00"), vehicle=KMA))
    moved = _rows(desk)[0]
    assert (moved.vehicle_id, moved.start_minute, moved.end_minute) == (
        301,
        at("15:00"),
        at("17:00"),
    )
    assert done.label == "Move EA-01-0500 to BX16 KMA, Mon 23 Jan 15:00–17:00"
    desk.undo()
    assert _rows(desk) == before


def test_a_move_is_not_in_its_own_way_and_an_end_can_be_moved(desk: Desk) -> None:
    desk.do(MoveBooking(booking="EA-01-0500", start=when("12:30"), end=when("14:15")))
    moved = _rows(desk)[0]
    assert (moved.start_minute, moved.end_minute) == (at("12:30"), at("14:15"))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (MoveBooking(booking="EA-01-0999"), "unknown_booking"),
        (MoveBooking(booking="EA-01-0502", start=when("22:00")), "booking_cancelled"),
        (MoveBooking(booking="EA-01-0500", end=when("11:00")), "ends_before_start"),
        (MoveBooking(booking="EA-01-0500", vehicle=VAN), "driver_not_qualified"),
        (CancelBooking(booking="EA-01-0502"), "booking_cancelled"),
        (CancelBooking(booking="EA-01-0500", reason=" "), "empty_text"),
        (ApproveBooking(booking="EA-01-0500"), "not_pending"),
        (ApproveBooking(booking="EA-01-0998"), "unknown_booking"),
    ],
)
def test_other_gestures_refuse_and_write_nothing(desk: Desk, command: Command, code: str) -> None:
    assert _refused(desk, command).code == code


def test_a_move_onto_another_booking_is_refused(desk: Desk) -> None:
    desk.do(_book("15:00", "16:00"))
    before = _rows(desk)
    with pytest.raises(Refused, match="vehicle_taken"):
        desk.do(MoveBooking(booking="EA-01-0500", start=when("14:00")))
    assert _rows(desk) == before


def test_a_pending_booking_moves_freely_and_is_checked_when_approved(desk: Desk) -> None:
    desk.do(MoveBooking(booking="EA-01-0501", start=when("13:00")))
    with pytest.raises(Refused, match="vehicle_taken"):
        desk.do(ApproveBooking(booking="EA-01-0501"))
    desk.do(MoveBooking(booking="EA-01-0501", start=when("16:00")))
    done = desk.do(ApproveBooking(booking="EA-01-0501"))
    assert done.label == "Approve booking EA-01-0501"
    assert _rows(desk)[1].state is BookingState.CONFIRMED
    desk.undo()
    assert _rows(desk)[1].state is BookingState.PENDING


def test_why_a_booking_was_cancelled_is_kept_in_the_history(desk: Desk) -> None:
    desk.do(CancelBooking(booking="EA-01-0500", reason="Job stood down"))
    with desk.reader() as reader:
        kept = reader.rows(select(step.c.reason).order_by(step.c.tx.desc()).limit(1))
    assert [row.reason for row in kept] == ["Job stood down"]


def test_a_cancelled_booking_stays_on_record_and_frees_its_time(desk: Desk) -> None:
    desk.do(CancelBooking(booking="EA-01-0500", reason="Not needed"))
    assert _rows(desk)[0].state is BookingState.CANCELLED
    desk.do(_book("12:00", "14:00"))
    assert len(_rows(desk)) == 4


def test_a_cancellation_is_undone_once_what_took_its_place_is_undone(desk: Desk) -> None:
    desk.do(CancelBooking(booking="EA-01-0500"))
    other = Desk(desk.path, desk.clock, actor="PS Other")
    other.do(_book("12:00", "14:00"))
    other.undo()
    desk.undo()
    assert _rows(desk)[0].state is BookingState.CONFIRMED
