"""The rank that somebody goes by on call."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.people import Rank
from bcu_desk.domain.rota.ranks import duty_rank, fits
from bcu_desk.domain.spans import Span

FROM = date(2017, 1, 1)
CI = Rank(id=1, code="CI", title="Chief inspector", branch="uniform", grade=5, from_day=FROM)
SUPT = Rank(id=2, code="Supt", title="Superintendent", branch="uniform", grade=6, from_day=FROM)
ACTS = ((Span(date(2017, 1, 23), date(2017, 1, 30)), Standing.ACTING, SUPT),)


def test_an_acting_superintendent_goes_by_that_rank_while_they_act_and_no_longer() -> None:
    assert duty_rank(CI, ACTS, "Supt", date(2017, 1, 29)) == "A/Supt"
    assert duty_rank(CI, ACTS, "Supt", date(2017, 1, 30)) == "CI"
    assert duty_rank(CI, ACTS, "DSupt", date(2017, 1, 29)) == "CI"
    assert duty_rank(SUPT, ACTS, "Supt", date(2017, 1, 29)) == "Supt"


def test_acting_fits_and_another_rank_does_not() -> None:
    assert fits("A/Supt", "Supt")
    assert fits("Supt", "Supt")
    assert not fits("DSupt", "Supt")
    assert not fits("CI", "Supt")
