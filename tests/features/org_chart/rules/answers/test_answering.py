"""A question on posts is answered on a page, with the tables behind it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.places import Borough
from bcu_desk.features.org_chart.queries import Posts
from bcu_desk.features.org_chart.rules.answers.answering import QUESTIONS
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Figures, Table
from bcu_desk.work.packs.questions import Asking, Question
from bcu_desk.work.packs.sections import Part
from bcu_desk.work.places import borough_among
from bcu_desk.work.view import View
from tests.builders import NOON

ASKING = Asking(from_day=date(2017, 1, 9), to_day=date(2017, 3, 1))
LAST = View(ASKING.last, ("EA",))


def _read(path: Path, question: Question, borough: str = "") -> tuple[Part, int, int]:
    """The answer, and how many posts there are on the last day, and vacant ones."""
    with Desk(path, Clock(NOON), read_only=True).reader() as reader:
        place = borough_among(reader.every(Borough), borough) if borough else None
        asking = Asking(from_day=ASKING.from_day, to_day=ASKING.to_day, borough=place)
        rows = Posts().rows(reader, LAST)
        own = [row for row in rows if place is None or row.borough == place.code]
        vacant = sum(row.holder is None for row in own)
        return question.read(reader, LAST, asking), len(own), vacant


@pytest.mark.parametrize("borough", ["", "Havering"])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_the_figures_are_those_of_the_chart(
    made_sample: Path, question: Question, borough: str
) -> None:
    part, posts, vacant = _read(made_sample, question, borough)
    figures, table = part.blocks[:2]
    assert isinstance(figures, Figures)
    assert isinstance(table, Table)
    told = {figure.words: figure.number for figure in figures.figures}
    assert told["posts, last day"] == f"{posts:,}"
    assert told.get("in post, last day", f"{posts - vacant:,}") == f"{posts - vacant:,}"
    assert told.get("vacant, last day", f"{vacant:,}") == f"{vacant:,}"
    assert len(table.rows) == (18 if borough else 4)
    assert [made.title for made in part.tables][:2] == ["By borough", "By ward"]
    assert part.defined


def test_where_no_post_stood_that_is_said(made_sample: Path) -> None:
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        early = Asking(from_day=date(2010, 1, 1), to_day=date(2010, 2, 1))
        part = QUESTIONS[0].read(reader, LAST, early)
    assert (part.count, part.tables) == (0, ())
