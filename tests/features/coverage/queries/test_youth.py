"""Youth officers by borough."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bcu_desk.domain.assignments import Target
from bcu_desk.features.coverage.queries.where.places import places
from bcu_desk.features.coverage.queries.youth import youth_standings
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_BOROUGH, LONG_AGO
from tests.features.coverage.small import DAY, a_borough, a_hold, a_post

POSTS = tuple(
    replace(
        a_post(number, 1), code=f"EA-Y{number}", kind="youth", ward_id=None, borough_id=A_BOROUGH.id
    )
    for number in (310, 311, 312)
)


def _standings(desk: Desk) -> list[Standing]:
    with desk.reader() as reader:
        view = View(DAY)
        return list(youth_standings(reader, places(reader, view), view).values())


def test_people_count_and_not_posts(tmp_path: Path) -> None:
    target = Target(id=9, kind="youth", amount=4, from_day=LONG_AGO)
    twice = (a_hold(410, 310, 103), a_hold(411, 311, 103))
    assert _standings(a_borough(tmp_path, *POSTS, *twice, target)) == [Standing(1, 4)]


def test_without_a_target_there_is_no_standing_to_judge(tmp_path: Path) -> None:
    assert _standings(a_borough(tmp_path, *POSTS)) == [Standing(0, None)]
