"""A refusal carries a code and facts, never a sentence."""

from __future__ import annotations

from bcu_desk.domain.refusals import Refused


def test_a_refusal_tells_its_code_and_facts() -> None:
    told = Refused("post_held", post="EA-S1", field="from")
    assert told.code == "post_held"
    assert told.facts == {"post": "EA-S1", "field": "from"}
    assert str(told) == "post_held(post=EA-S1, field=from)"


def test_a_refusal_without_facts_is_its_code() -> None:
    assert str(Refused("nothing_to_undo")) == "nothing_to_undo()"
