"""The form that moves a post."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.dialogs.forms import Asked
from bcu_desk.features.org_chart.dialogs.move_form import move_form
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.kit.form import Form

DAY = date(2017, 1, 23)


@pytest.fixture
def form(qtbot: QtBot, themed: QApplication, east: Loaded) -> Form:
    """The form for EA-I13, which reports to EA-CI5."""
    made = move_form(Asked(east, "EA-I13"), (lambda _: None, lambda: None))
    qtbot.addWidget(made)
    return made


def test_it_starts_under_another_post_on_the_day_in_view(form: Form) -> None:
    assert form.values() == {"where": "under", "under": None, "from": DAY}
    assert form.said() == ""


def test_it_says_what_the_move_will_do_as_it_is_filled_in(form: Form) -> None:
    form.set_value("under", "EA-CI3")
    assert "as 2nd of 2 from Mon 23 Jan 2017" in form.said()
    form.set_value("from", date(2017, 2, 1))
    assert "from Wed 1 Feb 2017" in form.said()
    assert "Ctrl+Z takes back “Move Prisoner handling (EA-I13) under" in form.said()


def test_another_place_offers_the_posts_that_it_fits(form: Form) -> None:
    form.set_value("under", "EA-CI3")
    form.set_value("where", "before")
    assert form.values()["under"] is None or form.values()["under"] == "EA-CI3"
    form.set_value("under", "EA-I14")
    assert "will stay under" in form.said()
    assert "as 1st of 2" in form.said()
    form.set_value("under", "EA-C1")
    assert form.values()["under"] is None
    assert form.said() == ""
