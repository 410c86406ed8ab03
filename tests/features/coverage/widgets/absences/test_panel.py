"""Recording an absence by keyboard: what the form says before, and what it sends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.widgets.absences.panel import AbsencePanel
from bcu_desk.kit.controls import Segmented
from bcu_desk.work.desk import Desk
from tests.features.coverage.away import TEMBO, a_desk_with, an_absence, seen
from tests.features.coverage.small import FULL

KEYS = Qt.Key
NOW = minute_of("2017-01-23T06:10")
MORNING = an_absence(TEMBO, "2017-01-23T08:00", "2017-01-23T12:00", ordered_by="CI Marsh")


class Opened:
    """A panel over a desk, and what became of it."""

    def __init__(self, desk: Desk, show: Callable[[QWidget], QWidget]) -> None:
        self.desk = desk
        self.sent = 0
        self.closed = 0
        self.panel = AbsencePanel(seen(desk), (self._send, self._close), NOW)
        self.panel.resize(640, 700)
        show(self.panel)

    def _send(self, _: object) -> None:
        self.sent += 1
        self.desk.do(*self.panel.commands())

    def _close(self) -> None:
        self.closed += 1


@pytest.fixture
def opened(show: Callable[[QWidget], QWidget], tmp_path: Path) -> Opened:
    return Opened(a_desk_with(tmp_path, MORNING), show)


def _key(qtbot: QtBot, key: KEYS) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def test_a_person_a_kind_and_a_time_by_keyboard_alone_are_recorded(
    opened: Opened, qtbot: QtBot
) -> None:
    panel = opened.panel
    panel.fill()
    assert QApplication.focusWidget() is panel.people.finder.edit
    qtbot.keyClicks(panel.people.finder.edit, "lind")
    _key(qtbot, KEYS.Key_Return)
    _key(qtbot, KEYS.Key_Tab)  # to the tick
    _key(qtbot, KEYS.Key_2)  # the second kind
    assert panel.form.values()["kind"] == "court"
    _key(qtbot, KEYS.Key_Return)
    assert opened.sent == 1
    assert opened.desk.undo_label() == (
        "Record court of Ben Lindqvist 413KD, Mon 23 Jan 2017 08:00 to 16:00"
    )


def test_a_ward_offers_its_team_and_a_person_is_ticked(opened: Opened) -> None:
    opened.panel.fill(wards=(FULL,))
    assert opened.panel.people.chosen() == ()
    opened.panel.fill(person="413KD")
    assert [one.collar for one in opened.panel.people.chosen()] == ["413KD"]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "coverage.absence.kind.local_aid"


def test_what_it_would_do_is_told_before(opened: Opened) -> None:
    panel = opened.panel
    panel.people.add_team(FULL)
    panel.form.set_value("from", "2017-01-23T08:00")
    panel.form.set_value("to", "2017-01-23T14:00")
    assert panel.form.values()["when"] == "own"
    assert panel.form.submit.text() == "Record 2"
    assert panel.wards() == (FULL,)
    told = panel.findChild(QWidget, "coverage.absence.effect")
    assert told is not None
    assert "2 people. 8 hours in all." in told.accessibleName()
    assert "PC Tembo is away then: annual leave" in told.accessibleName()


def test_an_overlap_is_settled_person_by_person_in_one_step(opened: Opened, qtbot: QtBot) -> None:
    panel = opened.panel
    panel.people.add_team(FULL)
    ways = panel.findChild(Segmented, "coverage.absence.overlap.412KD")
    assert ways is not None
    ways.part("allow").click()
    assert [(one.people, one.on_overlap) for one in panel.commands()] == [
        (("412KD",), "allow"),
        (("413KD",), "refuse"),
    ]
    qtbot.mouseClick(panel.form.submit, Qt.MouseButton.LeftButton)
    assert opened.sent == 1
    opened.desk.undo()
    assert opened.desk.undo_label() is None


def test_quick_choices_set_the_times(opened: Opened) -> None:
    when = opened.panel.form.field("when")
    assert isinstance(when, Segmented)
    values = opened.panel.form.values()
    assert (values["when"], values["from"], values["to"]) == (
        "shift",
        "2017-01-23T08:00",
        "2017-01-23T16:00",
    )
    when.part("tomorrow").click()
    values = opened.panel.form.values()
    assert (values["from"], values["to"]) == ("2017-01-24T00:00", "2017-01-25T00:00")
    when.part("own").click()
    assert QApplication.focusWidget() is opened.panel.form.field("from")


def test_who_ordered_the_last_one_is_remembered_and_nobody_orders_leave(opened: Opened) -> None:
    panel = opened.panel
    panel.people.add("414KD")
    assert panel.commands()[0].ordered_by == "CI Marsh"
    panel.form.set_value("kind", "leave")
    assert not panel.form.field("ordered_by").isEnabled()
    assert panel.commands()[0].ordered_by is None


def test_with_everybody_left_out_it_is_said_that_nobody_is_free(opened: Opened) -> None:
    opened.panel.people.add("412KD")
    opened.panel.form.set_value("from", "2017-01-23T09:00")
    opened.panel.form.set_value("to", "2017-01-23T11:00")
    assert not opened.panel.judged().recorded()
    with pytest.raises(Refused, match="nobody_free"):
        opened.desk.do(*opened.panel.commands())


def test_somebody_left_out_who_is_free_in_part_is_not_recorded_either(opened: Opened) -> None:
    opened.panel.people.add("412KD")
    opened.panel.form.set_value("from", "2017-01-23T09:00")
    opened.panel.form.set_value("to", "2017-02-23T11:00")
    (met,) = opened.panel.judged().in_the_way
    assert "free" in met.ways
    opened.panel.findChild(Segmented, "coverage.absence.overlap.412KD").part("out").click()
    assert not opened.panel.judged().recorded()
    with pytest.raises(Refused):
        opened.desk.do(*opened.panel.commands())


def test_with_nobody_chosen_it_is_refused_at_the_people(opened: Opened) -> None:
    (command,) = opened.panel.commands()
    assert command.people == ()
    opened.panel.form.show_refusal("Nobody is named.", "people")
    assert opened.panel.form.trouble() == "Nobody is named."
    assert QApplication.focusWidget() is opened.panel.people.finder.edit


def test_esc_puts_it_away_with_nothing_changed(opened: Opened, qtbot: QtBot) -> None:
    opened.panel.fill(person="414KD")
    _key(qtbot, KEYS.Key_Escape)
    assert (opened.closed, opened.sent) == (1, 0)
