"""What the search box can find."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.jobs import Jobs
from bcu_desk.shell.catalogue import FEATURES
from bcu_desk.shell.offers import finds
from bcu_desk.shell.search_box.known import Known, pages_as_entries
from bcu_desk.shell.session import Session
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON


def test_every_page_is_found_with_its_key() -> None:
    found = pages_as_entries(FEATURES)
    assert [entry.page if hasattr(entry, "page") else "" for entry in found] == [
        feature.id for feature in FEATURES
    ]


def test_it_is_read_once_until_something_changes(
    qapp: QApplication, qtbot: QtBot, made_sample: Path
) -> None:
    desk = Desk(made_sample, Clock(NOON), read_only=True)
    session = Session(desk, None, date(2017, 1, 23), Jobs(inline=True))
    window, field = QWidget(), QLineEdit()
    for part in (window, field):
        qtbot.addWidget(part)
    known = Known(session, finds())
    panel = known.panel_for(field, FEATURES, window)
    told = []
    panel.know = told.append
    known.read()
    known.read()
    known.forget()
    known.read()
    assert len(told) == 2
    assert told[0] == told[1] != ()
    assert panel.read_only
    session.close()
