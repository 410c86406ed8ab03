"""What mends a refusal."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.dialogs.fixes import fixes_for
from bcu_desk.features.org_chart.dialogs.forms import Asked, appoint_form
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.kit.form import Form


@pytest.fixture
def form(qtbot: QtBot, themed: QApplication, east: Loaded) -> Form:
    """The form to appoint to the response superintendent's post."""
    made = appoint_form(Asked(east, "EA-S2"), (lambda _: None, lambda: None))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_rank_too_low_is_mended_by_acting_or_temporary(form: Form) -> None:
    fixes = fixes_for(Refused("rank_too_low", field="standing"), form)
    assert [label for label, _ in fixes] == ["Make it acting", "Make it temporary"]
    fixes[0][1]()
    assert form.values()["standing"] == "acting"
    fixes[1][1]()
    assert form.values()["standing"] == "temporary"


def test_a_holder_in_the_way_is_ended_only_by_the_users_tick(form: Form) -> None:
    fixes = fixes_for(Refused("post_held", free_from="2017-02-02"), form)
    assert [label for label, _ in fixes] == [
        "End that posting on this day", "Start on Thu 2 Feb 2017",
    ]  # fmt: skip
    assert form.values()["replace"] is False
    fixes[1][1]()
    assert form.values()["from"] == date(2017, 2, 2)
    fixes[0][1]()
    assert form.values()["replace"] is True


def test_a_holder_without_an_end_leaves_no_day_to_start_on(form: Form) -> None:
    assert len(fixes_for(Refused("post_held", free_from=""), form)) == 1


def test_other_refusals_are_mended_by_hand(form: Form) -> None:
    assert fixes_for(Refused("empty_span", field="to"), form) == ()
