"""A chart and its table go together."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.use.columns import use_columns
from bcu_desk.features.bookings.model.use.read import UseRead
from bcu_desk.features.bookings.queries.sharing.use import By
from bcu_desk.features.bookings.widgets.use.bars import use_bars, use_shape
from bcu_desk.features.bookings.widgets.use.card import ChartCard
from bcu_desk.features.bookings.widgets.use.charts import BarChart


def _card(qtbot: QtBot, found: UseRead) -> tuple[ChartCard, BarChart]:
    card = ChartCard("bookings.try", "Use of the time")
    qtbot.addWidget(card)
    chart = BarChart("bookings.try.chart", "Use")
    card.set_chart(chart)
    card.show_bars(use_bars(found), use_shape(found))
    card.show_rows(found.rows, use_columns(found))
    card.resize(500, 500)
    card.show()
    return card, chart


def test_what_is_chosen_in_one_is_chosen_in_the_other(qtbot: QtBot, by: dict[By, UseRead]) -> None:
    card, chart = _card(qtbot, by[By.VEHICLE])
    chart.press_node(2)
    assert card.table.chosen_line() == 2
    card.table.sortByColumn(1, card.table.horizontalHeader().sortIndicatorOrder())
    card.table.choose_line(0)
    chosen = [number for number, node in enumerate(chart.nodes()) if node.selected]
    first = card.table.model().index(0, 0).data()
    assert by[By.VEHICLE].rows[chosen[0]].of == first


def test_lines_that_are_not_bars_leave_the_chart_alone(qtbot: QtBot, by: dict[By, UseRead]) -> None:
    found = by[By.VEHICLE]
    card, chart = _card(qtbot, found)
    card.show_rows(found.rows, use_columns(found), of_bars=False)
    chart.press_node(1)
    assert card.table.chosen_line() is None
    card.table.choose_line(2)
    assert [node.selected for node in chart.nodes()][1]


def test_the_sentence_is_told_of_the_chart_too(qtbot: QtBot, by: dict[By, UseRead]) -> None:
    card, chart = _card(qtbot, by[By.VEHICLE])
    card.say("Vehicles were booked 24% of the time.")
    assert card.sentence.text() == chart.accessibleDescription()
    card.show_bars((), use_shape(by[By.VEHICLE]))
    assert not chart.isVisible()
