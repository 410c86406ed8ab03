"""What is counted of posts: days, not percentages of percentages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bcu_desk.features.org_chart.rules.answers import counts
from bcu_desk.features.org_chart.rules.answers.held import held_in
from bcu_desk.features.org_chart.rules.answers.tables import cells
from bcu_desk.work.packs.questions import Asking
from tests.builders import START, a_desk, a_posting

ASKING = Asking(from_day=START, to_day=START + timedelta(days=10))
LEFT = START + timedelta(days=4)


@pytest.mark.parametrize(
    ("counted", "figures"),
    [
        (counts.POSTS, (2, 2, 0, 2.0)),
        (counts.STRENGTH, (2, 1, 0, -1, 0.4, 0.2)),
        (counts.VACANCIES, (2, 1, 2, 16, 0.8, 10)),
    ],
    ids=["posts", "strength", "vacancies"],
)
def test_two_posts_one_of_them_held_for_four_days(
    tmp_path: Path, counted: tuple[counts.Counted, ...], figures: tuple[object, ...]
) -> None:
    with a_desk(tmp_path, a_posting(to_day=LEFT)).reader() as reader:
        held = held_in(reader.every, ASKING, lambda _: True)
    assert cells(held, counted, ASKING) == figures
    column = counted[1].column(ASKING)
    assert "Jan 2017" in column.note
