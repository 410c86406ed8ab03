"""What the right column says."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.on_call.model.loaded import Loaded, gap_key, key_of
from bcu_desk.features.on_call.model.telling import told, told_of_drag
from bcu_desk.kit.timeline.rows import Proposal
from tests.features.on_call.opened import DSUPT, SUPT


def test_a_turn_tells_phone_reserve_hand_over_and_who_comes_then(loaded: Loaded) -> None:
    turn = loaded.turns_of(SUPT)[-3]
    found = told(loaded, key_of(turn))
    facts = dict(found.facts)
    assert (found.title, found.about) == (turn.who, "Superintendent, East Area")
    assert (facts["Phone"], facts["Reserve"]) == (turn.phone, turn.reserve_who)
    assert facts["Lasts"] == "12 h"
    assert facts["Then"] == loaded.turns_of(SUPT)[-2].who
    assert found.verbs == ("change", "swap", "end", "remove")


def test_a_gap_tells_its_hours_and_who_could_take_it(loaded: Loaded) -> None:
    found = told(loaded, gap_key(loaded.gaps()[0]))
    assert (found.title, found.chip, found.verbs) == ("Nobody for 12 hours", "Gap", ("fill",))
    (part,) = found.parts
    assert part.title == "Who could take it"
    assert (part.steps[0].verb, part.steps[0].button) == ("take", "Put on call")


def test_a_flagged_turn_tells_why_and_who_could_have_it(loaded: Loaded) -> None:
    turn = replace(loaded.turns_of(SUPT)[20], state="wrong_rank")
    board = replace(loaded.board, turns=(turn,))
    found = told(replace(loaded, board=board), key_of(turn))
    assert found.chip == "Other rank"
    assert found.parts[0].steps[0].detail == "The turn is for a superintendent"
    absent = replace(turn, state="absent")
    board = replace(loaded.board, turns=(absent,))
    assert told(replace(loaded, board=board), key_of(absent)).chip == "Absent"


def test_a_row_tells_who_has_how_many_hours_and_its_gaps(loaded: Loaded) -> None:
    found = told(loaded, DSUPT)
    assert dict(found.facts)["Hand-over"] == "07:00 and 19:00"
    assert [part.title for part in found.parts] == ["On call here", "Gaps"]


def test_the_time_shown_lists_gaps_to_fill_and_who_is_on_now(loaded: Loaded) -> None:
    found = told(loaded, "")
    assert (found.title, found.chip) == ("On call, 23 to 29 Jan", "1 gap")
    parts = {part.title: part.steps for part in found.parts}
    assert parts["Gaps"][0].verb == "fill"
    assert parts["Gaps"][0].detail == "Sat 28 Jan 19:00 to Sun 29 Jan 07:00, 12 hours"
    assert len(parts["On call now"]) == 2


def test_without_a_rota_it_teaches(loaded: Loaded) -> None:
    board = replace(loaded.board, rota=frozenset(), turns=(), gaps=())
    found = told(replace(loaded, board=board), "")
    assert (found.title, found.verbs) == ("No rota yet", ("put",))
    assert len(found.parts[0].steps) == 3


def test_a_drag_tells_from_and_to_and_that_nothing_is_saved(loaded: Loaded) -> None:
    turn = loaded.turns_of(SUPT)[20]
    asked = Proposal(SUPT, turn.start_minute, turn.end_minute + 60, key_of(turn))
    found = told_of_drag(loaded, asked)
    assert (found.title, found.chip) == ("Moving a turn", "Not saved")
    assert dict(found.facts)["Lasts"] == "13 h"
    assert told_of_drag(loaded, replace(asked, copy=True)).title == "Copying a turn"
    new = told_of_drag(loaded, Proposal(DSUPT, turn.start_minute, turn.end_minute))
    assert new.about == "Detective superintendent, East Area. Let go to say who."
