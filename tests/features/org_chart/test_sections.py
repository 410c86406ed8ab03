"""What the org chart puts into a pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.times import midnight
from bcu_desk.features.org_chart.sections import chart_part, command_teams, vacancies_part
from bcu_desk.features.org_chart.tile import vacancies_tile
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Drawing, Words
from bcu_desk.work.packs.sections import Asked, Part
from bcu_desk.work.view import View
from tests.builders import a_desk

DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360


def test_each_bcu_has_a_drawing_of_its_command(made_sample: Path) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        part = chart_part(reader, View(DAY), Asked(at=SIX))
        teams = command_teams(reader, View(DAY))
    assert [team.bcu for team in teams] == ["CN", "EA"]
    assert all(len(team.team) == 4 for team in teams)
    first = part.blocks[0]
    assert isinstance(first, Drawing)
    assert all(card.holder in first.alt for card in teams[0].team)
    assert part.count == 10
    assert [team.commander.detail for team in teams] == ["", ""]
    assert {card.detail for card in teams[1].team} >= {"Havering", "no borough"}


def test_vacancies_are_those_of_the_home_page(made_sample: Path) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        part = vacancies_part(reader, View(DAY), Asked(at=SIX))
        tile = vacancies_tile(reader, View(DAY), SIX)
    assert part.count == tile.count
    assert part.blocks[0] == Words(tile.sentence, str(tile.count), tile.tone)


def test_without_a_commander_it_says_so(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        part: Part = chart_part(reader, View(DAY), Asked(at=SIX))
    assert part.blocks == (Words("There is no commander's post yet."),)
