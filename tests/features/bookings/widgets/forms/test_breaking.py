"""The off-road form lists what it breaks, and swaps what is ticked in the same step."""

from __future__ import annotations

from PySide6.QtCore import Qt

from bcu_desk.features.bookings.commands.booking import CancelBooking, MoveBooking
from bcu_desk.features.bookings.commands.off_road import MarkOffRoad
from bcu_desk.features.bookings.widgets.forms.breaking import Breaking
from tests.features.bookings.small import KLM, KMA, NOW, at, when
from tests.features.bookings.widgets.driven import Driven


def test_ticked_swaps_go_first_in_one_step(hand: Driven) -> None:
    hand.parts.gestures.off_road(KLM, at("09:00"))
    form = hand.form()
    part = form.findChild(Breaking)
    assert isinstance(part, Breaking)
    ticks = part.swaps.list
    assert [ticks.item(row).text() for row in range(ticks.count())] == [
        f"23 Jan 10:00   → {KMA}",
        f"23 Jan 14:00   → {KMA}",
    ]
    assert form.said() == "2 bookings are broken: 2 swapped, 0 left as they are."
    assert form.submit.text() == "Mark off road, swap 2"
    ticks.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert form.said() == "2 bookings are broken: 1 swapped, 1 left as they are."
    form.set_value("reason", "defect")
    form.send()
    assert hand.doing.sent == [
        MoveBooking(booking="EA-01-0501", vehicle=KMA),
        MarkOffRoad(vehicle=KLM, reason="defect", start=when("09:00")),
    ]


def test_a_pending_booking_is_declined_with_a_reason(hand: Driven) -> None:
    hand.parts.gestures.start("decline", "EA-01-0502", NOW)
    hand.form().set_value("reason", "No driver that day")
    hand.form().send()
    assert hand.doing.sent == [CancelBooking(booking="EA-01-0502", reason="No driver that day")]
