"""What the inspector says."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.bookings.model.inspected import inspected
from bcu_desk.features.bookings.model.loaded import Loaded
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
