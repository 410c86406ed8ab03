"""The book of packs: what was made, for whom; one is chosen, shown, made again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.queries import PackRow
from bcu_desk.features.briefing.widgets.book import ABOUT, PackBook


def _row(number: int) -> PackRow:
    return PackRow(
        pack=number,
        made=f"2017-01-23T06:0{number}Z",
        by="PS Test",
        template="daily",
        heading="Morning briefing",
        on=date(2017, 1, 23),
        bcus=("EA",),
        marking="OFFICIAL",
        names=True,
        sections=("on_call",),
        pages=2,
        file="daily.pdf",
        recipient="Commander",
        digest="d" * 64,
    )


@pytest.fixture
def shown(qtbot: QtBot) -> PackBook:
    made = PackBook()
    qtbot.addWidget(made)
    made.resize(820, 400)
    made.show()
    made.show_packs([_row(2), _row(1)])
    return made


def _told(shown: PackBook) -> str:
    found = shown.findChild(QLabel, "briefing.book.told")
    assert isinstance(found, QLabel)
    return found.text()


def test_the_chosen_pack_is_told_in_full_and_can_be_made_again(shown: PackBook) -> None:
    assert not shown.again.isEnabled()
    assert _told(shown) == ABOUT
    shown.table.selectRow(1)
    told: list[int] = []
    shown.again_asked.connect(told.append)
    shown.again.click()
    assert told == [1]
    assert _told(shown) == f"Pack 1: daily.pdf, EA, with names. Digest {'d' * 64}"


def test_enter_shows_the_chosen_pack(shown: PackBook, qtbot: QtBot) -> None:
    shown.table.selectRow(0)
    told: list[int] = []
    shown.show_asked.connect(told.append)
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert told == [2]


def test_the_chosen_pack_stays_when_another_is_made(shown: PackBook) -> None:
    shown.table.selectRow(0)
    shown.show_packs([_row(3), _row(2), _row(1)])
    assert shown.number() == 2


def test_an_empty_book_says_what_it_is_for(shown: PackBook) -> None:
    shown.show_packs([])
    assert shown.number() == 0
    assert not shown.table.isVisible()
