"""The lines of a plan for an event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from bcu_desk.features.coverage.rules.solver.events import EventWard, Member, Taken
from bcu_desk.features.coverage.widgets.proposals.taken_row import taken_row


def test_an_officer_is_shown_with_the_ward_before_and_after(show: Callable) -> None:
    ward = EventWard("A", "Heath", "Havering", 2, 3)
    one = Taken(Member("412KD", "PC Ada Tembo", "A", 3), ward, 3, 2)
    row = taken_row(1, one, taken=True)
    show(row)
    texts = [label.text() for label in row.findChildren(QLabel)]
    assert texts == [
        "Heath", "3", "→", "2",
        "PC Ada Tembo 412KD, Havering. The ward: still at target. Taken 3 days in the last 56.",
    ]  # fmt: skip
    assert row.accessibleName() == (
        "PC Ada Tembo 412KD of Heath (3 → 2, still at target): taken 3 days in the last 56."
    )
