"""The targets of several wards."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.model.lenses.several import several_of
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.features.coverage.widgets.several.targets import several_target_form, target_commands
from tests.features.coverage.small import DAY, FULL, SHORT

VALUES: dict[str, object] = {"dwo": "3", "pcso": None, "uplift": None, "from": DAY, "to": None}


def test_the_form_has_the_fields_of_its_command_and_keeps_what_is_left_empty(
    small: Loaded, qtbot: QtBot, themed: QApplication
) -> None:
    several = several_of(small, (FULL, SHORT), Lens.IN_POST)
    form = several_target_form(several, (lambda _: None, lambda: None))
    qtbot.addWidget(form)
    assert set(form.values()) == set(VALUES)
    commands = target_commands((FULL, SHORT), VALUES)
    assert [(one.ward, one.dwo, one.pcso) for one in commands] == [
        (FULL, 3, None),
        (SHORT, 3, None),
    ]


@pytest.mark.parametrize("told", ["three", "-1", "100", "2.5"])
def test_what_is_no_number_of_officers_is_refused(told: str) -> None:
    with pytest.raises(Refused, match="odd_target"):
        target_commands((FULL,), {**VALUES, "dwo": told})
