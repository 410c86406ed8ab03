"""An inspector works the whole board of the fleet with the keyboard, and never touches a mouse."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.bookings.model.content import FREE
from bcu_desk.features.bookings.page import FleetPage
from bcu_desk.kit.form import Form
from tests.journeys.hands import Calls, Hands, Start

MOST_PRESSES = 80


def _to(hands: Hands, name: str, key: str = "Tab") -> None:
    """Press Tab, or Shift+Tab, until a part has the keyboard."""
    for _ in range(MOST_PRESSES):
        if hands.focus().objectName() == name:
            return
        hands.press(key)
    raise AssertionError(f"{name} is not reached by {key}")


def _board(hands: Hands) -> FleetPage:
    page = hands.page()
    assert isinstance(page, FleetPage)
    return page


def _form(hands: Hands) -> Form:
    form = _board(hands).parts.side.form
    assert form is not None
    return form


def _type_times(hands: Hands, start: str, end: str) -> None:
    """From any field of the form: both times, from the day on."""
    _to(hands, "bookings.book.borough", "Shift+Tab")
    hands.press("Tab")
    hands.write(start)
    _to(hands, "bookings.book.purpose")
    _to(hands, "bookings.book.start", "Shift+Tab")
    hands.press("Shift+Tab", "Tab", "Tab")
    assert hands.focus().objectName() == "bookings.book.end"
    hands.write(end)


def _bookings(calls: Calls, file: Path, purpose: str) -> list[tuple[str, str, str, str]]:
    """What the file holds: vehicle or room, start, end and state."""
    rows = calls.rows(file, "bookings", on="2017-01-23")
    return [
        (row["vehicle"], row["start"][11:16], row["end"][11:16], row["state"])
        for row in rows
        if row["purpose"] == purpose
    ]


def test_the_whole_board_is_worked_by_keys(start: Start, calls: Calls, sample_file: Path) -> None:
    hands = start(sample_file)
    hands.press("Ctrl+6")
    board = _board(hands).timeline
    assert hands.focus() is board
    car, other = board.rows.rows()[:2]
    assert board.cursor_at.row == car

    # It books, and the keyboard stands on what was booked.
    hands.press("N")
    hands.write("School visit")
    _type_times(hands, "23Jan20170200", "23Jan20170400")
    assert board.gesture.asked is not None  # the ghost of the booking is on the board already
    hands.press("Return")
    assert hands.focus() is board
    assert _bookings(calls, sample_file, "School visit") == [(car, "02:00", "04:00", "confirmed")]
    made = board.cursor_at.bar
    assert made is not None
    assert made.startswith("EA-01-")

    # It nudges and resizes, and is told before the drop what would clash.
    hands.press("Ctrl+Right", "Right", "Return")
    hands.press("Alt+Right", "Return")
    changed = (car, "02:30", "04:45", "confirmed")
    assert _bookings(calls, sample_file, "School visit") == [changed]
    assert board.cursor_at.bar == made
    hands.press("Return", "C")
    assert not board.gesture.verdict.ok
    assert "taken" in board.gesture.verdict.words
    hands.press("Escape")
    assert _bookings(calls, sample_file, "School visit") == [changed]

    # It copies to the vehicle below.
    hands.press("Return", "C", "Down", "Return")
    assert _form(hands).values()["vehicle"] == other
    hands.press("Return")
    copied = (other, "02:30", "04:45", "confirmed")
    assert _bookings(calls, sample_file, "School visit") == [changed, copied]

    # It cancels, and takes that back.
    hands.press("Delete")
    cancelled = (other, "02:30", "04:45", "cancelled")
    assert _bookings(calls, sample_file, "School visit") == [changed, cancelled]
    hands.press("Ctrl+Z")
    assert _bookings(calls, sample_file, "School visit") == [changed, copied]
    assert hands.focus() is board


def test_what_is_free_is_found_and_a_room_is_booked_by_keys(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    hands = start(sample_file)
    hands.press("Ctrl+6")
    board = _board(hands).timeline
    _to(hands, "bookings.find_free", "Shift+Tab")
    hands.press("Space")
    _to(hands, "bookings.timeline")
    for _ in range(MOST_PRESSES):
        if (board.cursor_at.bar or "").startswith(FREE):
            break
        hands.press("Right", "Down")
    assert (board.cursor_at.bar or "").startswith(FREE)
    hands.press("Return")
    assert _form(hands).values()["vehicle"] == board.cursor_at.row
    hands.press("Escape")
    assert _board(hands).parts.side.form is None
    assert hands.focus() is board

    _to(hands, "bookings.sort.vehicle", "Shift+Tab")
    hands.press("Right")
    _to(hands, "bookings.timeline")
    room = board.rows.rows()[0]
    assert board.cursor_at.row == room
    hands.press("N")
    hands.write("Court briefing")
    hands.press("Return")
    ((booked, _, _, state),) = _bookings(calls, sample_file, "Court briefing")
    assert (booked, state) == (room, "confirmed")
    hands.press("Ctrl+Z")
    assert _bookings(calls, sample_file, "Court briefing") == []
