"""From what is filled in to commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.commands import (
    AddPerson,
    ClosePost,
    Correct,
    CreatePost,
    MovePost,
)
from bcu_desk.features.org_chart.dialogs.forms import Asked
from bcu_desk.features.org_chart.dialogs.gestures import GESTURES
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.kit.form import Form
from bcu_desk.work.command import Command
from bcu_desk.work.postings import Appoint, EndPosting

DAY = date(2017, 1, 23)
Filled = Callable[..., tuple[Command, ...]]


@pytest.fixture
def filled(qtbot: QtBot, themed: QApplication, east: Loaded) -> Filled:
    """Fills the form of a gesture and gives the commands it makes."""

    def fill(verb: str, post: str, **values: object) -> tuple[Command, ...]:
        asked = Asked(east, post)
        gesture = GESTURES[verb]
        found: list[tuple[Command, ...]] = []
        form: Form = gesture.form(
            asked,
            (lambda given: found.append(gesture.commands(given, asked)), lambda: None),
        )
        qtbot.addWidget(form)
        for name, value in values.items():
            form.set_value(name.rstrip("_"), value)
        form.send()
        return found[0]

    return fill


@pytest.mark.parametrize("verb", ["appoint", "correct"])
def test_a_last_day_before_the_first_is_told_as_it_was_filled_in(east: Loaded, verb: str) -> None:
    values = {"post": "EA-S2", "person": "1902KD", "standing": "acting", "title": "Response"}
    days = {"from": date(2017, 3, 1), "to": date(2017, 2, 1)}
    with pytest.raises(Refused, match="last_before_first") as caught:
        GESTURES[verb].commands(
            {**values, **days, "replace": True, "move": True}, Asked(east, "EA-S2")
        )
    assert caught.value.facts["last"] == "Wed 1 Feb 2017"
    assert caught.value.facts["field"] == "to"


def test_every_gesture_starts_in_a_field_that_it_has(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    for gesture in GESTURES.values():
        form = gesture.form(Asked(east, "EA-S2"), (lambda _: None, lambda: None))
        qtbot.addWidget(form)
        assert form.field(gesture.first) is not None


def test_appointing_counts_the_last_day_in(filled: Filled, east: Loaded) -> None:
    collar = next(row.collar for row in east.people if row.rank == "CI")
    made = filled(
        "appoint", "EA-CI2", person=collar, standing="acting", to=date(2017, 1, 31), replace=True
    )
    assert made == (
        Appoint(
            post="EA-CI2",
            person=collar,
            from_day=DAY,
            to_day=date(2017, 2, 1),
            standing=Standing.ACTING,
            replace=True,
            move=True,
        ),
    )


def test_ending_moving_and_closing_name_post_and_day(filled: Filled) -> None:
    assert filled("end", "EA-S2") == (EndPosting(post="EA-S2", on=DAY),)
    moved = filled("move", "EA-I13", under="EA-CI2", from_=date(2017, 2, 1))
    assert moved == (MovePost(post="EA-I13", under="EA-CI2", from_day=date(2017, 2, 1)),)
    assert filled("close", "EA-PS1") == (ClosePost(post="EA-PS1", on=DAY),)


def test_a_new_post_takes_what_is_filled_in(filled: Filled) -> None:
    made = filled("create", "EA-CI2", title="Response team F", kind="inspector", rank="Insp")
    assert made == (
        CreatePost(
            title="Response team F",
            kind="inspector",
            rank="Insp",
            bcu="EA",
            from_day=DAY,
            under="EA-CI2",
        ),
    )


def test_a_person_takes_what_is_filled_in(filled: Filled) -> None:
    made = filled("person", "EA-CI2", collar="900EA", forename="Una", surname="Brandt", rank="PS")
    assert made == (
        AddPerson(
            collar="900EA", forename="Una", surname="Brandt", rank="PS", bcu="EA", from_day=DAY
        ),
    )


def test_correcting_sends_only_what_was_changed(filled: Filled) -> None:
    assert filled("correct", "EA-S2") == (Correct(record="post", key="EA-S2", changes={}),)
    assert filled("correct", "EA-S2", title="Superintendent, 999") == (
        Correct(record="post", key="EA-S2", changes={"title": "Superintendent, 999"}),
    )
    both = filled("correct", "EA-S2", title="X", to=date(2017, 3, 31), standing="temporary")
    assert both == (
        Correct(record="post", key="EA-S2", changes={"title": "X"}),
        Correct(
            record="posting",
            key="EA-S2",
            on=DAY,
            changes={"to": "2017-04-01", "standing": "temporary"},
        ),
    )
