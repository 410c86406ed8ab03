"""All that the page shows, loaded at once, and what the inspector and forms say of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bcu_desk.domain.spans import DaySpan
from bcu_desk.features.assignments.queries import Board, board, hand_overs_of
from bcu_desk.features.assignments.rules.coming import ComingChange, coming_changes
from bcu_desk.features.assignments.rules.details import (
    Detail,
    detail_of,
    history_detail,
    overview,
)
from bcu_desk.features.assignments.rules.differences import board_differences, with_marks
from bcu_desk.features.assignments.rules.items import Asked, BarItem, Item, items_of
from bcu_desk.features.assignments.rules.past.hand_overs import HandedOver
from bcu_desk.features.assignments.rules.past.histories import of_person, of_post
from bcu_desk.store.session import Reader
from bcu_desk.work.differences import Difference, title_of
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows, and what can be chosen on it; `compared` names two days."""

    board: Board
    items: dict[str, Item]
    coming: tuple[ComingChange, ...] = ()
    handed: dict[tuple[str, str], HandedOver] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    compared: str = ""


def loaded(reader: Reader, view: View, period: DaySpan) -> Loaded:
    """Read the board of a period with all that belongs to it."""
    found = board(reader, view, period)
    world = found.world
    differences = board_differences(world, view)
    rows = with_marks(found.rows, differences, view)
    return Loaded(
        replace(found, rows=rows),
        items_of(rows, found.lanes),
        coming_changes(world, view),
        hand_overs_of(reader, world),
        differences,
        "" if view.against is None else title_of(view),
    )


def detail_for(found: Loaded, item: Item | None) -> Detail:
    """What is said of an item, with a holder's hand-over; of the whole where nothing is chosen."""
    shown = found.board
    if item is None:
        made = overview(
            shown.breaches,
            shown.rows,
            shown.on,
            period=shown.period,
            posts=bool(shown.choices.posts),
        )
        return replace(made, compared=found.compared, differences=found.differences)
    made = detail_of(item, shown.breaches, shown.on, shown.facts.waivers)
    if isinstance(item, BarItem):
        return replace(made, hand_over=found.handed.get((item.bar.post, item.bar.collar)))
    return made


def history_for(found: Loaded, key: str, *, post: bool) -> Detail:
    """Where a person was over time, or who held a post."""
    world = found.board.world
    stays = of_post(world, key) if post else of_person(world, key)
    return history_detail(stays, key, of_post=post)


def with_hand_over(found: Loaded, asked: Asked) -> Asked:
    """What was handed over before, to go on writing."""
    before = found.handed.get((asked.post, asked.person))
    if before is None:
        return asked
    return replace(asked, note=before.note, items=tuple(item.words for item in before.items))
