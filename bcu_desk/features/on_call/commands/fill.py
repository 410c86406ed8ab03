"""Repeat a week of the rota over a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from bcu_desk.domain.people import Absence, OnCall, Person
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.on_call import RANK_OF, at_wall
from bcu_desk.domain.rota.ranks import fits
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import in_london, long_day
from bcu_desk.features.on_call.commands.turns import rank_on_call, role_named
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

WEEK = timedelta(days=7)
MOST_DAYS = 366


class FillOnCall(Command, frozen=True, kw_only=True):
    """Repeat the seven days from `like` over the days from `from`, before `to`, day by day of week.

    Turns that there are stay: where somebody is on call already, nobody is added.
    """

    bcu: str
    like: date
    from_day: date = msgspec.field(name="from")
    to_day: date = msgspec.field(name="to")
    role: str | None = None

    def run(self, unit: Unit) -> str:
        """Write a turn for each of the week that has room."""
        bcu = unit.named(Bcu, code=self.bcu, field="bcu")
        role = None if self.role is None else role_named(self.role)
        self._refuse_days()
        every = unit.every(OnCall, bcu_id=bcu.id)
        week = [turn for turn in every if self._is_like(turn) and role in (None, turn.role)]
        if not week:
            raise Refused("no_week_to_repeat", bcu=bcu.name, like=long_day(self.like), field="like")
        held: dict[str, list[MinuteSpan]] = {}
        for turn in every:
            held.setdefault(turn.role, []).append(turn.minutes)
        made = []
        for turn in self._repeated(week):
            spans = held.setdefault(turn.role, [])
            if not any(span.overlaps(turn.minutes) for span in spans):
                spans.append(turn.minutes)
                made.append(replace(turn, id=unit.new_id()))
        if not made:
            raise Refused("nothing_to_fill", bcu=bcu.name, field="from")
        for turn in made:
            unit.add(turn)
        _tell_doubts(unit, made)
        return f"Put {len(made)} turns on call for {bcu.name} from {long_day(self.from_day)}"

    def _refuse_days(self) -> None:
        if self.to_day <= self.from_day:
            raise Refused("ends_before_start", field="to")
        if (self.to_day - self.from_day).days > MOST_DAYS:
            raise Refused("fill_too_long", longest=MOST_DAYS, field="to")

    def _is_like(self, turn: OnCall) -> bool:
        """Whether a turn begins in the week that is repeated."""
        return self.like <= in_london(turn.start_minute).date() < self.like + WEEK

    def _repeated(self, week: list[OnCall]) -> Iterator[OnCall]:
        """The turns of the week on every day of the period with the same name."""
        day = self.from_day
        while day < self.to_day:
            for turn in week:
                first = in_london(turn.start_minute).date()
                if first.weekday() == day.weekday() and first != day:
                    yield _shifted(turn, day - first)
            day += timedelta(days=1)


def _shifted(turn: OnCall, by: timedelta) -> OnCall:
    """A turn some days later or earlier, at the same times of the clock."""
    start, end = (_wall(minute, by) for minute in (turn.start_minute, turn.end_minute))
    return replace(turn, start_minute=start, end_minute=end)


def _wall(minute: int, by: timedelta) -> int:
    local = in_london(minute)
    return at_wall(local.date() + by, local.hour * 60 + local.minute)


def _tell_doubts(unit: Unit, made: list[OnCall]) -> None:
    """Tell who is absent for some of the new turns, or of another rank, each once."""
    away: Counter[str] = Counter()
    odd: dict[str, tuple[str, str]] = {}
    absent = {row: unit.every(Absence, person_id=row) for row in {t.person_id for t in made}}
    for turn in made:
        person = unit.get(Person, turn.person_id)
        away[person.name] += any(
            row.minutes.overlaps(turn.minutes) for row in absent[turn.person_id]
        )
        rank = rank_on_call(unit, person, turn.role, turn.start_minute)
        if not fits(rank, RANK_OF[turn.role]):
            odd.setdefault(person.name, (rank, RANK_OF[turn.role]))
    for name in sorted(name for name, count in away.items() if count):
        unit.note("filled_absent", person=name, count=away[name])
    for name, (rank, needed) in sorted(odd.items()):
        unit.note("on_call_rank", person=name, rank=rank, needed=needed)
