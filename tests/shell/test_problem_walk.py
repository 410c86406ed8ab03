"""Going from problem to problem."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.kit.jobs import Jobs
from bcu_desk.shell import offers
from bcu_desk.shell.problem_walk import NONE, ProblemWalk
from bcu_desk.shell.session import Session
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON


@pytest.fixture
def session(qapp: object, made_sample: Path) -> Iterator[Session]:
    """The sample, on the day it opens."""
    desk = Desk(made_sample, Clock(NOON), read_only=True)
    made = Session(desk, None, date(2017, 1, 23), Jobs(inline=True))
    yield made
    made.close()


def test_it_goes_round_both_ways(session: Session) -> None:
    shown: list[str] = []
    told: list[str] = []
    walk = ProblemWalk(
        session,
        (offers.queries(), offers.finds()),
        lambda page, key: shown.append(f"{page} {key}"),
        lambda text, tone, fixes: told.append(f"{tone} {text} {len(fixes)}"),
    )
    walk.go(1)
    walk.go(1)
    walk.go(-1)
    assert shown[0] == shown[2] != shown[1]
    assert told[0].startswith("bad Problem 1 of ")
    assert told[1].startswith("bad Problem 2 of ")
    walk.begin_again()
    walk.go(-1)
    total = told[0].split(" of ")[1].split(".")[0]
    assert told[3].split(" ", 1)[1].startswith(f"Problem {total} of {total}.")


def test_a_day_without_problems_is_good_news(session: Session) -> None:
    told: list[str] = []
    walk = ProblemWalk(session, ({}, ()), lambda *_: None, lambda *said: told.append(said[0]))
    walk.go(1)
    assert told == [NONE]
