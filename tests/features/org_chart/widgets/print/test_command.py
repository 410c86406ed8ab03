"""The small chart of command: a box for each post, words whole, dashed where vacant."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.features.org_chart.sections import CommandCard, CommandTeam
from bcu_desk.features.org_chart.widgets.print.command import draw_command
from bcu_desk.kit.ink import Ink
from tests.features.org_chart.widgets.print.conftest import Draw

TEAM = CommandTeam(
    "EA",
    CommandCard("EA-C1", "BCU commander", "Ch Supt A. Test", "EA", ""),
    (
        CommandCard("EA-S1", "Superintendent", "Vacant", "Response · Havering", "response"),
        CommandCard("EA-S2", "Superintendent", "Supt B. Test", "no function · no borough", ""),
    ),
)


def test_every_post_of_the_team_is_told(drawn: Draw) -> None:
    def draw(ink: Ink) -> object:
        draw_command(ink, (20.0, 20.0, 500.0, 160.0), TEAM)
        return None

    paint: Callable[[Ink], object] = draw
    said = " ".join(drawn(paint))
    for card in (TEAM.commander, *TEAM.team):
        assert card.holder in said
        assert card.detail.split()[0] in said
