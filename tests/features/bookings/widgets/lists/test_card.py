"""The card of the line chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.lists.told import Told
from bcu_desk.features.bookings.widgets.lists.card import HINT, LineCard

KEYS = Told(
    "BX16 KLM", "IRV, Romford", "40 min late", "bad", (("With", "PC A. Tembo"),), ("return",)
)


def _words(card: LineCard) -> set[str]:
    return {label.text() for label in card.findChildren(QLabel) if label.isVisible()}


def test_a_line_is_told_with_the_buttons_for_it(qtbot: QtBot) -> None:
    card, wanted = LineCard(writable=True), []
    qtbot.addWidget(card)
    card.show()
    card.wanted.connect(wanted.append)
    card.show_told(KEYS)
    wholly = {"BX16 KLM", "40 min late", "With", "PC A. Tembo"}
    qtbot.waitUntil(lambda: wholly <= _words(card))
    assert [name for name, made in card.verbs.items() if made.isVisible()] == ["return"]
    card.verbs["return"].click()
    assert wanted == ["return"]


def test_without_a_line_it_says_what_to_choose(qtbot: QtBot) -> None:
    card = LineCard(writable=True)
    qtbot.addWidget(card)
    card.show()
    card.show_told(KEYS)
    card.show_told(None)
    assert _words(card) == {HINT}
