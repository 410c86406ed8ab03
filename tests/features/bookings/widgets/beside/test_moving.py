"""What a move under the hand would do, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.judging import Judge
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.beside.moving import MovingCard
from bcu_desk.kit.timeline.rows import Proposal
from tests.features.bookings.small import KLM, KMA, at


def _words(card: MovingCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if not label.isHidden()]


def test_from_to_and_every_check_are_told(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    card = MovingCard()
    qtbot.addWidget(card)
    row = loaded.booking("EA-01-0501")
    asked = Proposal(KLM, at("11:00"), at("13:00"), "EA-01-0501")
    card.show_move(row, asked, Judge(loaded).checks(asked))
    told = _words(card)
    assert "Moving a booking" in told
    assert told.index("14:00–16:00") < told.index("11:00–13:00")
    assert any(words.startswith("BX16 KLM is taken at 11:00") for words in told)
    moved = Proposal(KMA, at("17:00"), at("19:00"), "EA-01-0501", copy=True)
    card.show_move(row, moved, Judge(loaded).checks(moved))
    told = _words(card)
    assert "Copying a booking" in told
    assert "11:00–13:00" not in told
    assert "Free" in told


def test_a_new_booking_has_no_from(qtbot: QtBot, light: QApplication, loaded: Loaded) -> None:
    card = MovingCard()
    qtbot.addWidget(card)
    asked = Proposal(KMA, at("17:00"), at("19:00"))
    card.show_move(None, asked, Judge(loaded).checks(asked))
    told = _words(card)
    assert {"New booking", KMA, "17:00–19:00", "Mon 23 Jan"} <= set(told)
    assert "From" not in told
