"""Hand-overs as they are shown."""

from __future__ import annotations

from bcu_desk.domain.assignments import HandOver, HandOverItem
from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.rules.past.hand_overs import hand_overs
from tests.domain.model_check.worlds import day, lawful


def test_note_and_lines_come_together_by_post_and_person() -> None:
    note = HandOver(id=1, post_id=11, person_id=111, note="Keys")
    lines = (
        HandOverItem(id=3, post_id=11, person_id=111, position=2, words="Two"),
        HandOverItem(id=2, post_id=11, person_id=111, position=1, words="One", done_on=day(2, 2)),
    )
    found = hand_overs(World(lawful()), (note,), lines)["EA-S1", "111KD"]
    assert (found.note, [item.words for item in found.items]) == ("Keys", ["One", "Two"])
    assert found.summary() == "1 of 2 done"


def test_a_note_alone_has_no_summary() -> None:
    note = HandOver(id=1, post_id=11, person_id=111, note="Keys")
    assert hand_overs(World(lawful()), (note,), ())["EA-S1", "111KD"].summary() == ""
