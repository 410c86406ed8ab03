"""The lists of what is coming and of what is promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.queries.days.below import UncoveredRow
from bcu_desk.features.coverage.queries.days.targets import TargetRow
from bcu_desk.features.coverage.widgets.ahead.lists import NOBODY, UPLIFTS, Coming, Ledger

ROW = UncoveredRow(
    "E05000514", "Valentines", "E09000026", "Redbridge", "EA", date(2017, 1, 25), 3, "1 post vacant"
)
ON = date(2017, 1, 9)
EVERY = TargetRow("", "Every ward", "dwo", "DWO base", 2, ON, None, in_force=True)
OWN = TargetRow(
    "E05000026", "Abbey, B & D", "dwo_uplift", "DWO uplift", 1, ON, date(2017, 6, 1), in_force=True
)


def _cells(shown: Coming | Ledger, line: int) -> list[str | None]:
    model = shown.table.model()
    return [model.index(line, column).data() for column in range(model.columnCount())]


def _said(shown: QWidget) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel) if not label.isHidden()]


def test_wards_without_anybody_are_told_with_day_length_and_reason(
    show: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    coming = Coming()
    show(coming)
    coming.show_wards((ROW,))
    assert _cells(coming, 0) == [
        "Wed 25 Jan 2017", "3 days", "Valentines", "Redbridge", "1 post vacant"
    ]  # fmt: skip
    assert any(text.startswith("1 ward, ") for text in _said(coming))
    with qtbot.waitSignal(coming.chosen) as went:
        coming.table.choose_line(0)
    assert went.args == ["E05000514"]


def test_where_every_ward_is_covered_it_says_so(show: Callable[[QWidget], QWidget]) -> None:
    coming = Coming()
    show(coming)
    coming.show_wards(())
    assert NOBODY in _said(coming)
    assert coming.table.model().rowCount() == 0


def test_the_ledger_tells_base_and_uplift_on_lines_of_their_own(
    show: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    ledger = Ledger()
    show(ledger)
    ledger.show_targets((EVERY, OWN))
    assert _cells(ledger, 0)[:3] == ["Every ward", "DWO base", "2"]
    assert _cells(ledger, 1) == [
        "Abbey, B & D", "DWO uplift", "1", "Mon 9 Jan 2017", "Thu 1 Jun 2017", "yes"
    ]  # fmt: skip
    assert UPLIFTS in _said(ledger)
    with qtbot.assertNotEmitted(ledger.chosen):
        ledger.table.choose_line(0)  # what holds everywhere is no ward
    with qtbot.waitSignal(ledger.chosen) as went:
        ledger.table.choose_line(1)
    assert went.args == ["E05000026"]
