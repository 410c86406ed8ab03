"""The signals that every page listens to."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from bcu_desk.kit.hub import Hub
from bcu_desk.work.changes import Done
from bcu_desk.work.view import View


def test_a_step_and_a_view_arrive_as_they_were_sent(qtbot: QtBot) -> None:
    hub = Hub()
    done, view = Done("Rename", frozenset({"person"}), ("412KD",)), View(date(2017, 1, 23))
    with qtbot.waitSignal(hub.changed) as changed:
        hub.changed.emit(done)
    with qtbot.waitSignal(hub.view_changed) as viewed:
        hub.view_changed.emit(view)
    assert changed.args[0] is done
    assert viewed.args[0] is view
