"""Who held a post, made of the nouns of the sample."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.org_chart.rules.kept.holders import HolderRows
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON


def test_the_holders_of_a_post_are_in_order_of_their_days(made_sample: Path) -> None:
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        rows = HolderRows(reader.every)
    assert rows.rows
    for code, own in rows.by_post.items():
        assert [row.from_day for row in own] == sorted(row.from_day for row in own)
        assert {row.post for row in own} == {code}
    assert [row for own in rows.by_post.values() for row in own] == list(rows.rows)
