"""What the inspector says."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.bookings.model.inspected import inspected
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.queries.vehicles import VehicleRow
from tests.features.bookings.small import KLM, KNE, NOW, VAN


def test_a_booking_says_who_has_it_and_when_it_is_due_back(loaded: Loaded) -> None:
    shown = inspected(loaded, "EA-01-0500", NOW)
    assert shown is not None
    assert (shown.registration, shown.state, shown.head) == (KLM, "Out now", "Patrol")
    assert shown.lines == (
        "Mon 23 Jan 2017, 10:00–12:00 (2 h)",
        "Havering · EA-01-0500 · confirmed",
    )
    assert (shown.who, shown.initials, shown.collar) == (
        "PC A. Tembo",
        "AT",
        "412KD · response driver",
    )
    assert shown.warning == "Authority ends Tue 14 Feb, in 22 days"
    assert ("Due back", "12:00, in 1 h 20 min") in shown.facts
    assert ("Turn-round", "15 min, to 12:15") in shown.facts
    assert shown.verbs == ("move", "cancel", "copy", "off_road")


def test_a_pending_one_can_be_approved_and_names_no_driver(loaded: Loaded) -> None:
    shown = inspected(loaded, "EA-01-0502", NOW)
    assert shown is not None
    assert "approve" in shown.verbs
    assert (shown.who, shown.collar, shown.warning) == (
        "No driver named",
        "Needs response driver",
        "",
    )


def test_a_vehicle_lists_its_bookings_and_what_is_off_the_road_comes_back(loaded: Loaded) -> None:
    klm, van, kne = (inspected(loaded, key, NOW) for key in (KLM, VAN, KNE))
    assert klm is not None
    assert van is not None
    assert kne is not None
    assert (klm.head, klm.state) == ("2 booked today", "On the road")
    assert klm.lines[0] == "10:00–12:00  PC A. Tembo"
    assert (van.state, van.verbs) == ("Off road", ("book_this", "back", "keep"))
    assert kne.head == "Nothing booked today"
    assert inspected(loaded, "NONE", NOW) is None


def test_a_clash_names_the_other_side(loaded: Loaded) -> None:
    first, second, *rest = loaded.board.bookings
    clashing = (
        replace(first, clash=second.reference, end_minute=second.start_minute + 30),
        replace(second, clash=first.reference),
    )
    board = replace(loaded.board, bookings=(*clashing, *rest))
    shown = inspected(replace(loaded, board=board), first.reference, NOW)
    assert shown is not None
    assert shown.lines[-1].startswith("Clashes for 30 min with PC A. Tembo, 14:00–16:00")


def test_a_night_booking_is_due_back_on_its_day(loaded: Loaded) -> None:
    first, *rest = loaded.board.bookings
    night = replace(first, end_minute=first.start_minute + 1_080, override_reason="Agreed")
    board = replace(loaded.board, bookings=(night, *rest))
    shown = inspected(replace(loaded, board=board), night.reference, 0)
    assert shown is not None
    assert ("Due back", "Tue 24 Jan 2017, 04:00") in shown.facts
    assert ("Override", "Agreed") in shown.facts


def test_a_booking_of_a_pool_says_how_many_and_what_went_before_others(loaded: Loaded) -> None:
    first, *rest = loaded.board.bookings
    asked = replace(first, amount=2, priority=3, displaced_by="412KD", driver=None)
    pool = replace(_vehicle(loaded, first.vehicle), amount=4, authority="", turn_round_minutes=0)
    shown = inspected(_with(loaded, (asked, *rest), pool), first.reference, NOW)
    assert shown is not None
    assert shown.facts[2:] == (
        ("How many", "2 of 4"),
        ("Priority", "3 of 3"),
        ("Gave way to", "412KD"),
    )
    assert shown.about == f"{pool.kind_title}, 4 alike · {KLM} · {pool.base}"
    assert (shown.who, shown.collar) == (first.who, "Havering")


def test_a_pool_says_how_many_there_are_and_only_its_first_bookings(loaded: Loaded) -> None:
    first, *rest = loaded.board.bookings
    others = (replace(first, reference=f"EA-01-06{number:02}") for number in range(5))
    bookings = (first, *others, *rest)
    pool = replace(_vehicle(loaded, KLM), amount=4, authority="", seats=0, turn_round_minutes=0)
    shown = inspected(_with(loaded, bookings, pool), KLM, NOW)
    assert shown is not None
    assert shown.head == "7 booked today"
    assert (len(shown.lines), shown.lines[-1]) == (6, "and 2 more")
    assert shown.facts == (("How many", "4"), ("Turn-round", "none"))


def _vehicle(loaded: Loaded, registration: str) -> VehicleRow:
    found = loaded.vehicle(registration)
    assert found is not None
    return found


def _with(loaded: Loaded, bookings: tuple[BookingRow, ...], vehicle: VehicleRow) -> Loaded:
    """The same with other bookings, and with one vehicle as it is here."""
    others = (row for row in loaded.board.vehicles if row.registration != vehicle.registration)
    return replace(
        loaded, board=replace(loaded.board, bookings=bookings, vehicles=(vehicle, *others))
    )
