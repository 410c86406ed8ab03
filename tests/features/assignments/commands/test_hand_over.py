"""Writing and ticking a hand-over."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.assignments.commands.hand_over import TickHandOver, WriteHandOver
from bcu_desk.features.assignments.queries import HandOvers
from bcu_desk.features.assignments.rules.past.hand_overs import HandedOver
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View
from tests.features.assignments.asking import ON, refused

WRITE = WriteHandOver(post="EA-S1", note="Calls on Tuesdays", items=("Phone", "Council"))


def _kept(desk: Desk) -> tuple[HandedOver, ...]:
    with desk.reader() as reader:
        return HandOvers(post="EA-S1").rows(reader, View(ON))


def test_a_note_and_a_checklist_are_kept_with_post_and_person(desk: Desk) -> None:
    done = desk.do(WRITE)
    (found,) = _kept(desk)
    assert (found.post, found.person, found.note) == ("EA-S1", "105KD", "Calls on Tuesdays")
    assert [(item.place, item.words, item.done_on) for item in found.items] == [
        (1, "Phone", None),
        (2, "Council", None),
    ]
    assert done.label.startswith("Write the hand-over of Una Pemberton 105KD")
    desk.undo()
    assert _kept(desk) == ()


def test_a_line_is_ticked_on_the_day_and_unticked(desk: Desk) -> None:
    desk.do(WRITE)
    desk.do(TickHandOver(post="EA-S1", item=2))
    (found,) = _kept(desk)
    assert [item.done_on for item in found.items] == [None, ON]
    assert found.summary() == "1 of 2 done"
    desk.do(TickHandOver(post="EA-S1", item=2, done=False))
    assert _kept(desk)[0].summary() == "0 of 2 done"


def test_writing_again_keeps_the_ticks_of_lines_that_stay(desk: Desk) -> None:
    desk.do(WRITE)
    desk.do(TickHandOver(post="EA-S1", item=2))
    desk.do(WriteHandOver(post="EA-S1", items=("Council", "Keys")))
    (found,) = _kept(desk)
    assert found.note == ""
    assert [(item.words, item.done_on) for item in found.items] == [("Council", ON), ("Keys", None)]


def test_a_hand_over_outlives_the_posting(desk: Desk) -> None:
    desk.do(WRITE)
    desk.do(EndPosting(post="EA-S1", on=ON))
    desk.do(TickHandOver(post="EA-S1", person="105KD", item=1))
    assert _kept(desk)[0].summary() == "1 of 2 done"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (WriteHandOver(post="EA-S1"), "nothing_handed_over"),
        (WriteHandOver(post="EA-S1", person="111KD", note="No"), "never_in_post"),
        (TickHandOver(post="EA-S1", item=3), "no_hand_over_item"),
    ],
)
def test_what_can_not_be_handed_over_is_refused(desk: Desk, command: Command, code: str) -> None:
    assert refused(desk, command).code == code


def test_a_tick_that_is_there_already_is_refused(desk: Desk) -> None:
    desk.do(WRITE)
    assert refused(desk, TickHandOver(post="EA-S1", item=1, done=False)).code == "not_ticked"
    desk.do(TickHandOver(post="EA-S1", item=1))
    again = refused(desk, TickHandOver(post="EA-S1", item=1))
    assert (again.code, again.facts["on"]) == ("ticked_already", "Mon 23 Jan 2017")


def test_nobody_hands_over_a_vacant_post(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S1", on=ON))
    assert refused(desk, WriteHandOver(post="EA-S1", note="Empty")).code == "post_vacant"


def test_hand_overs_of_an_unknown_post_are_refused(desk: Desk) -> None:
    with desk.reader() as reader, pytest.raises(Refused) as found:
        HandOvers(post="EA-XX").rows(reader, View(ON))
    assert (found.value.code, found.value.facts["field"]) == ("unknown_post", "post")
