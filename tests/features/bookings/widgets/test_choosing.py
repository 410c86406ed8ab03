"""What is chosen is shown beside the board, opened, and kept when other rows come."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from bcu_desk.features.bookings.model.content import Look, content
from bcu_desk.features.bookings.widgets.choosing import Choosing
from tests.features.bookings.small import KLM, NOW
from tests.features.bookings.widgets.driven import Driven

EARLY, LATE = "EA-01-0500", "EA-01-0501"


def _choosing(hand: Driven, unfolded: list[str]) -> Choosing:
    loaded = hand.parts.hand.loaded
    assert loaded is not None
    hand.parts.timeline.set_content(content(loaded, Look(now=NOW)))
    return Choosing(hand.parts, lambda: NOW, unfolded.append)


def test_a_booking_or_a_vehicle_is_chosen_by_its_key(hand: Driven) -> None:
    unfolded: list[str] = []
    choosing = _choosing(hand, unfolded)
    choosing.choose(LATE)
    assert (choosing.key, hand.parts.timeline.cursor_at.bar) == (LATE, LATE)
    idle = next(
        row.registration
        for row in hand.parts.hand.loaded.board.vehicles  # type: ignore[union-attr]  # it is loaded
        if row.registration not in hand.parts.timeline.rows.rows()
    )
    choosing.choose(idle)
    assert unfolded == [idle]
    hand.parts.timeline.selected.emit("off:600", KLM)
    assert choosing.key == KLM


def test_what_was_chosen_stays_chosen_in_other_rows(hand: Driven) -> None:
    choosing = _choosing(hand, [])
    choosing.key = EARLY
    choosing.keep()
    assert hand.parts.timeline.cursor_at.bar == EARLY
    choosing.key = "gone"
    choosing.keep()
    assert hand.parts.timeline.cursor_at.bar == EARLY


def test_a_booking_opens_its_form_and_a_menu(hand: Driven) -> None:
    choosing = _choosing(hand, [])
    hand.parts.timeline.activated.emit(EARLY)
    form = hand.parts.side.form
    assert form is not None
    assert EARLY in form.title.text()
    hand.parts.hand.close()
    hand.parts.timeline.menu_asked.emit(EARLY, KLM, QPoint(10, 10))
    menu = hand.parts.findChild(QMenu, "bookings.menu")
    assert menu is not None
    assert len(menu.actions()) > 1
    assert choosing.key == EARLY
    menu.close()
