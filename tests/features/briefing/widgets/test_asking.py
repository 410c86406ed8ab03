"""The fields of a question: shown as asked, told as changed."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.rules.wanted import Reply
from bcu_desk.features.briefing.widgets.asking import ALL, AskingBox
from bcu_desk.shell import offers

REPLY = Reply(question="strength", from_day=date(2017, 1, 9), to_day=date(2017, 2, 1))
BOROUGHS = (("E09000016", "Havering"), ("E09000026", "Redbridge"))


@pytest.fixture
def box(qtbot: QtBot) -> AskingBox:
    made = AskingBox(offers.questions())
    qtbot.addWidget(made)
    made.show_reply(REPLY, BOROUGHS)
    return made


def test_what_is_asked_is_shown_by_its_first_and_last_day(box: AskingBox) -> None:
    assert box.question.currentText() == "Strength"
    assert box.borough.currentText() == ALL
    assert (box.first.value(), box.last.value()) == (date(2017, 1, 9), date(2017, 1, 31))


def test_a_change_is_told_whole(box: AskingBox) -> None:
    told: list[Reply] = []
    box.changed.connect(told.append)
    box.last.set_value(date(2017, 2, 28))
    box.borough.setCurrentIndex(box.borough.findData("E09000026"))
    box.borough.picked.emit("E09000026")
    assert [(reply.to_day, reply.borough) for reply in told] == [
        (date(2017, 3, 1), ""),
        (date(2017, 3, 1), "E09000026"),
    ]


def test_showing_tells_nothing_and_without_a_question_it_is_hidden(box: AskingBox) -> None:
    told: list[Reply] = []
    box.changed.connect(told.append)
    box.show_reply(Reply(question="posts", from_day=date(2017, 3, 1), to_day=date(2017, 4, 1)), ())
    assert box.question.currentText() == "Posts"
    box.show_reply(None, ())
    assert box.isHidden()
    assert not told
