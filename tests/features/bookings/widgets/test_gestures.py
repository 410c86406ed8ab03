"""Forms and drops become commands; a refused one can be done in another way."""

from __future__ import annotations

from bcu_desk.features.bookings.commands.booking import (
    ApproveBooking,
    Book,
    CancelBooking,
    MoveBooking,
)
from bcu_desk.features.bookings.commands.limits import SetSpareMinimum
from bcu_desk.features.bookings.commands.off_road import BackOnRoad, MarkOffRoad
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.kit.timeline.rows import Proposal
from tests.features.bookings.small import DAY, KLM, KMA, KNE, NOW, VAN, at, when
from tests.features.bookings.widgets.driven import Driven


def test_a_drop_moves_by_exact_minutes(hand: Driven) -> None:
    hand.parts.gestures.drop(Proposal(KMA, at("17:00"), at("19:00"), "EA-01-0501"))
    assert hand.doing.sent == [
        MoveBooking(
            booking="EA-01-0501",
            vehicle=KMA,
            start="2017-01-23T17:00Z",
            end="2017-01-23T19:00Z",
        )
    ]


def test_each_verb_sends_its_command(hand: Driven) -> None:
    gestures = hand.parts.gestures
    gestures.start("cancel", "EA-01-0500", NOW)
    gestures.start("approve", "EA-01-0502", NOW)
    gestures.start("off_road", KNE, NOW)
    hand.form().set_value("reason", "defect")
    hand.form().send()
    gestures.start("back", VAN, NOW)
    hand.form().send()
    gestures.start("move", "EA-01-0501", NOW)
    hand.form().send()
    assert hand.doing.sent == [
        CancelBooking(booking="EA-01-0500"),
        ApproveBooking(booking="EA-01-0502"),
        MarkOffRoad(vehicle=KNE, reason="defect", start=when("10:45")),
        BackOnRoad(vehicle=VAN, at=when("10:45")),
        MoveBooking(booking="EA-01-0501", vehicle=KLM, start=when("14:00"), end=when("16:00")),
    ]


def test_some_are_kept_free_from_a_vehicle_or_from_its_base_and_kind(hand: Driven) -> None:
    for key, base, amount in ((KNE, "Dagenham", 1), ("Romford/irv/2", "Romford", 2)):
        hand.parts.gestures.start("keep", key, NOW)
        values = {"kind": "irv", "base": base, "amount": amount, "from": DAY}
        assert hand.form().values() == values
    hand.form().set_value("amount", 1)
    hand.form().send()
    assert hand.doing.sent == [SetSpareMinimum(kind="irv", base="Romford", amount=1, from_day=DAY)]


def test_a_new_booking_begins_where_the_vehicle_is_free(hand: Driven) -> None:
    hand.parts.gestures.start("book_this", KNE, NOW)
    assert hand.form().values()["start"] == when("10:45")
    hand.parts.gestures.start("book_this", KLM, NOW)
    assert hand.form().values()["start"] == when("16:15")
    hand.parts.gestures.start("book_this", KNE, NOW + 10**6)
    assert hand.form().values()["start"] == when("08:00")


def test_only_what_was_found_is_booked_as_found(hand: Driven, asked: Loaded) -> None:
    gestures = hand.parts.gestures
    assert not gestures.book_found(KNE)
    hand.parts.hand.loaded = asked
    assert not gestures.book_found(VAN)
    assert gestures.book_found(KNE)
    hand.form().set_value("purpose", "Visit")
    hand.form().send()
    assert hand.doing.sent == [
        Book(
            vehicle=KNE,
            borough="E09000002",
            start=when("12:30"),
            end=when("13:30"),
            purpose="Visit",
        )
    ]


def test_nothing_starts_before_the_page_has_loaded(hand: Driven) -> None:
    hand.parts.hand.loaded = None
    hand.parts.gestures.start("book_this", KLM, NOW)
    hand.parts.gestures.move("EA-01-0500")
    assert hand.parts.side.form is None


def test_other_verbs_can_be_added(hand: Driven) -> None:
    begun: list[tuple[str, int]] = []
    hand.parts.gestures.more["issue"] = lambda key, now: begun.append((key, now))
    hand.parts.gestures.start("issue", "EA-01-0500", NOW)
    assert begun == [("EA-01-0500", NOW)]


def test_a_copy_begins_with_what_the_booking_says(hand: Driven) -> None:
    hand.parts.gestures.start("copy", "EA-01-0501", NOW)
    values = hand.form().values()
    assert (values["vehicle"], values["purpose"], values["driver"]) == (KLM, "Warrant", "412KD")
    assert values["start"] == when("14:00")
