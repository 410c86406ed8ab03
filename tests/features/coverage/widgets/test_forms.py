"""The forms' choices."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.moves import candidates
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.features.coverage.widgets.forms import (
    move_form,
    people_options,
    target_form,
    ward_options,
)
from tests.features.coverage.small import FULL, SHORT


def test_wards_with_an_empty_post_come_first(small: Loaded) -> None:
    options = ward_options(small, Lens.IN_POST)
    assert [option.key for option in options] == [SHORT, FULL]
    assert (options[0].label, options[0].detail) == ("Ward 2, Havering", "1 of 2 in post")


def test_people_are_offered_in_the_order_to_ask(small: Loaded) -> None:
    options = people_options(candidates(small, SHORT))
    assert [option.label for option in options] == [
        "PC Mila Novak 415KD",
        "PC Ada Tembo 412KD",
        "PC Ben Lindqvist 413KD",
    ]
    assert options[0].detail == "no post now"


@pytest.mark.parametrize(("lens", "kind"), [(Lens.IN_POST, "DWO"), (Lens.PCSO, "PCSO")])
def test_the_form_of_a_move_names_the_kind(
    small: Loaded, qtbot: QtBot, themed: QApplication, lens: Lens, kind: str
) -> None:
    form = move_form(small, SHORT, lens, (lambda _: None, lambda: None))
    qtbot.addWidget(form)
    assert form.accessibleName() == f"Put a {kind} on a ward"
    assert set(form.values()) == {"ward", "person", "from", "to"}
    assert form.field("person").focusProxy().objectName() == "coverage.move.person"


def test_the_form_of_a_target_has_the_fields_of_its_command(
    small: Loaded, qtbot: QtBot, themed: QApplication
) -> None:
    form = target_form(small, (lambda _: None, lambda: None))
    qtbot.addWidget(form)
    assert set(form.values()) == {"ward", "dwo", "pcso", "uplift", "from", "to"}
    assert form.field("dwo").objectName() == "coverage.target_form.dwo"
