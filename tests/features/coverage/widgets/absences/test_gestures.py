"""The gestures on absences, from the form to the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.domain.people import Absence
from bcu_desk.domain.times import london_text, minute_of
from bcu_desk.features.coverage.widgets.absences.gestures import AbsenceGestures
from bcu_desk.kit.form import Form
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command
from tests.features.coverage.away import TEMBO, a_desk_with, an_absence, seen
from tests.features.coverage.small import FULL

NOW = "2017-01-23T10:10"
AWAY = an_absence(TEMBO, "2017-01-23T08:00", "2017-01-23T16:00")


class Opened(QWidget):
    """A desk with one absence, a place for forms, and what became of them."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.desk = a_desk_with(folder, AWAY)
        self.form: Form | None = None
        self.panel: QWidget | None = None
        self.lines = QVBoxLayout(self)
        now = minute_of(NOW)
        self.gestures = AbsenceGestures(self.do, self, self.put_away, lambda: now)
        self.seen = seen(self.desk)

    def do(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        assert form is self.form
        done = self.desk.do(*commands)
        if on_done is not None:
            on_done(done)

    def show_form(self, panel: QWidget, form: Form) -> None:
        self.panel, self.form = panel, form
        self.lines.addWidget(panel)

    def put_away(self) -> None:
        assert self.panel is not None
        self.panel.hide()
        self.panel.deleteLater()
        self.panel = self.form = None

    def rows(self) -> list[tuple[int, str, str]]:
        with self.desk.reader() as reader:
            return [
                (row.person_id, london_text(row.start_minute), london_text(row.end_minute))
                for row in reader.every(Absence)
            ]


@pytest.fixture
def opened(show: Callable[[QWidget], QWidget], tmp_path: Path) -> Opened:
    made = Opened(tmp_path)
    show(made)
    return made


def test_an_absence_is_recorded_and_its_ward_is_told(opened: Opened, qtbot: QtBot) -> None:
    panel = opened.gestures.record(opened.seen, wards=(FULL,))
    with qtbot.waitSignal(opened.gestures.wards_meant) as meant:
        panel.people.add("413KD")
    assert meant.args == [(FULL,)]
    with qtbot.waitSignal(opened.gestures.done) as done:
        panel.form.send()
    assert done.args == [FULL]
    assert opened.rows()[1:] == [(101, "2017-01-23T08:00", "2017-01-23T16:00")]
    assert opened.form is None


def test_an_absence_is_changed(opened: Opened, qtbot: QtBot) -> None:
    assert opened.gestures.change(opened.seen.rows[0]) is None  # nothing is read yet
    opened.gestures.show_read(opened.seen)
    form = opened.gestures.change(opened.seen.rows[0])
    assert form is not None
    form.set_value("new_to", "2017-01-23T12:00")
    with qtbot.waitSignal(opened.gestures.done):
        form.send()
    assert opened.rows() == [(TEMBO, "2017-01-23T08:00", "2017-01-23T12:00")]


def test_an_absence_ends_now_and_is_removed(opened: Opened, qtbot: QtBot) -> None:
    form = opened.gestures.end(opened.seen.rows[0])
    assert form.values() == {"at": "2017-01-23T10:15"}
    with qtbot.waitSignal(opened.gestures.done):
        form.send()
    assert opened.rows() == [(TEMBO, "2017-01-23T08:00", "2017-01-23T10:15")]
    with qtbot.waitSignal(opened.gestures.done):
        opened.gestures.remove(opened.seen.rows[0])
    assert opened.rows() == []


def test_cancelling_changes_nothing(opened: Opened) -> None:
    form = opened.gestures.end(opened.seen.rows[0])
    form.cancel.click()
    assert opened.form is None
    assert opened.desk.undo_label() is None
