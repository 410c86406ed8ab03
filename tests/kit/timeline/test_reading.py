"""The timeline in words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.cursor import Cursor
from bcu_desk.kit.timeline.reading import Target, read, spoken
from tests.kit.timeline.rooms import AXIS, BARS, a_picture, bar


def test_a_bar_is_said_by_its_words_or_what_the_caller_adds() -> None:
    assert spoken(BARS[0], AXIS) == "Talk, About everything, 08:00–10:00"
    own = bar("x", "oak", 9, 10, spoken="A talk, booked", note="late")
    assert spoken(own, AXIS) == "A talk, booked, 09:00–10:00"
    open_ended = bar("x", "oak", 9, 10, spoken="A talk", when="from nine, no end")
    assert spoken(open_ended, AXIS) == "A talk, from nine, no end"


def test_rows_bars_and_chips_come_in_reading_order(light: QApplication) -> None:
    nodes, targets = read(a_picture())
    assert targets[0] == Target("row", "oak", "oak")
    kinds = " ".join(target.kind for target in targets)
    assert kinds == "row bar bar row bar bar bar row chip chip"
    assert nodes[0].name == "Oak, Room, in North"
    assert nodes[0].description == "2 on this row"
    assert nodes[7].description == "Nothing on this row"
    assert nodes[-1].name == "Yew"
    assert all(node.rect.isValid() for node in nodes)


def test_the_cursor_is_the_one_that_has_the_focus(light: QApplication) -> None:
    nodes, targets = read(a_picture(cursor=Cursor("oak", "lunch", 750), keyboard=True))
    focused = [target.key for node, target in zip(nodes, targets, strict=True) if node.focused]
    assert focused == ["lunch"]
    nodes, targets = read(a_picture(cursor=Cursor("ash"), keyboard=True))
    focused = [target.key for node, target in zip(nodes, targets, strict=True) if node.focused]
    assert focused == ["ash"]
