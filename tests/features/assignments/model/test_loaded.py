"""All that the page shows, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.assignments.commands.hand_over import WriteHandOver
from bcu_desk.features.assignments.model.loaded import (
    Loaded,
    detail_for,
    history_for,
    loaded,
    with_hand_over,
)
from bcu_desk.features.assignments.rules.items import Asked
from bcu_desk.features.assignments.rules.periods import Zoom, period_of
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View
from tests.domain.model_check.worlds import day
from tests.features.assignments.asking import LATER, ON


def _loaded(desk: Desk, view: View | None = None) -> Loaded:
    shown = view or View(ON, ("EA",))
    with desk.reader() as reader:
        return loaded(reader, shown, period_of(Zoom.WEEKS, shown.on))


def test_a_second_day_brings_what_differs_into_the_overview(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S3", on=day(2, 2)))
    found = _loaded(desk, View(LATER, ("EA",), against=ON))
    told = detail_for(found, None)
    assert told.compared == "From Mon 23 Jan to Mon 20 Feb 2017"
    assert [(row.mark, row.key) for row in told.differences] == [("left", "110JI")]
    assert detail_for(_loaded(desk), None).compared == ""


def test_a_holder_is_told_with_the_hand_over(desk: Desk) -> None:
    desk.do(WriteHandOver(post="EA-S1", note="Keys", items=("Phone",)))
    found = _loaded(desk)
    item = next(item for key, item in found.items.items() if "|EA-S1|105KD" in key)
    handed = detail_for(found, item).hand_over
    assert handed is not None
    assert handed.note == "Keys"
    asked = with_hand_over(found, Asked(post="EA-S1", person="105KD"))
    assert (asked.note, asked.items) == ("Keys", ("Phone",))
    other = Asked(post="EA-S2", person="108KD")
    assert with_hand_over(found, other) == replace(other)


def test_a_history_is_told_in_a_line_for_each_posting(desk: Desk) -> None:
    found = _loaded(desk)
    post, person = history_for(found, "EA-S1", post=True), history_for(found, "105KD", post=False)
    assert (post.chip, post.aside, len(post.strip)) == ("History, 1 posting", "EA-S1", 1)
    assert person.title == "Supt U. Pemberton"
    assert history_for(found, "none", post=True).days == "Nothing is written of none."


def test_changes_to_come_are_loaded(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S3", on=day(2, 2)))
    assert [(row.post, row.has_successor) for row in _loaded(desk).coming] == [("EA-S3", False)]
