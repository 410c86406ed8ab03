"""The forms that change and end an absence, filled with it as it is."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.widgets.absences.forms import change_form, end_form
from tests.features.coverage.away import TEMBO, a_desk_with, an_absence, seen

AWAY = an_absence(TEMBO, "2017-01-23T08:00", "2017-01-23T16:00", ordered_by="CI Marsh")
ENDS = (lambda _: None, lambda: None)


def test_a_change_starts_with_the_absence_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    found = seen(a_desk_with(tmp_path, AWAY))
    form = change_form(found, found.rows[0], ENDS)
    qtbot.addWidget(form)
    assert form.title.text() == "Annual leave of PC Ada Tembo 412KD"
    assert form.values() == {
        "new_kind": "leave",
        "new_from": "2017-01-23T08:00",
        "new_to": "2017-01-23T16:00",
        "ordered_by": "CI Marsh",
        "note": None,
        "on_overlap": "refuse",
    }


def test_an_end_starts_with_the_time_told(qtbot: QtBot, tmp_path: Path) -> None:
    found = seen(a_desk_with(tmp_path, AWAY))
    form = end_form(found.rows[0], "2017-01-23T10:00", ENDS)
    qtbot.addWidget(form)
    assert form.title.text() == "End annual leave of PC Ada Tembo 412KD early"
    assert form.values() == {"at": "2017-01-23T10:00"}
