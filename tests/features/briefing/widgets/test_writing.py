"""Notes and actions: kept after a pause, left out where empty."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.rules.wanted import IIMARCH, Action, Written
from bcu_desk.features.briefing.widgets.writing import Writing


@pytest.fixture
def writing(qtbot: QtBot) -> Writing:
    made = Writing()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_typed_is_told_after_a_pause(qtbot: QtBot, writing: Writing) -> None:
    with qtbot.waitSignal(writing.changed, timeout=3_000) as told:
        qtbot.keyClicks(writing.notes["risk"], "Ice")
    assert told.args == [Written(notes={"risk": "Ice"})]


def test_what_was_typed_is_shown_without_being_told(qtbot: QtBot, writing: Writing) -> None:
    held = Written(notes={"method": "Patrol"}, actions=(Action(what="Grit", by="07:00"),))
    with qtbot.assertNotEmitted(writing.changed, wait=0):
        writing.show_written(held)
        writing.let_go()
    assert writing.written() == held
    writing.show_written(Written())
    assert writing.written() == Written()


def test_each_heading_has_a_field_with_its_name(writing: Writing) -> None:
    assert [field.accessibleName() for field in writing.notes.values()] == [
        title for _, title in IIMARCH
    ]


def test_an_action_without_words_is_left_out(qtbot: QtBot, writing: Writing) -> None:
    writing.add.click()
    owner = writing.findChild(QLineEdit, "briefing.actions.1.owner")
    assert owner is not None
    qtbot.keyClicks(owner, "PS Test")
    writing.let_go()
    assert writing.written().actions == ()
