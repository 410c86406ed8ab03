"""What recording an absence would do: who is in the way, which wards lose, what is warned of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.model.absences.read import AbsenceView, Known
from bcu_desk.features.coverage.rules.absences.board import RING_FENCED_FROM, day_of, days_of
from bcu_desk.features.coverage.rules.absences.effects import (
    After,
    after_recording,
    available,
    clash,
    wards_of,
    warnings,
)
from bcu_desk.features.coverage.rules.absences.wording import span_words, warning
from bcu_desk.features.coverage.rules.standings import TITLES, Standing
from bcu_desk.work.sentences import sentence

OUT = "out"  # who is away then is left out altogether
WAYS = {
    "free": "Record the free part",
    OUT: "Leave out",
    "replace": "Cut the other",
    "allow": "Record both",
}


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Somebody who is away then: `words` say so, `ways` are what can be done about it."""

    person: Known
    words: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WardTurn:
    """A ward's DWOs to hand before and after."""

    ward: str
    name: str
    before: Standing
    after: Standing

    def words(self) -> str:
        """The turn in words."""
        now, then = TITLES[self.before.state].lower(), TITLES[self.after.state].lower()
        turned = f"stays {now}" if now == then else f"turns from {now} to {then}"
        return f"{self.name} {self.before.there} → {self.after.there}, {turned}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What recording would do; `ways` is what is done with each person, '' for no overlap.

    `hours` are those recorded, of everybody together.
    """

    ways: Mapping[str, str]
    in_the_way: tuple[InTheWay, ...] = ()
    turns: tuple[WardTurn, ...] = ()
    warned: tuple[str, ...] = ()
    hours: float = 0.0

    def recorded(self) -> tuple[str, ...]:
        """The collar numbers of those for whom anything is recorded."""
        return tuple(collar for collar, way in self.ways.items() if way != OUT)

    def summed(self) -> str:
        """How many people and hours are recorded, in words; '' where nobody is chosen."""
        if not self.ways:
            return ""
        count = len(self.recorded())
        people = f"{count} {'person' if count == 1 else 'people'}"
        left = len(self.ways) - count
        out = f", {left} left out" if left else ""
        hours = f"{self.hours:,.1f}".removesuffix(".0")
        return f"{people}{out}. {hours} {'hour' if hours == '1' else 'hours'} in all."


def span_of(start: object, end: object) -> MinuteSpan | None:
    """The minutes between two wall times; None where they are none."""
    try:
        return Span(minute_of(str(start)), minute_of(str(end)))
    except Refused:
        return None


def judged(
    seen: AbsenceView,
    people: Sequence[Known],
    kind: str,
    span: MinuteSpan | None,
    wanted: Mapping[str, str],
) -> Judged:
    """What recording an absence of a kind would do; `wanted` are the ways chosen by collar."""
    if span is None or not people:
        return Judged({one.collar: "" for one in people})
    counts_as = _counts_as(seen, kind)
    every = [_recorded(seen, one, span, wanted.get(one.collar, "")) for one in people]
    after: After = {
        **after_recording(seen.board, _taken(every, cut=False), counts_as),
        **after_recording(seen.board, _taken(every, cut=True), counts_as, cut=True),
    }
    return Judged(
        {one.person.collar: one.way for one in every},
        tuple(one.in_the_way for one in every if one.in_the_way is not None),
        _turns(seen, span, after),
        _warned(seen, span, counts_as, after),
        sum(one.minutes for one in every) / 60,
    )


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What would be recorded for a person: the way with an overlap, and the minutes taken."""

    person: Known
    taken: tuple[MinuteSpan, ...]
    way: str = ""
    in_the_way: InTheWay | None = None

    @property
    def minutes(self) -> int:
        """How many minutes are taken."""
        return sum(_long(part) for part in self.taken)


def _taken(every: Sequence[_Recorded], *, cut: bool) -> dict[int, Sequence[MinuteSpan]]:
    """By their ids, what is taken of those whose other absence is cut, or of all others."""
    return {
        one.person.id: one.taken for one in every if one.taken and (one.way == "replace") is cut
    }


def _recorded(seen: AbsenceView, one: Known, span: MinuteSpan, wanted: str) -> _Recorded:
    """What would be recorded for a person, by the way wanted where it is one of those offered."""
    other = clash(seen.board, one.id, span)
    if other is None:
        return _Recorded(one, (span,))
    offered = ("free", OUT) if other.free else (OUT,)
    options = (*offered, "replace", "allow")
    way = wanted if wanted in options else options[0]
    taken = {"free": other.free, OUT: ()}.get(way, (span,))
    words = _words(seen, one, other.absence.kind_id, other.absence.minutes)
    return _Recorded(one, taken, way, InTheWay(one, words, options))


def _counts_as(seen: AbsenceView, kind: str) -> str:
    """What a kind of absence counts as, by its code; '' for none that is known."""
    return next((row.counts_as for row in seen.board.kinds if row.code == kind), "")


def _long(span: MinuteSpan) -> int:
    return 0 if span.end is None else span.end - span.start


def _words(seen: AbsenceView, one: Known, kind_id: int, minutes: MinuteSpan) -> str:
    kind = next(row.title.lower() for row in seen.board.kinds if row.id == kind_id)
    return f"{one.short} is away then: {kind}, {span_words(minutes)}."


def _turns(seen: AbsenceView, span: MinuteSpan, after: After) -> tuple[WardTurn, ...]:
    """Each ward's DWOs to hand on the first day, before and after."""
    day = day_of(span.start)
    found = []
    for ward_id in wards_of(seen.board, after, days_of(span)):
        ward = seen.board.wards[ward_id]
        target = seen.targets.get(ward.code)
        now = available(seen.board, ward_id, day, span, {})
        then = available(seen.board, ward_id, day, span, after)
        found.append(WardTurn(ward.code, ward.name, Standing(now, target), Standing(then, target)))
    return tuple(found)


def _warned(seen: AbsenceView, span: MinuteSpan, counts_as: str, after: After) -> tuple[str, ...]:
    told = (warning(seen.board, one) for one in warnings(seen.board, span, counts_as, after))
    return tuple(sentence(code, facts) for code, facts in told)


def is_ordered(seen: AbsenceView, kind: str) -> bool:
    """Whether somebody orders a kind of absence: nobody orders leave or sickness."""
    found = _counts_as(seen, kind)
    return found in RING_FENCED_FROM or found == "mandatory"
