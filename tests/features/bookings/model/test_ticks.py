"""Lines that are ticked."""

from __future__ import annotations

from bcu_desk.features.bookings.model.forms.ticks import TickLine


def test_a_line_is_read_out_without_what_is_empty() -> None:
    assert TickLine("1", "Mon 23 Jan", "", "It is taken.", free=False).spoken == (
        "Mon 23 Jan, It is taken."
    )
