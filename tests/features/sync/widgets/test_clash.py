"""Two records that cannot both be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from bcu_desk.features.sync.queries.clashes import DecisionRow
from bcu_desk.features.sync.rules import GROUP_LEAD
from bcu_desk.features.sync.widgets.clash import TITLES, UPHELD, ClashCard
from bcu_desk.kit.buttons import Button
from bcu_desk.store.exchange.unseen.sorts import SORTS
from tests.features.sync.widgets.rows import a_clash


def test_either_can_be_upheld_by_button_and_by_key(qtbot) -> None:
    card = ClashCard()
    qtbot.addWidget(card)
    told: list[object] = []
    card.decided.connect(told.append)
    row = a_clash()
    card.show_clash(row, writable=True)
    texts = [one.text() for one in card.findChildren(QLabel)]
    assert texts.index("Stands, provisional") < texts.index("Displaced, provisional")
    card.findChild(Button, "exchange.uphold.1").click()
    first = card.findChild(Button, "exchange.uphold.0")
    assert first.key_words() == "1"
    first.click()
    assert told == [((row.id, "uphold:12"),), ((row.id, "uphold:11"),)]
    card.allow.click()
    assert told[-1] == ((row.id, "allow"),)


@pytest.mark.parametrize("kind", sorted(UPHELD))
def test_each_kind_says_what_it_is_and_what_upholding_one_does(qtbot, kind: str) -> None:
    card = ClashCard()
    qtbot.addWidget(card)
    card.show_clash(a_clash(kind), writable=False)
    assert card._title.text().endswith(TITLES[kind])
    assert card._note.text().endswith(UPHELD[kind])
    uphold = card.findChild(Button, "exchange.uphold.0")
    assert uphold is None if kind == GROUP_LEAD else not uphold.isEnabled()
    assert UPHELD.keys() == TITLES.keys() == {one.kind for one in SORTS.values()}


def test_what_was_settled_in_two_ways_is_told_with_who_and_one_is_taken(qtbot) -> None:
    card = ClashCard()
    qtbot.addWidget(card)
    told: list[object] = []
    card.decided.connect(told.append)
    row = a_clash()
    decisions = (
        DecisionRow(1, "Romford", "Uphold booking A", "PS Test", "2017-01-23T06:00:00Z"),
        DecisionRow(2, "Ilford", "Uphold booking B", "PC Other", "2017-01-23T07:00:00Z"),
    )
    card.show_clash(replace(row, clash=replace(row.clash, decisions=decisions)), writable=True)
    texts = [one.text() for one in card.findChildren(QLabel)]
    assert "Romford, PS Test, Mon 23 Jan 2017 06:00" in texts
    assert card.findChild(Button, "exchange.uphold.0") is None
    card.findChild(Button, "exchange.decision.1").click()
    card.allow.click()
    assert told == [((row.id, "take:2"),), ((row.id, "keep"),)]
