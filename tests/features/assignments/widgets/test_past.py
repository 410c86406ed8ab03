"""A hand-over to tick, and the ways to the past."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.rules.details import Detail
from bcu_desk.features.assignments.rules.past.hand_overs import HandedOver, ListedItem
from bcu_desk.features.assignments.widgets.past import Past
from tests.domain.model_check.worlds import day

HANDED = HandedOver(
    "EA-S1", "111KD", "Keys", (ListedItem(1, "Phone", day(1, 20)), ListedItem(2, "Council", None))
)
DETAIL = Detail("", "plain", "", "A. Tembo", "", hand_over=HANDED, histories=("111KD", "EA-S1"))


def _boxes(past: Past) -> list[QCheckBox]:
    return past.findChildren(QCheckBox)


def test_a_line_is_ticked(qtbot: QtBot) -> None:
    past = Past(DETAIL, read_only=False)
    qtbot.addWidget(past)
    assert [(box.text(), box.isChecked()) for box in _boxes(past)] == [
        ("Phone", True),
        ("Council", False),
    ]
    with qtbot.waitSignal(past.ticked) as told:
        _boxes(past)[1].click()
    assert told.args == [HANDED, 2, True]


def test_the_history_of_the_post_is_asked_for(qtbot: QtBot) -> None:
    past = Past(DETAIL, read_only=False)
    qtbot.addWidget(past)
    made = past.findChild(QPushButton, "assignments.post_history")
    assert isinstance(made, QPushButton)
    with qtbot.waitSignal(past.history_asked) as told:
        made.click()
    assert told.args == ["EA-S1", True]


def test_nothing_is_ticked_in_a_file_to_read(qtbot: QtBot) -> None:
    past = Past(DETAIL, read_only=True)
    qtbot.addWidget(past)
    assert not any(box.isEnabled() for box in _boxes(past))
