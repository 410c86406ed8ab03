"""Problems of a day, and where each can be mended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.shell import offers
from bcu_desk.shell.counts import breaches
from bcu_desk.shell.problems import CHECK_PAGE, problems
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON

MONDAY = View(date(2017, 1, 23))


@pytest.fixture
def sample(made_sample: Path) -> Desk:
    """The sample of both BCUs, to read."""
    return Desk(made_sample, Clock(NOON), read_only=True)


def test_a_problem_leads_to_the_page_that_finds_its_subject(sample: Desk) -> None:
    with sample.reader() as reader:
        found = problems(reader, MONDAY, offers.queries(), offers.finds())
        broken = breaches(reader, MONDAY, offers.queries())
    assert len(found) == len(broken) > 0
    assert {problem.page for problem in found if problem.words.startswith("R7")} == {"coverage"}
    assert all(problem.words.endswith(".") for problem in found)


def test_a_subject_that_nothing_finds_leads_to_the_check(sample: Desk) -> None:
    with sample.reader() as reader:
        found = problems(reader, MONDAY, offers.queries(), ())
    assert {problem.page for problem in found} == {CHECK_PAGE}
    assert any(problem.severe for problem in found)


def test_without_a_check_there_are_no_problems(sample: Desk) -> None:
    with sample.reader() as reader:
        assert problems(reader, MONDAY, {}, offers.finds()) == ()
