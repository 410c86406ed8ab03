"""Put a newer ward set in force: its wards, and the posts of the older ones carried to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

import msgspec

from bcu_desk.domain.assignments import Post, Posting, ReportingLine, Target
from bcu_desk.domain.places import Ward, WardHeir, WardSet, WardShape
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import long_day
from bcu_desk.features.wards.commands.adding import added, set_in
from bcu_desk.features.wards.rules.naming import code_after, next_code, role_of, title_in
from bcu_desk.features.wards.rules.planning import Plan, Rows, moved_targets, plan_of
from bcu_desk.work.command import Command
from bcu_desk.work.postings import end_on
from bcu_desk.work.unit import Unit

G = TypeVar("G", Posting, ReportingLine)


class RewardWards(Command, frozen=True, kw_only=True):
    """End the ward set in force the day before, and begin a newer one with the posts carried.

    `mapping` names, by code, the new ward that an older one's posts go to where that is not the
    one worked out. People stay in post, under whom they were; shifts and absences are theirs.
    """

    ward_set: str
    from_day: date = msgspec.field(name="from")
    mapping: dict[str, str] = msgspec.field(default_factory=dict)

    def run(self, unit: Unit) -> str:
        """Plan it, and write sets, wards, heirs, targets, posts, lines and postings."""
        held = set_in(unit, self.ward_set)
        plan = plan_of(rows_of(unit), held, self.from_day, self.mapping)
        row, wards = added(unit, held, self.from_day)
        if row.from_day != self.from_day:
            unit.change(row, from_day=self.from_day)
        unit.change(plan.before, to_day=self.from_day)
        new = {ward.code: ward for ward in wards}
        self._keep_heirs(unit, plan, new)
        self._move_targets(unit, plan, new)
        moving = _Moving(unit, self.from_day, self.ward_set)
        old = {one.ward.code: one.ward for one in plan.heirs}
        for seat in plan.seats:
            moving.carry(seat.id, old[seat.ward], new[plan.carried.wards[seat.id]])
        moving.carry_lines()
        opened = moving.open_posts(plan, new)
        told = told_of(plan, opened)
        return f"Put the wards of {self.ward_set} in force on {long_day(self.from_day)}: {told}"

    def _keep_heirs(self, unit: Unit, plan: Plan, new: dict[str, Ward]) -> None:
        ids = unit.new_ids(len(plan.heirs))
        unit.add_all(
            [
                WardHeir(
                    id=number,
                    ward_id=one.ward.id,
                    heir_id=new[one.heir.code].id,
                    share_ppm=one.share,
                    day=self.from_day,
                )
                for number, one in zip(ids, plan.heirs, strict=True)
            ]
        )

    def _move_targets(self, unit: Unit, plan: Plan, new: dict[str, Ward]) -> None:
        codes = {one.ward.code: one.ward.id for one in plan.heirs}
        ids = {codes[code]: new[heir].id for code, heir in plan.first_heirs().items()}
        targets = unit.every(Target)
        moved = moved_targets(targets, ids, self.from_day)
        for row in targets:
            if row.ward_id in ids and row.days.overlaps(Span(self.from_day)):
                end_on(unit, row, self.from_day)
        numbers = unit.new_ids(len(moved))
        unit.add_all([replace(row, id=n) for n, row in zip(numbers, moved, strict=True)])


def told_of(plan: Plan, opened: int) -> str:
    """What goes on in the newer wards, in words."""
    people = sum(seat.held for seat in plan.seats)
    parts = [counted(len(plan.seats), "post"), "1 person" if people == 1 else f"{people:,} people"]
    if plan.targets:
        parts.append(counted(plan.targets, "target"))
    told = f"{', '.join(parts[:-1])} and {parts[-1]} carried"
    return f"{told}, {counted(opened, 'post')} opened" if opened else told


def counted(count: int, noun: str) -> str:
    """So many of something."""
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"


def rows_of(unit: Unit) -> Rows:
    """The rows that a re-warding is worked out from."""
    return Rows(
        sets=unit.every(WardSet),
        wards=unit.every(Ward),
        posts=unit.every(Post),
        postings=unit.every(Posting),
        targets=unit.every(Target),
        outlines={row.ward_id: row.outline for row in unit.every(WardShape)},
    )


class _Moving:
    """Closes posts and opens their heirs from a day, with holders and reporting lines."""

    def __init__(self, unit: Unit, day: date, ward_set: str) -> None:
        self._unit = unit
        self._day = day
        self._set = ward_set
        self._posts = {row.id: row for row in unit.every(Post)}
        self._taken = {row.code for row in self._posts.values()}
        self._titles: set[str] = set()
        self._postings: dict[int, list[Posting]] = {}
        for row in unit.every(Posting):
            self._postings.setdefault(row.post_id, []).append(row)
        self._after: dict[int, int] = {}

    def carry(self, post_id: int, ward: Ward, heir: Ward) -> None:
        """Open the heir of a post in another ward; its holders go on there."""
        post = self._posts[post_id]
        title = self._title(role_of(post.title, ward.name), heir) or post.title
        if post.from_day >= self._day:
            self._unit.change(post, ward_id=heir.id, title=title)
            return
        made = replace(
            post,
            id=self._unit.new_id(),
            code=self._new(code_after(post.code, self._set, self._taken)),
            title=title,
            ward_id=heir.id,
            from_day=self._day,
        )
        self._unit.add(made)
        self._after[post_id] = made.id
        for row in self._postings.get(post_id, ()):
            self._go_on(row, replace(row, post_id=made.id), {"post_id": made.id})
        self._unit.change(post, to_day=self._day)

    def carry_lines(self) -> None:
        """Reporting lines of the posts that were carried, and of those below them, go on."""
        for row in self._unit.every(ReportingLine):
            post, under = self._after.get(row.post_id), self._after.get(row.under_id)
            if post is not None or under is not None:
                ids = {"post_id": post or row.post_id, "under_id": under or row.under_id}
                made = replace(row, post_id=ids["post_id"], under_id=ids["under_id"])
                self._go_on(row, made, ids)

    def open_posts(self, plan: Plan, new: dict[str, Ward]) -> int:
        """Open vacant posts where the promise asks for more; how many there were."""
        count = 0
        for (code, kind), number in sorted(plan.carried.opened.items()):
            for _ in range(number):
                count += self._open(plan, new[code], kind)
        return count

    def _open(self, plan: Plan, ward: Ward, kind: str) -> int:
        """A vacant post like one of a ward that gave this one ground, under the same sergeant."""
        near = [one.ward.code for one in plan.heirs if one.heir.code == ward.code]
        seats = [seat for seat in plan.seats if seat.kind == kind]
        alike = [seat for seat in seats if seat.ward in near] or [
            seat for seat in seats if self._borough(plan, seat.ward) == ward.borough_id
        ]
        if not alike:
            return 0
        model = self._posts[alike[0].id]
        made = replace(
            model,
            id=self._unit.new_id(),
            code=self._new(next_code(model.code, self._taken)),
            title=self._title(kind.upper(), ward) or model.title,
            ward_id=ward.id,
            from_day=self._day,
            to_day=None,
        )
        self._unit.add(made)
        self._line_like(model.id, made.id)
        return 1

    def _line_like(self, model: int, made: int) -> None:
        """Put a new post under the one that another reports to."""
        now = self._after.get(model, model)
        lines = [row for row in self._unit.every(ReportingLine, post_id=now) if row.on(self._day)]
        if lines:
            under = lines[0].under_id
            places = [row.position for row in self._unit.every(ReportingLine, under_id=under)]
            line = replace(
                lines[0],
                id=self._unit.new_id(),
                post_id=made,
                position=max(places) + 1,
                from_day=self._day,
                to_day=None,
            )
            self._unit.add(line)

    def _go_on(self, row: G, made: G, ids: dict[str, int]) -> None:
        """A row that lasts beyond the day goes on from there with other posts."""
        if row.to_day is not None and row.to_day <= self._day:
            return
        if row.from_day >= self._day:
            self._unit.change(row, **ids)
            return
        self._unit.change(row, to_day=self._day)
        self._unit.add(replace(made, id=self._unit.new_id(), from_day=self._day))

    @staticmethod
    def _borough(plan: Plan, code: str) -> int:
        return next(one.ward.borough_id for one in plan.heirs if one.ward.code == code)

    def _title(self, role: str | None, ward: Ward) -> str:
        """A title in a ward that no other post there has; '' without a role."""
        title = "" if role is None else title_in(role, ward.name, self._titles)
        self._titles.add(title)
        return title

    def _new(self, code: str) -> str:
        """A code that is taken from now on."""
        self._taken.add(code)
        return code
