"""A re-warding as a dry run: which wards follow which, and what is carried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from bcu_desk.domain.assignments import Post, Posting, Target
from bcu_desk.domain.places import Borough, Ward, WardSet, WardShape
from bcu_desk.features.wards.queries.sets import read_set
from bcu_desk.features.wards.rules.heirs import WHOLE
from bcu_desk.features.wards.rules.planning import Plan, Rows, plan_of
from bcu_desk.features.wards.rules.sets import SetOfWards
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class RewardingRow:
    """A share of an older ward that a newer one takes; a new ward's opened posts have no `ward`.

    `posts` and `people` of the older ward go to this heir, `opened` posts begin vacant there.
    """

    ward: str | None
    name: str | None
    borough: str
    heir: str
    heir_name: str
    share: float
    sure: str
    posts: int
    people: int
    opened: int


class Rewarding(Query, frozen=True, kw_only=True):
    """What `reward_wards` with the same fields would do; nothing is changed."""

    ward_set: str
    from_day: date = msgspec.field(name="from")
    mapping: dict[str, str] = msgspec.field(default_factory=dict)

    def rows(self, reader: Reader, _view: View) -> tuple[RewardingRow, ...]:
        """Older wards in order of their codes, each with its heirs; then what is opened."""
        plan, held = plan_for(reader, self.ward_set, self.from_day, self.mapping)
        return rows_of(plan, held, reader.every(Borough))


def plan_for(
    reader: Reader, ward_set: str, day: date, mapping: Mapping[str, str]
) -> tuple[Plan, SetOfWards]:
    """A re-warding as it would be, and the newer set. Raises Refused."""
    held = read_set(reader, ward_set)
    return plan_of(_read(reader), held, day, mapping), held


def _read(reader: Reader) -> Rows:
    return Rows(
        sets=reader.every(WardSet),
        wards=reader.every(Ward),
        posts=reader.every(Post),
        postings=reader.every(Posting),
        targets=reader.every(Target),
        outlines={row.ward_id: row.outline for row in reader.every(WardShape)},
    )


def rows_of(
    plan: Plan, held: SetOfWards, every_borough: Sequence[Borough]
) -> tuple[RewardingRow, ...]:
    """A plan ward by ward."""
    boroughs = {row.id: row.code for row in every_borough}
    posts: Counter[tuple[str, str]] = Counter()
    people: Counter[tuple[str, str]] = Counter()
    for seat in plan.seats:
        way = seat.ward, plan.carried.wards[seat.id]
        posts[way] += 1
        people[way] += seat.held
    found = [
        RewardingRow(
            ward=one.ward.code,
            name=one.ward.name,
            borough=boroughs[one.ward.borough_id],
            heir=one.heir.code,
            heir_name=one.heir.name,
            share=one.share / WHOLE,
            sure=one.sure,
            posts=posts[one.ward.code, one.heir.code],
            people=people[one.ward.code, one.heir.code],
            opened=0,
        )
        for one in plan.heirs
    ]
    found.sort(key=lambda row: (row.ward or "", -row.share))
    opened: Counter[str] = Counter()
    for (code, _), count in plan.carried.opened.items():
        opened[code] += count
    new = [
        RewardingRow(
            ward=None,
            name=None,
            borough=boroughs[ward.borough_id],
            heir=ward.code,
            heir_name=ward.name,
            share=0.0,
            sure="new",
            posts=0,
            people=0,
            opened=opened[ward.code],
        )
        for ward in held.wards
        if opened[ward.code]
    ]
    return (*found, *new)
