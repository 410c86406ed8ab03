"""The list of ward sets."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.wards.queries.sets import WardSetRow
from bcu_desk.features.wards.widgets.sets import SetsPart, days_of, loaded_of

NOW = WardSetRow("2014", "Wards of 2014", date(2014, 5, 22), date(2018, 5, 3), 90, 90, ("a",), True)
NEXT = WardSetRow("2018", "Wards of 2018", date(2018, 5, 3), None, 91, 3, (), True)
LATER = WardSetRow("2022", "Wards of 2022", None, None, 98, 0, (), False)


def test_days_and_boundaries_are_told_in_words() -> None:
    assert [days_of(row) for row in (NOW, NEXT, LATER)] == [
        "Thu 22 May 2014 to Wed 2 May 2018",
        "From Thu 3 May 2018",
        "Not in force",
    ]
    assert [loaded_of(row) for row in (NOW, NEXT, LATER)] == [
        "All 90",
        "3 of 91",
        "0 of 98",
    ]


def test_choosing_a_set_tells_its_code_and_reading_offers_to_stop(qtbot) -> None:
    part = SetsPart()
    qtbot.addWidget(part)
    part.show_sets((NOW, NEXT, LATER), "2014", writable=True)
    with qtbot.waitSignal(part.chosen) as told:
        part.table.choose_line(2)
    assert told.args == ["2022"]
    part.show_working(0, "Reading wards.shp…")
    assert part.load_button.isHidden()
    assert not part.work.isHidden()
    part.show_working(0, "")
    assert part.work.isHidden()
