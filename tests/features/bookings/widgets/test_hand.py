"""A form, its ghost and its command; a refused one can be done in another way."""

from __future__ import annotations

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.booking import MoveBooking
from bcu_desk.features.bookings.commands.waiting import RecordRefusal
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.work.changes import Done
from tests.features.bookings.small import KMA, KNE, NOW, at, when
from tests.features.bookings.widgets.driven import Driven


def test_the_ghost_follows_the_form_and_goes_with_it(hand: Driven) -> None:
    gestures, board = hand.parts.gestures, hand.parts.timeline.gesture
    gestures.book(KMA, at("17:00"), at("18:00"))
    assert board.asked == Proposal(KMA, at("17:00"), at("18:00"))
    hand.form().set_value("end", when("18:30"))
    assert board.asked == Proposal(KMA, at("17:00"), at("18:30"))
    hand.form().set_value("end", when("16:30"))
    assert board.asked is None
    hand.form().set_value("end", "2017-10-29T01:30")
    assert board.asked is None, "a time that comes twice has no place yet"
    hand.parts.hand.close()
    assert board.asked is None
    assert hand.parts.side.form is None


def test_the_form_closes_when_its_command_is_done(hand: Driven) -> None:
    hand.parts.gestures.book(KMA, at("17:00"), at("18:00"))
    hand.form().set_value("purpose", "Visit")
    hand.form().send()
    assert hand.parts.side.form is not None
    assert hand.doing.done is not None
    hand.doing.done(Done("Book", frozenset(), (), ()))
    assert hand.parts.side.form is None


def test_fixes_send_the_same_command_with_other_values(hand: Driven) -> None:
    gestures = hand.parts.gestures
    refused = Refused("vehicle_taken", free_vehicle=KNE, free_base="Dagenham")
    assert hand.parts.hand.fixes(refused) == ()
    gestures.drop(Proposal(KMA, at("17:00"), at("19:00"), "EA-01-0501"))
    ((label, mend),) = hand.parts.hand.fixes(refused)
    assert label == "Take BX16 KNE at Dagenham"
    mend()
    last = hand.doing.sent[-1]
    assert isinstance(last, MoveBooking)
    assert (last.vehicle, last.start) == (KNE, "2017-01-23T17:00Z")
    gestures.start("cancel", "EA-01-0501", NOW)
    assert hand.parts.hand.fixes(refused) == (), "a cancellation has no vehicle to change"


def test_where_nothing_is_free_one_waits_or_notes_it_as_refused(hand: Driven) -> None:
    hand.parts.gestures.book(KMA, at("14:00"), at("15:00"))
    hand.form().set_value("purpose", "Visit")
    hand.form().send()
    labels = [label for label, _ in hand.parts.hand.fixes(Refused("vehicle_off_road"))]
    assert labels[-2:] == ["Wait for one", "Note as refused"]
    hand.parts.hand.fixes(Refused("vehicle_off_road"))[-1][1]()
    assert isinstance(hand.doing.sent[-1], RecordRefusal)
