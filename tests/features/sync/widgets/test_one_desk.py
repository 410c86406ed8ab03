"""A desk in full: what may be done with it depends on who leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.features.sync.model.state import Exchange
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.queries.imports import OwnDesk
from bcu_desk.features.sync.widgets.group.one_desk import OneDesk
from bcu_desk.kit.buttons import Button

ROW = DeskRow(1, "Romford", "lead", "active", True, None, 0, 3, "a b c d e f", None, ())
OTHER = replace(ROW, number=2, name="Ilford", role="member", this_desk=False)


def a_group(*, leads: bool) -> Exchange:
    """Seen from the lead desk, or from a desk that does not lead."""
    mine = ROW if leads else replace(ROW, role="second")
    return Exchange(OwnDesk(1, "Romford", True, 3), (mine, OTHER), (), (), 0)


@pytest.mark.parametrize(
    ("row", "leads", "offered"),
    [
        (ROW, True, {"change_keys"}),
        (replace(ROW, role="second"), False, {"change_keys", "take_lead"}),
        (OTHER, True, {"retire", "revoke", "second", "hand_on"}),
        (replace(OTHER, role="second"), True, {"retire", "revoke", "hand_on"}),
        (replace(OTHER, status="retired", last_number=4), True, {"readmit"}),
        (OTHER, False, set()),
    ],
)
def test_only_what_may_be_done_is_offered(
    qtbot, row: DeskRow, leads: bool, offered: set[str]
) -> None:
    part = OneDesk()
    qtbot.addWidget(part)
    part.show_desk(row, a_group(leads=leads), writable=True)
    names = {one.objectName().removeprefix("exchange.") for one in part.findChildren(Button)}
    assert names == offered


def test_a_desk_that_has_returned_may_have_changes_that_the_lead_lets_count(qtbot) -> None:
    part = OneDesk()
    qtbot.addWidget(part)
    back = replace(OTHER, last_number=4, beyond=(5, 6))
    part.show_desk(back, a_group(leads=True), writable=True)
    assert part.findChild(Button, "exchange.allow_beyond") is not None
