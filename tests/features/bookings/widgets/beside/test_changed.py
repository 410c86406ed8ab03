"""What differs in the fleet, beside the board."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from bcu_desk.features.bookings.widgets.beside.changed import NOTHING
from tests.features.bookings.conftest import OpenPage
from tests.features.bookings.small import DAY, VAN

YESTERDAY = DAY - timedelta(days=7)


def test_a_second_day_shows_what_differs_and_without_it_there_is_nothing(
    open_page: OpenPage,
) -> None:
    opened = open_page()
    changed = opened.page.parts.side.changed
    assert not changed.isVisible()
    opened.against(YESTERDAY)
    assert changed.isVisible()
    assert changed.list.title.text() == "From Mon 16 Jan to Mon 23 Jan 2017"
    assert [row.key for row in changed.list.rows()] == [VAN]
    told = [label.accessibleName() for label in changed.findChildren(QLabel)]
    assert "Romford, bookings: before 0, now 3" in told
    assert "All bases, vehicles: 4 on both days" in told
    opened.against(None)
    assert not changed.isVisible()


def test_enter_goes_to_the_vehicle_on_the_board_which_has_its_mark(open_page: OpenPage) -> None:
    opened = open_page()
    opened.against(YESTERDAY)
    listed = opened.page.parts.side.changed.list.list
    listed.setFocus()
    listed.setCurrentRow(0)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert opened.page.choosing.key == VAN
    chips = {
        row.key: row.chip
        for group in opened.page._shown.content.groups
        for row in group.rows
    }  # fmt: skip
    assert chips[VAN] == "Changed"


def test_two_days_alike_say_so(open_page: OpenPage) -> None:
    opened = open_page()
    opened.against(DAY)
    changed = opened.page.parts.side.changed
    assert changed.list.none.isVisible()
    assert changed.list.none.text() == NOTHING
