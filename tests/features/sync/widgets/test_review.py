"""The list of what is open, and the record beside it."""

from __future__ import annotations

from bcu_desk.features.sync.widgets.review import LIST, LIST_AT_MOST, ReviewPart
from bcu_desk.kit.buttons import Button
from tests.features.sync.widgets.rows import a_clash, a_conflict, a_record, a_side


def test_the_record_in_sight_stays_while_something_is_open_in_it(qtbot) -> None:
    part = ReviewPart()
    qtbot.addWidget(part)
    start, driver = a_conflict(), a_conflict("driver", a_side(5, "A"), a_side(3, "B"))
    clash = a_clash()
    part.show_items((a_record(start, driver), clash), (), writable=True)
    assert part.detail.currentWidget() is part.conflict
    part.choose(clash.id)
    assert part.detail.currentWidget() is part.clash
    part.show_items((a_record(driver), clash), (), writable=True)
    assert part.shown() == clash
    part.show_items((a_record(driver),), (), writable=True)
    assert part.detail.currentWidget() is part.conflict
    part.show_items((), (), writable=True)
    assert (part.whole.currentIndex(), part.shown()) == (1, None)


def test_what_is_decided_in_a_record_is_told(qtbot) -> None:
    part = ReviewPart()
    qtbot.addWidget(part)
    told: list[object] = []
    part.decided.connect(told.append)
    one, clash = a_conflict(), a_clash()
    part.show_items((a_record(one), clash), (), writable=True)
    part.findChild(Button, "exchange.keep.0").click()
    part.choose(clash.id)
    part.findChild(Button, "exchange.uphold.1").click()
    assert told == [((one.id, "keep"),), ((clash.id, "uphold:12"),)]


def test_names_of_records_get_what_room_there_is(qtbot) -> None:
    part = ReviewPart()
    qtbot.addWidget(part)
    part.show_items((a_record(a_conflict()),), (), writable=True)
    part.show()
    found = []
    for width in (900, 1142, 1900):
        part.resize(width, 600)
        qtbot.waitUntil(lambda: part.list.viewport().width() > 0)
        found.append((part.list.parentWidget().width(), part.list.columnWidth(0)))
    assert [wide for wide, _ in found] == [LIST, 457, LIST_AT_MOST]
    assert found[0][1] < found[1][1] < found[2][1]
