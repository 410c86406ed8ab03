"""What was settled about two records."""

from __future__ import annotations

from bcu_desk.domain.merge.settlements import ALLOW_BOTH, Settlement


def test_a_settlement_names_its_clash_and_what_both_said() -> None:
    made = Settlement(id=1, clash='["booking",1,2]', choice=ALLOW_BOTH, rows="ab")
    assert (made.clash, made.choice, made.rows) == ('["booking",1,2]', "allow_both", "ab")
