"""Repeat a week of the rota over a period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
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
        made = [replace(turn, id=unit.new_id()) for turn in _with_room(every, self._repeated(week))]
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


def _with_room(every: Iterable[OnCall], wanted: Iterable[OnCall]) -> Iterator[OnCall]:
    """Those wanted for a time in which nobody is on call in their role."""
    held: dict[str, list[MinuteSpan]] = defaultdict(list)
    for turn in every:
        held[turn.role].append(turn.minutes)
    for turn in wanted:
        if not any(span.overlaps(turn.minutes) for span in held[turn.role]):
            held[turn.role].append(turn.minutes)
            yield turn


def _shifted(turn: OnCall, by: timedelta) -> OnCall:
    """A turn some days later or earlier, at the same times of the clock."""
    start, end = (_wall(minute, by) for minute in (turn.start_minute, turn.end_minute))
    return replace(turn, start_minute=start, end_minute=end)


def _wall(minute: int, by: timedelta) -> int:
    local = in_london(minute)
    return at_wall(local.date() + by, local.hour * 60 + local.minute)


def _tell_doubts(unit: Unit, made: list[OnCall]) -> None:
    """Tell who is absent for some of the new turns, or of another rank, each once."""
    away, odd = _turns_absent(unit, made), _of_other_rank(unit, made)
    for person in _by_name(away):
        unit.note("filled_absent", person=person.name, count=away[person])
    for person in _by_name(odd):
        rank, needed = odd[person]
        unit.note("on_call_rank", person=person.name, rank=rank, needed=needed)


def _by_name(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda person: (person.name, person.collar))


def _turns_absent(unit: Unit, made: list[OnCall]) -> Counter[Person]:
    """How many turns each has for which they are absent."""
    absent = {row: unit.every(Absence, person_id=row) for row in {t.person_id for t in made}}
    return Counter(
        unit.get(Person, turn.person_id)
        for turn in made
        if any(row.minutes.overlaps(turn.minutes) for row in absent[turn.person_id])
    )


def _of_other_rank(unit: Unit, made: list[OnCall]) -> dict[Person, tuple[str, str]]:
    """Who is not of the rank that a turn needs: their rank at the first, and the one needed."""
    found: dict[Person, tuple[str, str]] = {}
    for turn in made:
        person = unit.get(Person, turn.person_id)
        rank = rank_on_call(unit, person, turn.role, turn.start_minute)
        if not fits(rank, RANK_OF[turn.role]):
            found.setdefault(person, (rank, RANK_OF[turn.role]))
    return found
