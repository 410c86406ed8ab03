"""What differs on the board between two days: who joined, left, moved or changed charge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bcu_desk.domain.assignments import COMMANDER, SUPERINTENDENT
from bcu_desk.domain.model_check.charges import dedications, leads
from bcu_desk.domain.model_check.world import Holder, World
from bcu_desk.features.assignments.rules.board import Bar, Row
from bcu_desk.work.differences import MARKS, Difference, Mark
from bcu_desk.work.view import View

Held = dict[str, tuple[Holder, tuple[str, ...]]]


def board_differences(world: World, view: View) -> tuple[Difference, ...]:
    """Commanders and superintendents on the second day against the first; none without one."""
    if view.against is None:
        return ()
    before, after = _held(world, view, view.against), _held(world, view, view.on)
    found = [
        found
        for collar in before.keys() | after.keys()
        if (found := _difference(world, collar, before, after)) is not None
    ]
    return tuple(sorted(found, key=lambda row: (MARKS.index(row.mark), row.words)))


def with_marks(rows: tuple[Row, ...], found: Iterable[Difference], view: View) -> tuple[Row, ...]:
    """The rows with a mark on each bar that is one side of a difference."""
    marks = {row.key: row.mark for row in found}
    if view.against is None or not marks:
        return rows
    days = (view.against, view.on)
    return tuple(
        replace(row, bars=tuple(_marked(bar, marks.get(bar.collar, ""), days) for bar in row.bars))
        for row in rows
    )


def _marked(bar: Bar, mark: str, days: tuple[date, date]) -> Bar:
    """The bar on the second day has the mark; who left or moved has it on the first day's bar."""
    before, after = (bar.days.holds(day) for day in days)
    if mark == "moved" and before and not after:
        return replace(bar, mark="left")
    here = before if mark == "left" else after
    return replace(bar, mark=mark) if here and mark else bar


def _held(world: World, view: View, on: date) -> Held:
    """Who holds a post of the command on a day, with its charges then."""
    every = (*leads(world), *dedications(world))
    found: Held = {}
    for kind in (COMMANDER, SUPERINTENDENT):
        for held in world.holders_of_kind(kind):
            if held.days.holds(on) and view.shows(world.bcu_codes[held.post.bcu_id]):
                charges = sorted(
                    {
                        charge.name
                        for days, charge in every
                        if charge.holder is not None
                        and charge.holder.posting.id == held.posting.id
                        and days.holds(on)
                    }
                )
                found[held.person.collar] = held, tuple(charges)
    return found


def _difference(world: World, collar: str, before: Held, after: Held) -> Difference | None:
    old, new = before.get(collar), after.get(collar)
    if new is None and old is not None:
        return _row(collar, "left", f"{world.name_of(old[0])} left {_post(old[0])}")
    if new is None:
        return None
    name = world.name_of(new[0])
    if old is None:
        charges = f", for {' and '.join(new[1])}" if new[1] else ""
        return _row(collar, "joined", f"{name} joined as {_post(new[0])}{charges}")
    return _other(collar, name, old, new)


def _other(
    collar: str,
    name: str,
    old: tuple[Holder, tuple[str, ...]],
    new: tuple[Holder, tuple[str, ...]],
) -> Difference | None:
    """Somebody who was there on both days, in another way."""
    if old[0].post.id != new[0].post.id:
        return _row(collar, "moved", f"{name} moved from {_post(old[0])} to {_post(new[0])}")
    if old[1] != new[1]:
        return _row(collar, "changed", f"{name} {_charges(old[1], new[1])}")
    was, now = old[0].posting.standing, new[0].posting.standing
    changed = f"{name} was {was.value}, now {now.value}"
    return None if was is now else _row(collar, "changed", changed)


def _row(collar: str, mark: Mark, words: str) -> Difference:
    return Difference(mark, words, collar)


def _post(held: Holder) -> str:
    return f"{held.post.title} ({held.post.code})"


def _charges(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """What was taken on and given up."""
    parts = [f"took on {name}" for name in new if name not in old]
    parts += [f"gave up {name}" for name in old if name not in new]
    return " and ".join(parts)
