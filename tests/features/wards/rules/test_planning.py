"""A re-warding is planned from rows alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.assignments import Target
from bcu_desk.features.wards.rules.planning import Rows, moved_targets, plan_of
from bcu_desk.features.wards.rules.sets import SetOfWards
from tests.builders import A_POST, A_WARD_SET, START, a_posting, a_ward

DAY = date(2018, 5, 3)
NEW = replace(a_ward(1), id=77, ward_set_id=9)
TARGET = Target(id=1, kind="dwo", amount=2, from_day=START)


def test_a_post_follows_its_ward_and_the_promise_opens_another() -> None:
    post = replace(A_POST, ward_id=a_ward(1).id)
    rows = Rows((A_WARD_SET,), (a_ward(1),), (post,), (a_posting(),), (TARGET,), {})
    plan = plan_of(rows, SetOfWards("2018", None, (NEW,)), DAY, {})
    assert [(seat.code, seat.held) for seat in plan.seats] == [("EA-D1", True)]
    assert plan.carried.wards == {post.id: NEW.code}
    assert plan.carried.opened == {(NEW.code, "dwo"): 1}


def test_of_several_targets_for_an_heir_the_largest_counts() -> None:
    own = [replace(TARGET, id=n, ward_id=n, amount=n) for n in (2, 3)]
    ended = replace(TARGET, id=4, ward_id=2, amount=9, to_day=date(2018, 1, 1))
    (found,) = moved_targets([*own, ended], {2: 77, 3: 77}, DAY)
    assert (found.ward_id, found.amount, found.from_day) == (77, 3, DAY)


def test_a_test_sites_uplift_is_asked_of_the_heir() -> None:
    ward = a_ward(1)
    uplift = replace(TARGET, id=2, kind="dwo_uplift", amount=1, ward_id=ward.id)
    rows = Rows((A_WARD_SET,), (ward,), (), (), (TARGET, uplift), {})
    plan = plan_of(rows, SetOfWards("2018", None, (NEW,)), DAY, {})
    assert plan.carried.opened == {(NEW.code, "dwo"): 3}
