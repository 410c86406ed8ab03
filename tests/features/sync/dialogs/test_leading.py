"""The lead is handed on or taken from the page, after a question."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.kit.buttons import Button
from tests.features.sync.asking import Answers
from tests.work.exchange.stations import Station, three


def roles(station: Station) -> list[str]:
    """The desks' roles in order."""
    with station.desk.reader() as reader:
        return [one.role for one in sorted(reader.every(GroupDesk), key=lambda one: one.id)]


def test_a_second_is_named_and_takes_the_lead_of_one_that_is_lost(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    ask = Answers()
    page = shown(first, ask)
    page.open_part("desks")
    page.desks.table.choose_line(1)
    page.desks.findChild(Button, "exchange.second").click()
    assert "without asking anybody" in ask.confirmed[0]
    assert page.told().startswith("Ilford may take the lead")
    assert roles(first) == ["lead", "second", "member"]
    two.receive(first.send(2, name="named.bcusync"))
    there = shown(two, Answers())
    there.open_part("desks")
    there.desks.table.choose_line(1)
    there.desks.findChild(Button, "exchange.take_lead").click()
    assert there.told().startswith("Ilford leads the group, Desk 01 is retired")
    assert roles(two) == ["member", "lead", "member"]


def test_the_lead_is_handed_on_and_no_is_no(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first, Answers(yes=False))
    row = page.desks.model.row_at(1)
    page.leading.hand_on(row)
    assert roles(first) == ["lead", "member", "member"]
    page.context.ask.yes = True
    page.leading.hand_on(row)
    assert roles(first) == ["member", "lead", "member"]
    assert not page.desks.invite.isEnabled()
