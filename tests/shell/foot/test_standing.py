"""What the frame tells of the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.times import minute_of
from bcu_desk.kit.jobs import Jobs
from bcu_desk.shell.foot.standing import Standing
from bcu_desk.shell.foot.status_bar import StatusBar
from bcu_desk.shell.header import Header
from bcu_desk.shell.offers import queries
from bcu_desk.shell.session import Session
from bcu_desk.shell.steps import Steps
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk

NOW = minute_of("2017-01-23T06:00")


@pytest.fixture
def session(qapp: QApplication, sample_file: Path) -> Iterator[Session]:
    """The sample, open at 06:00 on its own day."""
    made = Session(Desk(sample_file, Clock(NOW)), None, date(2017, 1, 23), Jobs(inline=True))
    yield made
    made.close()


def test_counts_steps_and_on_call_are_told(session: Session, qtbot) -> None:
    header, status = Header(), StatusBar()
    status.resize(1190, 28)
    for part in (header, status):
        qtbot.addWidget(part)
    standing = Standing(session, queries(), (header, status), Steps(session))
    standing.refresh_after(None)
    assert status.breaches.text().split()[0].isdigit()
    assert "until 07:00" in status.on_call.text()
    assert header.findChild(type(header._undo), "header.undo").accessibleName() == "Nothing to undo"
    assert header.findChild(object, "scope") is not None


def test_where_nobody_can_be_asked_nothing_is_told(session: Session, qtbot) -> None:
    header, status = Header(), StatusBar()
    for part in (header, status):
        qtbot.addWidget(part)
    Standing(session, {}, (header, status), Steps(session)).refresh()
    assert status.breaches.isHidden()
    assert status.on_call.isHidden()
