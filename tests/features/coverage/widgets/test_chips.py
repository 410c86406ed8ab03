"""Officers as chips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.widgets.chips import OfficerChip, VacancyChip
from bcu_desk.kit.map.pointer import PAYLOAD
from tests.features.coverage.small import SHORT

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def chip(show: Show, small: Loaded) -> OfficerChip:
    made = OfficerChip(small.team(SHORT)[0])
    show(made)
    return made


def test_a_chip_names_rank_and_surname_and_tells_the_rest(chip: OfficerChip) -> None:
    assert chip.text() == "PC Osei"
    assert chip.accessibleName() == "PC Kofi Osei 414KD, DWO 303, Ward 2: move to another ward"
    assert "since Mon 9 Jan 2017" in chip.toolTip()
    assert chip.minimumHeight() >= 24


def test_an_officer_away_says_why(show: Show, small: Loaded) -> None:
    away = replace(small.team(SHORT)[0], away="sick to Fri 27 Jan")
    made = OfficerChip(away)
    show(made)
    assert made.text() == "PC Osei, sick"
    assert "away: sick to Fri 27 Jan" in made.accessibleName()


def test_a_press_asks_for_a_move(chip: OfficerChip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chip.move_asked) as told:
        qtbot.mouseClick(chip, LEFT)
    assert told.args == ["414KD"]


def test_a_drag_carries_the_collar_number_and_is_told_from_start_to_end(
    chip: OfficerChip, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    chip.carried.connect(told.append)
    dragged: list[bytes] = []

    def drag(carried: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        told.append("in the hand")
        dragged.append(bytes(carried.mimeData().data(PAYLOAD).data()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", drag)
    qtbot.mousePress(chip, LEFT, pos=QPoint(20, 10))
    qtbot.mouseMove(chip, QPoint(22, 10))
    assert told == []
    qtbot.mouseMove(chip, QPoint(50, 14))
    assert told == ["414KD", "in the hand", ""]
    assert dragged == [b"414KD"]
    qtbot.mouseMove(chip, QPoint(90, 14))
    assert len(dragged) == 1


def test_a_vacancy_says_how_long_and_asks_for_its_kind(
    show: Show, small: Loaded, qtbot: QtBot
) -> None:
    dwo, pcso = small.team(SHORT)[1:]
    made = VacancyChip(dwo, 1)
    show(made)
    assert made.text() == "DWO 304 vacant, 1 day"
    with qtbot.waitSignal(made.put_asked) as told:
        qtbot.mouseClick(made, LEFT)
    assert told.args == ["dwo"]
    other = VacancyChip(pcso, 14)
    show(other)
    assert other.text() == "PCSO 1 vacant, 14 days"
    assert other.accessibleName() == (
        "PCSO 1, Ward 2, vacant since Mon 9 Jan 2017: put somebody there"
    )
