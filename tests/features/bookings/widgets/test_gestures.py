"""Forms and drops become commands; a refused one can be done in another way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.booking import (
    ApproveBooking,
    Book,
    CancelBooking,
    MoveBooking,
)
from bcu_desk.features.bookings.commands.off_road import BackOnRoad, MarkOffRoad
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.parts import Parts
from bcu_desk.kit.form import Form
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command
from tests.features.bookings.small import KLM, KMA, KNE, NOW, VAN, at, when


@dataclass
class Doing:
    """Takes the commands that gestures send."""

    sent: list[Command] = field(default_factory=list)
    done: Callable[[Done], object] | None = None

    def __call__(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        del form
        self.sent += commands
        self.done = on_done


@dataclass
class Hand:
    """Gestures over the parts of a page."""

    parts: Parts
    doing: Doing

    def form(self) -> Form:
        """The form that is open."""
        form = self.parts.side.form
        assert form is not None
        return form


@pytest.fixture
def hand(qtbot: QtBot, light: QApplication, loaded: Loaded) -> Iterator[Hand]:
    """The parts of a page that has loaded the day."""
    doing = Doing()
    parts = Parts(doing, writable=True)
    qtbot.addWidget(parts)
    parts.gestures.loaded = loaded
    parts.show()
    return Hand(parts, doing)


def test_a_drop_moves_by_exact_minutes(hand: Hand) -> None:
    hand.parts.gestures.drop(Proposal(KMA, at("17:00"), at("19:00"), "EA-01-0501"))
    assert hand.doing.sent == [
        MoveBooking(
            booking="EA-01-0501",
            vehicle=KMA,
            start="2017-01-23T17:00Z",
            end="2017-01-23T19:00Z",
        )
    ]


def test_each_verb_sends_its_command(hand: Hand) -> None:
    gestures = hand.parts.gestures
    gestures.start("cancel", "EA-01-0500", NOW)
    gestures.start("approve", "EA-01-0502", NOW)
    gestures.start("off_road", "EA-01-0500", NOW)
    hand.form().set_value("reason", "defect")
    hand.form().send()
    gestures.start("back", VAN, NOW)
    hand.form().send()
    gestures.start("move", "EA-01-0501", NOW)
    hand.form().send()
    assert hand.doing.sent == [
        CancelBooking(booking="EA-01-0500"),
        ApproveBooking(booking="EA-01-0502"),
        MarkOffRoad(vehicle=KLM, reason="defect", start=when("10:45")),
        BackOnRoad(vehicle=VAN, at=when("10:45")),
        MoveBooking(booking="EA-01-0501", vehicle=KLM, start=when("14:00"), end=when("16:00")),
    ]


def test_a_new_booking_begins_where_the_vehicle_is_free(hand: Hand) -> None:
    hand.parts.gestures.start("book_this", KNE, NOW)
    assert hand.form().values()["start"] == when("10:45")
    hand.parts.gestures.start("book_this", KLM, NOW)
    assert hand.form().values()["start"] == when("16:15")
    hand.parts.gestures.start("book_this", KNE, NOW + 10**6)
    assert hand.form().values()["start"] == when("08:00")


def test_the_ghost_follows_the_form_and_goes_with_it(hand: Hand) -> None:
    gestures, board = hand.parts.gestures, hand.parts.timeline.gesture
    gestures.book(KMA, at("17:00"), at("18:00"))
    assert board.asked == Proposal(KMA, at("17:00"), at("18:00"))
    hand.form().set_value("end", when("18:30"))
    assert board.asked == Proposal(KMA, at("17:00"), at("18:30"))
    hand.form().set_value("end", when("16:30"))
    assert board.asked is None
    hand.form().set_value("end", "2017-10-29T01:30")
    assert board.asked is None, "a time that comes twice has no place yet"
    gestures.close()
    assert board.asked is None
    assert hand.parts.side.form is None


def test_the_form_closes_when_its_command_is_done(hand: Hand) -> None:
    hand.parts.gestures.book(KMA, at("17:00"), at("18:00"))
    hand.form().set_value("purpose", "Visit")
    hand.form().send()
    assert hand.parts.side.form is not None
    assert hand.doing.done is not None
    hand.doing.done(Done("Book", frozenset(), (), ()))
    assert hand.parts.side.form is None


def test_fixes_send_the_same_command_with_other_values(hand: Hand) -> None:
    gestures = hand.parts.gestures
    refused = Refused("vehicle_taken", free_vehicle=KNE, free_base="Dagenham")
    assert gestures.fixes(refused) == ()
    gestures.drop(Proposal(KMA, at("17:00"), at("19:00"), "EA-01-0501"))
    ((label, mend),) = gestures.fixes(refused)
    assert label == "Take BX16 KNE at Dagenham"
    mend()
    last = hand.doing.sent[-1]
    assert isinstance(last, MoveBooking)
    assert (last.vehicle, last.start) == (KNE, "2017-01-23T17:00Z")
    gestures.cancel("EA-01-0501")
    assert gestures.fixes(refused) == (), "a cancellation has no vehicle to change"


def test_only_what_was_found_is_booked_as_found(hand: Hand, asked: Loaded) -> None:
    gestures = hand.parts.gestures
    assert not gestures.book_found(KNE)
    gestures.loaded = asked
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


def test_nothing_starts_before_the_page_has_loaded(hand: Hand) -> None:
    hand.parts.gestures.loaded = None
    hand.parts.gestures.start("book_this", KLM, NOW)
    hand.parts.gestures.move("EA-01-0500")
    assert hand.parts.side.form is None
