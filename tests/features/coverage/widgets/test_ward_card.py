"""The ward chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.widgets.chips import OfficerChip, VacancyChip
from bcu_desk.features.coverage.widgets.ward_card import EMPTY, HINT, NO_POSTS, WardCard
from tests.features.coverage.small import DAY, FULL, SHORT


def _texts(card: WardCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def card(show: Callable[[QWidget], QWidget]) -> WardCard:
    made = WardCard()
    made.resize(480, 140)
    show(made)
    return made


def test_without_a_ward_it_says_what_to_do(card: WardCard) -> None:
    card.show_ward(None, (), DAY)
    assert _texts(card) == [EMPTY, HINT]


def test_a_ward_shows_its_numbers_and_its_people(card: WardCard, small: Loaded) -> None:
    card.show_ward(small.row(SHORT), small.team(SHORT), DAY)
    texts = _texts(card)
    assert texts[:2] == ["Ward 2", "Havering"]
    told = (("2 of 2", "posts"), ("1", "in post"), ("–", "hours in ward"), ("0 of 1", "PCSO"))
    for figure, about in told:
        assert texts[texts.index(about) - 1] == figure
    kinds = [type(chip) for chip in card.chips()]
    assert kinds == [OfficerChip, VacancyChip, VacancyChip]


def test_the_share_of_hours_in_the_ward_is_told_with_what_it_is_out_of(
    card: WardCard, small: Loaded
) -> None:
    card.show_ward(small.row(SHORT), small.team(SHORT), DAY, 583_000)
    texts = _texts(card)
    assert texts[texts.index("hours in ward") - 1] == "58 %"
    assert "January" in next(
        label.toolTip() for label in card.findChildren(QLabel) if label.text() == "58 %"
    )


def test_cover_is_found_for_a_ward_that_is_short(
    card: WardCard, small: Loaded, qtbot: QtBot
) -> None:
    card.show_ward(small.row(FULL), small.team(FULL), DAY)
    assert card.cover.isHidden()
    card.show_ward(small.row(SHORT), small.team(SHORT), DAY)
    with qtbot.waitSignal(card.cover_asked):
        qtbot.mouseClick(card.cover, Qt.MouseButton.LeftButton)


def test_a_ward_without_a_target_shows_no_promise(card: WardCard, small: Loaded) -> None:
    row = small.row(SHORT)
    assert row is not None
    card.show_ward(replace(row, target_dwo=None, target_pcso=None), (), DAY)
    texts = _texts(card)
    assert texts[texts.index("posts") - 1] == "2"
    assert texts[texts.index("PCSO") - 1] == "0"
    assert NO_POSTS in texts


def test_chips_ask_through_the_card(card: WardCard, small: Loaded, qtbot: QtBot) -> None:
    card.show_ward(small.row(SHORT), small.team(SHORT), DAY)
    officer, vacancy, _ = card.chips()
    with qtbot.waitSignal(card.move_asked) as moved:
        qtbot.mouseClick(officer, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.put_asked) as put:
        qtbot.mouseClick(vacancy, Qt.MouseButton.LeftButton)
    assert (moved.args, put.args) == (["414KD"], ["dwo"])


def test_choosing_another_ward_changes_no_height_of_the_map(card: WardCard, small: Loaded) -> None:
    card.show_ward(None, (), DAY)
    before = card.sizeHint().height()
    card.show_ward(small.row(SHORT), small.team(SHORT), DAY)
    assert max(before, card.minimumHeight()) == card.minimumHeight()
