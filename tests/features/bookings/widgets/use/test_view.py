"""Use: asked, read, shown; both parts or one, all four sorts."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.widgets.use.view import UseView
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import NOW
from tests.features.bookings.used import NEXT


class Seen:
    """The view in the hand of a test, read again when it asks."""

    def __init__(self, qtbot: QtBot, desk: Desk, wide: int = 1_150) -> None:
        self.desk, self.sort = desk, Sort.VEHICLE
        self.view = UseView()
        qtbot.addWidget(self.view)
        self.view.resize(wide, 620)
        self.view.again.connect(self.read)
        self.read()
        self.view.show()

    def read(self, sort: Sort | None = None) -> None:
        """Read and show, of another sort where one is given."""
        self.sort = sort or self.sort
        with self.desk.reader() as reader:
            found = self.view.read(reader, NEXT, self.sort, NOW)
        self.view.show_read(found)

    def first(self) -> str:
        """The first line of the table of use."""
        return str(self.view.use.table.model().index(0, 0).data())

    def told(self) -> set[str]:
        """The words that can be seen."""
        found = self.view.findChildren(QLabel)
        return {label.text() for label in found if label.isVisible()}


def test_another_way_to_tell_it_is_read_and_shown(
    qtbot: QtBot, qapp: QApplication, used: Desk
) -> None:
    apply_theme(qapp, "light")
    seen = Seen(qtbot, used)
    assert seen.first() == "IRV"
    assert seen.view.use.sentence.text().startswith("Vehicles were booked 1% of the time from")
    seen.view.head.period.part("7").click()
    seen.view.head.by.part("vehicle").click()
    assert seen.first() == "BX16 KLM"
    chart = seen.view.use.chart
    assert chart is not None
    assert chart.nodes()[0].name == "BX16 KLM: 13%, 22 h of 168 h"
    assert chart.accessibleDescription() == seen.view.use.sentence.text()


def test_every_sort_has_its_own_use_and_words(qtbot: QtBot, used: Desk) -> None:
    seen = Seen(qtbot, used)
    titles = []
    for sort in Sort:
        seen.read(sort)
        titles.append(seen.view.use.sentence.text().split(" booked")[0])
        assert seen.view.use.table.model().rowCount() > 0
    assert titles == ["Vehicles were", "Rooms were", "Kit was", "People were"]
    assert seen.view.head.by.part("vehicle").text() == "By person"


def test_who_lends_to_whom_is_shown_by_borough_or_pair(qtbot: QtBot, used: Desk) -> None:
    seen = Seen(qtbot, used)
    table = seen.view.sharing.table.model()
    assert [table.index(line, 0).data() for line in range(table.rowCount())] == [
        "Havering",
        "Barking and Dagenham",
    ]
    seen.view.tables.part("pairs").click()
    assert (table.index(0, 0).data(), table.index(0, 1).data()) == (
        "Havering",
        "Barking and Dagenham",
    )


def test_days_the_wrong_way_round_are_told_and_then_mended(qtbot: QtBot, used: Desk) -> None:
    seen = Seen(qtbot, used)
    seen.view.head.period.part("own").click()
    seen.view.head.last.set_value(date(2016, 12, 1))
    assert any("end" in words for words in seen.told() if "before" in words or "after" in words)
    seen.view.head.last.set_value(date(2017, 1, 23))
    assert seen.view.use.sentence.text().startswith("Vehicles were booked")


def test_where_it_is_narrow_one_part_is_shown_with_a_switch(qtbot: QtBot, used: Desk) -> None:
    seen = Seen(qtbot, used, 740)
    assert seen.view.use.isVisible()
    assert not seen.view.sharing.isVisible()
    seen.view.head.part.part("sharing").click()
    assert seen.view.sharing.isVisible()
    seen.view.resize(1_150, 620)
    qtbot.waitUntil(lambda: seen.view.use.isVisible() and seen.view.sharing.isVisible())
    assert not seen.view.head.part.isVisible()
    seen.view.take_keyboard()
    assert seen.view.focusWidget() is seen.view.head.by.part("kind")
