"""A line of a proposal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from bcu_desk.features.coverage.widgets.proposals.tick_row import Line, TickRow
from bcu_desk.kit.controls import words

LINE = Line(1, "412KD", "the next ward", "PC Tembo goes", "Keep PC Tembo", taken=True)


def test_a_line_tells_when_it_is_ticked_and_when_its_officer_is_kept(show: Callable) -> None:
    row = TickRow("coverage.proposals", LINE, words("Heath"))
    show(row)
    assert row.tick.isChecked()
    assert row.tick.accessibleName() == "Take number 1 (key 1): PC Tembo goes"
    ticked: list[str] = []
    kept: list[str] = []
    row.ticked.connect(ticked.append)
    row.kept.connect(kept.append)
    row.tick.toggle()
    keep = row.findChild(QPushButton, "coverage.proposals.keep.412KD")
    assert isinstance(keep, QPushButton)
    assert keep.accessibleName() == "Keep PC Tembo"
    keep.click()
    assert (ticked, kept) == (["412KD"], ["412KD"])


def test_a_tenth_line_has_no_key(show: Callable) -> None:
    tenth = Line(10, "412KD", "the next ward", "PC Tembo goes", "Keep", taken=False, cost="3.5")
    row = TickRow("coverage.proposals", tenth, words("Heath"))
    show(row)
    assert not row.tick.isChecked()
    assert "key" not in row.tick.accessibleName()
