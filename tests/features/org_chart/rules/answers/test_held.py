"""Posts of a period, the days each was held, and since when it was vacant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bcu_desk.domain.spans import Span
from bcu_desk.features.org_chart.rules.answers.held import Held, held_in, kind_of
from bcu_desk.work.packs.questions import Asking
from tests.builders import A_BOROUGH, A_POST, START, a_desk, a_posting

FIRST = START + timedelta(days=10)
ASKING = Asking(from_day=FIRST, to_day=FIRST + timedelta(days=20))
LEFT, CAME = FIRST + timedelta(days=5), FIRST + timedelta(days=8)


def _held(folder: Path, *more: object, asking: Asking = ASKING) -> tuple[Held, ...]:
    with a_desk(folder, *more).reader() as reader:
        return held_in(reader.every, asking, lambda code: code == "EA")


def test_a_post_tells_the_days_it_was_held_and_since_when_it_was_vacant(tmp_path: Path) -> None:
    one, two = _held(
        tmp_path,
        a_posting(to_day=LEFT),
        a_posting(401, person_id=101, from_day=CAME),
    )
    assert one.filled == (Span(FIRST, LEFT), Span(CAME, ASKING.to_day))
    assert one.vacant == ((LEFT, Span(LEFT, CAME)),)
    assert (one.days(), one.days_filled()) == (20, 17)
    assert one.filled_on(FIRST)
    assert not one.filled_on(LEFT)
    assert two.vacant == ((START, Span(FIRST, ASKING.to_day)),)
    assert (one.bcu, one.borough, one.kind, one.rank) == ("East Area", "BCU-wide", "DWO", "PC")


def test_a_post_that_closes_counts_for_its_own_days(tmp_path: Path) -> None:
    short = replace(A_POST, id=202, code="EA-D3", to_day=LEFT, borough_id=A_BOROUGH.id)
    inside = next(post for post in _held(tmp_path, short) if post.code == "EA-D3")
    assert (inside.stands_on(FIRST), inside.stands_on(LEFT)) == (True, False)
    assert (inside.days(), inside.borough) == (5, "Havering")


def test_of_a_borough_only_its_own_posts_are_counted(tmp_path: Path) -> None:
    own = replace(A_POST, id=202, code="EA-D3", borough_id=A_BOROUGH.id)
    asked = replace(ASKING, borough=A_BOROUGH)
    assert [post.code for post in _held(tmp_path, own, asking=asked)] == ["EA-D3"]


def test_kinds_are_told_in_words() -> None:
    assert kind_of(replace(A_POST, kind="chief_inspector")) == "Chief inspector"
    assert date(2017, 1, 9) == START
