"""A filter that is the legend of the map as well."""

from __future__ import annotations

from bcu_desk.features.wards.model.marks import Mark
from bcu_desk.features.wards.widgets.swatches import ALL, MarkFilter, swatch

MARKS = {"a": Mark("class.met"), "b": Mark("class.none", "B"), "c": Mark("line", hatched=True)}


def test_counts_are_told_and_a_rare_state_without_any_is_left_out(qtbot) -> None:
    made = MarkFilter("wards.states", (("a", "Good"), ("b", "Bad"), ("c", "Odd")), MARKS)
    qtbot.addWidget(made)
    made.show_counts({ALL: 1_200, "a": 1_200}, frozenset({"b"}))
    assert (made.part(ALL).text(), made.part(ALL).accessibleName()) == ("All", "All, 1,200")
    assert made.part("a").text() == "Good 1,200"
    assert made.part("a").accessibleName() == "Good, 1,200"
    assert (made.part("b").isHidden(), made.part("c").isHidden()) == (True, False)
    assert not made.part("a").icon().isNull()


def test_each_mark_has_a_picture_of_its_own(qtbot) -> None:
    made = [swatch(mark).pixmap(32, 32).toImage() for mark in MARKS.values()]
    assert made[0] != made[1] != made[2]
