"""One list: columns that fit, what stands there while it is empty."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bcu_desk.features.bookings.model.lists.columns import keys_columns
from bcu_desk.features.bookings.widgets.lists.pane import columns_for
from tests.features.bookings.listed import Listed
from tests.features.bookings.lists import read_of
from tests.features.bookings.widgets.lists.conftest import OpenLists


def _titles(listed: Listed) -> list[str]:
    model = listed.view.pane().table.model()
    across = Qt.Orientation.Horizontal
    return [str(model.headerData(number, across)) for number in range(model.columnCount())]


def test_columns_that_can_be_spared_go_where_it_is_narrow(open_lists: OpenLists) -> None:
    listed = open_lists()
    pane = listed.view.pane()
    pane.table.choose_line(1)
    listed.view.resize(760, 620)
    assert "Base" not in _titles(listed)
    assert {"Vehicle", "With", "Due back", "Late or left"} <= set(_titles(listed))
    assert pane.table.chosen_line() == 1
    listed.view.resize(1500, 620)
    assert len(_titles(listed)) == 7


def test_of_columns_the_first_that_can_be_spared_goes_first(open_lists: OpenLists) -> None:
    made = keys_columns(read_of(open_lists().desk))
    full = sum(column.width or 0 for column in made)
    assert columns_for(made, full) == made
    assert [column.title for column in columns_for(made, full - 1)] == [
        "Vehicle",
        "Kind",
        "With",
        "Out since",
        "Due back",
        "Late or left",
    ]


def test_an_empty_list_teaches_what_it_is_for(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.show_read(replace(read_of(listed.desk), keys=()))
    told = {label.text() for label in listed.view.pane().findChildren(QLabel) if label.isVisible()}
    assert "Nothing is out" in told
    assert not listed.view.pane().table.isVisible()
