"""Ranks compared by grade, and names as people write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.ranks import RankFit, rank_fit, short_name, shown_rank

SINCE = date(2014, 1, 1)
CI = Rank(id=1, code="CI", title="Chief Inspector", branch="uniform", grade=4, from_day=SINCE)
SUPT = replace(CI, id=2, code="Supt", grade=5)
DSUPT = replace(CI, id=3, code="DSupt", branch="detective", grade=5)


@pytest.mark.parametrize(
    ("own", "wanted", "fit"),
    [
        (SUPT, SUPT, RankFit.MATCHES),
        (SUPT, DSUPT, RankFit.MATCHES),
        (CI, SUPT, RankFit.LOWER),
        (SUPT, CI, RankFit.HIGHER),
    ],
)
def test_ranks_of_a_grade_match(own: Rank, wanted: Rank, fit: RankFit) -> None:
    assert rank_fit(own, wanted) is fit


@pytest.mark.parametrize(
    ("own", "wanted", "standing", "shown"),
    [
        (CI, DSUPT, Standing.ACTING, "A/DSupt"),
        (CI, DSUPT, Standing.TEMPORARY, "T/DSupt"),
        (CI, DSUPT, Standing.SUBSTANTIVE, "CI"),
        (SUPT, DSUPT, Standing.TEMPORARY, "Supt"),
        (SUPT, CI, Standing.SUBSTANTIVE, "Supt"),
    ],
)
def test_an_acting_holder_goes_by_the_posts_rank(
    own: Rank, wanted: Rank, standing: Standing, shown: str
) -> None:
    assert shown_rank(own, wanted, standing) == shown


def test_a_short_name_is_initial_and_surname() -> None:
    person = Person(
        id=1, collar="1KD", forename="Amit", surname="Varsani", rank_id=1, from_day=SINCE
    )
    assert short_name(person) == "A. Varsani"
    assert short_name(replace(person, forename="")) == "Varsani"
