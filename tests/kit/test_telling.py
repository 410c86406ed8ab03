"""What a widget tells above itself."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.telling import Telling
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.sentences import sentence


def test_a_refusal_is_told_by_the_message_and_a_fault_by_its_sentence(qtbot: QtBot) -> None:
    telling = Telling(lambda refused: f"No: {refused.code}")
    qtbot.addWidget(telling)
    telling.show_refusal(Refused("nothing_to_undo"))
    assert telling.told() == "No: nothing_to_undo"
    telling.show_refusal(Unusable("busy"))
    assert telling.told() == sentence("busy", {})


def test_what_is_told_is_put_away(qtbot: QtBot) -> None:
    telling = Telling(str)
    qtbot.addWidget(telling)
    assert telling.told() == ""
    telling.tell("Two people were found.", tone="warn")
    telling.put_notice_away()
    assert telling.told() == ""
