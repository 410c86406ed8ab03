"""R7 and R8: the wards' targets, and one ward at a time."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.assignments import Target
from tests.domain.model_check.worlds import (
    DWO_POST,
    LIVE,
    LONG_AGO,
    PCSO_POST,
    YEAR,
    a_posting,
    day,
    lawful,
    of_rule,
    told,
    with_posting,
    without_posting,
)

END = YEAR.end
WARD = "E05000501"


def test_a_ward_at_its_targets_breaks_nothing() -> None:
    assert of_rule(lawful(), "R7") == ()
    assert of_rule(lawful(), "R8") == ()


def test_a_ward_short_of_a_dwo_breaks_r7_from_that_day() -> None:
    (found,) = of_rule(with_posting(lawful(), DWO_POST, to_day=day(2, 1)), "R7")
    assert told((found,)) == [(WARD, "dwo", day(2, 1), END)]
    assert found.subject_name == "Loxford, Redbridge"
    assert dict(found.facts) == {"count": 1, "need": 2, "short": 1}


def test_a_ward_without_its_pcso_breaks_r7() -> None:
    assert told(of_rule(without_posting(lawful(), PCSO_POST), "R7")) == [(WARD, "pcso", LIVE, END)]


def test_the_most_specific_and_latest_target_counts() -> None:
    facts = lawful()
    everywhere = Target(id=3, kind="dwo", amount=9, from_day=LIVE)
    borough = Target(id=4, kind="dwo", amount=1, borough_id=91, from_day=LIVE)
    uplift = Target(id=5, kind="dwo", amount=3, ward_id=501, from_day=day(6, 1), to_day=day(7, 1))
    facts = replace(facts, targets=(*facts.targets, everywhere, borough, uplift))
    assert told(of_rule(facts, "R7")) == [
        ("E05000502", "dwo", LIVE, END),
        (WARD, "dwo", day(6, 1), day(7, 1)),
    ]


def test_a_ward_without_a_target_is_not_judged() -> None:
    facts = replace(lawful(), targets=())
    assert of_rule(without_posting(facts, DWO_POST, PCSO_POST), "R7") == ()


def test_a_ward_of_a_ward_set_out_of_force_is_not_judged() -> None:
    facts = without_posting(lawful(), DWO_POST)
    (ward_set,) = facts.ward_sets
    for days, broken in (
        ({"to_day": day(3, 1)}, [(WARD, "dwo", LIVE, day(3, 1))]),
        ({"from_day": LONG_AGO, "to_day": LIVE}, []),
    ):
        changed = replace(facts, ward_sets=(replace(ward_set, **days),))
        assert told(of_rule(changed, "R7")) == broken


def test_a_dwo_in_posts_of_two_wards_breaks_r8() -> None:
    facts = lawful()
    other = replace(facts.posts[5], id=29, code="EA-D9", ward_id=502)
    second = a_posting(229, 29, 120, from_day=day(2, 1), to_day=day(2, 3))
    facts = replace(facts, posts=(*facts.posts, other), postings=(*facts.postings, second))
    (found,) = of_rule(facts, "R8")
    assert told((found,)) == [("120KD", "many", day(2, 1), day(2, 3))]
    assert found.fact("wards") == "Loxford and Valentines"


def test_a_dwo_in_two_posts_of_one_ward_breaks_no_r8_and_counts_once() -> None:
    facts = with_posting(lawful(), 21, person_id=120)
    assert of_rule(facts, "R8") == ()
    assert [item.fact("count") for item in of_rule(facts, "R7")] == [1]


def test_a_move_from_ward_to_ward_without_a_day_of_both_breaks_no_r8() -> None:
    facts = with_posting(lawful(), DWO_POST, to_day=day(2, 1))
    other = replace(facts.posts[5], id=29, code="EA-D9", ward_id=502)
    moved = a_posting(229, 29, 120, from_day=day(2, 1))
    facts = replace(facts, posts=(*facts.posts, other), postings=(*facts.postings, moved))
    assert of_rule(facts, "R8") == ()


def test_an_uplift_is_added_to_the_base_while_it_is_in_force() -> None:
    base = lawful()
    uplift = Target(
        id=9, kind="dwo_uplift", amount=1, ward_id=501, from_day=day(3, 1), to_day=day(4, 1)
    )
    facts = replace(base, targets=(*base.targets, uplift))
    assert told(of_rule(facts, "R7")) == [(WARD, "dwo", day(3, 1), day(4, 1))]
    alone = replace(base, targets=(uplift,))
    assert told(of_rule(alone, "R7")) == []
