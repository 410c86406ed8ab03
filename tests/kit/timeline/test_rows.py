"""Judges and menders that are there from the start."""

from __future__ import annotations

from bcu_desk.kit.timeline.rows import Proposal, Verdict, anything, nothing_else


def test_at_first_everything_may_be_and_nothing_is_proposed_instead() -> None:
    asked = Proposal("oak", 0, 60)
    assert anything(asked) == Verdict(ok=True)
    assert nothing_else(asked) == ()
