"""A bar's edge tried on the facts, as the timeline shows it."""

from __future__ import annotations

from bcu_desk.features.assignments.commands.edges import CorrectEdge, MoveEdge
from bcu_desk.features.assignments.model.moving import Mover, command_for
from bcu_desk.features.assignments.rules.items import BarItem
from bcu_desk.kit.timeline.rows import BarKind, Proposal
from tests.domain.model_check.worlds import day
from tests.features.assignments.boards import BAR, GAP, REDBRIDGE, shown, with_gap


def _mover() -> Mover:
    return Mover(with_gap(), shown(with_gap()).items)


def _proposal(end: int, key: str = BAR) -> Proposal:
    item = shown(with_gap()).items[key]
    assert isinstance(item, BarItem)
    return Proposal(REDBRIDGE, item.days.start.toordinal(), end, key)


def test_a_verdict_tells_who_moves_and_draws_the_rows_that_move_along() -> None:
    found = _mover().judge(_proposal(day(2, 6).toordinal()))
    assert found.ok
    assert found.words.startswith("A. Tembo111 ends")
    assert "Would mend R2" in found.detail
    kinds = {(bar.row, bar.kind) for bar in found.ghosts}
    assert ("EA/neighbourhoods", BarKind.SOFT) in kinds
    assert (REDBRIDGE, BarKind.GAP) in kinds


def test_a_follower_in_the_way_is_drawn_where_it_would_be() -> None:
    found = _mover().judge(_proposal(day(2, 20).toordinal()))
    starts = {bar.start for bar in found.ghosts if bar.row == REDBRIDGE}
    assert starts == {day(2, 20).toordinal()}


def test_what_is_no_bar_or_has_no_end_can_not_be_moved() -> None:
    gap = Proposal(REDBRIDGE, day(2, 2).toordinal(), day(2, 9).toordinal(), GAP)
    assert not _mover().judge(gap).ok
    later = f"{REDBRIDGE}|EA-S1|131KD|2017-02-13"
    found = _mover().judge(_proposal(day(6, 1).toordinal(), later))
    assert not found.ok
    assert "no end to drag" in found.words


def test_the_gesture_is_a_change_or_a_correction() -> None:
    mover = _mover()
    tried = mover.preview(_proposal(day(2, 6).toordinal()))
    change, correct = command_for(tried, correct=False), command_for(tried, correct=True)
    assert (type(change), type(correct)) == (MoveEdge, CorrectEdge)
    assert (change.post, change.on, change.to) == ("EA-S1", day(2, 2), day(2, 6))
    mover.follow = False
    assert mover.preview(_proposal(day(2, 20).toordinal())).trouble is not None
