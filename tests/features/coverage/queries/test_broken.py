"""Rules broken in wards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import ModelRule, Waiver
from bcu_desk.features.coverage.queries.broken import BrokenRule, broken_rules
from bcu_desk.features.coverage.queries.wards import cover_day
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import LONG_AGO
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, a_hold


def _rules() -> Iterator[ModelRule]:
    for number, code in enumerate(("R7", "R8"), start=1):
        yield ModelRule(
            id=number, code=code, title=code, severity="breach", bound=1, sentence="Said.",
            reading="Read.", from_day=LONG_AGO,
        )  # fmt: skip


def _broken(desk: Desk) -> dict[str, tuple[BrokenRule, ...]]:
    with desk.reader() as reader:
        day = cover_day(reader, View(DAY))
        return broken_rules(reader, day.places, day.officers, View(DAY))


def test_a_ward_below_its_promise_breaks_r7_and_is_told_without_its_name(tmp_path: Path) -> None:
    found = _broken(a_borough(tmp_path, *_rules()))
    assert {one.rule for one in found[SHORT]} == {"R7"}
    assert found[SHORT][0].told.startswith("Has 1 of 2 dedicated ward officers")
    assert [one.told[:5] for one in found[FULL]] == ["Has 0"]


def test_a_dwo_of_two_wards_breaks_r8_in_both(tmp_path: Path) -> None:
    found = _broken(a_borough(tmp_path, *_rules(), a_hold(420, 304, 100)))
    assert [sum(one.rule == "R8" for one in found[ward]) for ward in (FULL, SHORT)] == [1, 1]


@pytest.mark.parametrize(("to", "waived"), [(date(2017, 2, 1), True), (DAY, False)])
def test_a_waived_rule_is_still_told(tmp_path: Path, to: date, waived: bool) -> None:
    waiver = Waiver(
        id=1, rule="R7", subject=SHORT, reason="Agreed", from_day=date(2017, 1, 10), to_day=to
    )
    found = _broken(a_borough(tmp_path, *_rules(), waiver))
    assert {one.waived for one in found[SHORT]} == {waived}
