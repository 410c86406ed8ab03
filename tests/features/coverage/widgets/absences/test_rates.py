"""The table of rates: the worst ward first, the kinds listed, no data said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.absences.read import read_rates
from bcu_desk.features.coverage.widgets.absences.rates import RatesPanel
from bcu_desk.work.view import View
from tests.features.coverage.away import LOCAL_AID, OSEI, a_desk_with, an_absence
from tests.features.coverage.small import DAY, SHORT

WEEK = an_absence(OSEI, "2017-01-23T00:00", "2017-01-28T00:00", kind_id=LOCAL_AID)


def _panel(show: Callable[[QWidget], QWidget], folder: Path, *, rostered: bool) -> RatesPanel:
    with a_desk_with(folder, WEEK, rostered=rostered).reader() as reader:
        read = read_rates(reader, View(DAY))
    made = RatesPanel()
    made.resize(640, 500)
    show(made)
    made.show_rates(read)
    return made


def _column(panel: RatesPanel, number: int) -> list[str]:
    model = panel.table.model()
    return [str(model.index(line, number).data()) for line in range(model.rowCount())]


def test_the_worst_ward_comes_first_and_is_chosen(
    show: Callable[[QWidget], QWidget], tmp_path: Path, qtbot: QtBot
) -> None:
    panel = _panel(show, tmp_path, rostered=True)
    assert _column(panel, 0) == ["Ward 2", "Ward 1"]
    assert _column(panel, 4) == ["29.4 %", "0.0 %"]
    told = [label.text() for label in panel.findChildren(QLabel)]
    assert "1 over the limit. Counted: local aid, court." in told
    with qtbot.waitSignal(panel.chosen) as asked:
        panel.table.choose_line(0)
    assert asked.args == [SHORT]


@pytest.mark.parametrize(
    ("by", "names"),
    [("borough", ["Havering", "East Area"]), ("month", ["August 2016", "January 2017"])],
)
def test_it_goes_by_borough_and_by_month(
    show: Callable[[QWidget], QWidget], tmp_path: Path, by: str, names: list[str]
) -> None:
    panel = _panel(show, tmp_path, rostered=True)
    panel.by.part(by).click()
    shown = _column(panel, 0)
    assert [shown[0], shown[-1]] == names


def test_wards_without_a_roster_have_no_data(
    show: Callable[[QWidget], QWidget], tmp_path: Path
) -> None:
    panel = _panel(show, tmp_path, rostered=False)
    assert _column(panel, 4) == ["no data", "no data"]
    told = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "2 of 2 have no roster, so no rate: no data, not nought." in told
