"""R9 and R10: ranks that match posts, and no uncovered day between two holders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.assignments import Standing
from tests.domain.model_check.worlds import (
    LIVE,
    YEAR,
    a_person,
    a_posting,
    day,
    days,
    lawful,
    of_rule,
    told,
    with_posting,
)

END = YEAR.end
SUPT_POST = 12


@pytest.mark.parametrize(
    ("rank", "standing", "until", "variant", "severity"),
    [
        (4, Standing.SUBSTANTIVE, None, None, None),
        (6, Standing.SUBSTANTIVE, None, None, None),
        (3, Standing.ACTING, day(3, 1), "acting", "notice"),
        (3, Standing.TEMPORARY, day(3, 1), "acting", "notice"),
        (3, Standing.ACTING, None, "no_end", "breach"),
        (3, Standing.TEMPORARY, None, "no_end", "breach"),
        (3, Standing.SUBSTANTIVE, None, "substantive", "breach"),
        (3, Standing.SUBSTANTIVE, day(3, 1), "substantive", "breach"),
        (5, Standing.SUBSTANTIVE, None, "higher", "notice"),
    ],
)
def test_rank_and_standing_decide_r9(
    rank: int, standing: Standing, until: date | None, variant: str | None, severity: str | None
) -> None:
    facts = with_posting(lawful(), SUPT_POST, person_id=150, standing=standing, to_day=until)
    facts = replace(facts, people=(*facts.people, a_person(150, rank)))
    found = of_rule(facts, "R9")
    if variant is None:
        assert found == ()
    else:
        assert told(found) == [("EA-S2", variant, LIVE, until or END)]
        assert found[0].severity == severity
        assert found[0].fact("collar") == "150KD"


def test_days_of_acting_outside_the_period_are_not_told() -> None:
    facts = with_posting(
        lawful(), SUPT_POST, person_id=150, standing=Standing.ACTING, to_day=day(3, 1)
    )
    facts = replace(facts, people=(*facts.people, a_person(150, 3)))
    assert of_rule(facts, "R9", days(day(3, 1), day(4, 1))) == ()
    assert told(of_rule(facts, "R9", days(day(2, 28), day(4, 1)))) == [
        ("EA-S2", "acting", day(2, 28), day(3, 1))
    ]


@pytest.mark.parametrize(
    ("until", "since", "gap"),
    [
        (day(2, 2), day(2, 13), [("EA-S2", "gap", day(2, 2), day(2, 13))]),
        (day(2, 2), day(2, 3), [("EA-S2", "gap", day(2, 2), day(2, 3))]),
        (day(2, 2), day(2, 2), []),
        (day(2, 2), day(2, 1), []),
        (day(2, 2), None, []),
    ],
)
def test_r10_is_a_gap_between_two_holders_and_nothing_else(
    until: date, since: date | None, gap: list[object]
) -> None:
    facts = with_posting(lawful(), SUPT_POST, to_day=until)
    if since is not None:
        facts = replace(
            facts,
            people=(*facts.people, a_person(150, 4)),
            postings=(*facts.postings, a_posting(250, SUPT_POST, 150, from_day=since)),
        )
    found = of_rule(facts, "R10")
    assert told(found) == gap
    if gap:
        assert found[0].fact("before") == "Supt A. Tembo112"
        assert found[0].fact("after") == "Supt A. Tembo150"


def test_a_gap_that_reaches_out_of_the_period_is_clipped_to_it() -> None:
    facts = with_posting(lawful(), SUPT_POST, to_day=day(2, 2))
    facts = replace(
        facts,
        people=(*facts.people, a_person(150, 4)),
        postings=(*facts.postings, a_posting(250, SUPT_POST, 150, from_day=day(2, 13))),
    )
    assert told(of_rule(facts, "R10", days(day(2, 5), day(2, 6)))) == [
        ("EA-S2", "gap", day(2, 5), day(2, 6))
    ]
    assert of_rule(facts, "R10", days(day(2, 13))) == ()
    assert of_rule(facts, "R10", days(LIVE, day(2, 2))) == ()


def test_two_who_start_together_leave_no_gap() -> None:
    facts = lawful()
    facts = replace(
        facts,
        people=(*facts.people, a_person(150, 4)),
        postings=(*facts.postings, a_posting(250, SUPT_POST, 150)),
    )
    assert of_rule(facts, "R10") == ()
