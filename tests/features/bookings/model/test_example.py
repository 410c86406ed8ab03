"""The example that teaches an empty page."""

from __future__ import annotations

from bcu_desk.features.bookings.model.example import example


def test_three_rows_show_what_the_hand_does() -> None:
    axis, content, span = example()
    (group,) = content.groups
    rows = [row.key for row in group.rows]
    assert {bar.row for bar in content.bars} == set(rows)
    assert all(span[0] <= bar.start < bar.end <= span[1] for bar in content.bars)
    assert not any(bar.movable for bar in content.bars)
    assert next(tick.label for tick in axis.ticks(0, 0, 1)) == "07"
    assert axis.span_words(9 * 60, 11 * 60 + 30) == "09:00–11:30"
