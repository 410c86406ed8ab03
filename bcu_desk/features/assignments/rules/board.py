"""The rows of the board: boroughs, core functions and the commander, with who holds each when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bcu_desk.domain.assignments import COMMANDER, Standing
from bcu_desk.domain.model_check.charges import Dates, by_thing, dedications, leads
from bcu_desk.domain.model_check.sweeps import swept
from bcu_desk.domain.model_check.world import Holder, World, grouped
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.spans import DaySpan, Span, gaps

BOROUGHS, FUNCTIONS, COMMAND = "boroughs", "functions", "command"
WARNED_DAYS = 28
EVER = Span(date.min)


@dataclass(frozen=True, slots=True)
class Bar:
    """A holder on a row for as long as post, function and boroughs stay the same.

    `functions` and `boroughs` are titles and names; `hue` is the code of the function. `mark` says
    what differs between two days: joined, left, moved or changed.
    """

    post: str
    collar: str
    name: str
    standing: Standing
    days: DaySpan
    functions: tuple[str, ...] = ()
    boroughs: tuple[str, ...] = ()
    hue: str = ""
    ends_soon: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nobody holds a row; `posts` are vacant posts in charge of it."""

    days: DaySpan
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A borough, core function or command of a BCU against time.

    `key` is the GSS code, `EA/response` or the commander's post code; `judged` are the days of
    the period on which somebody should be there.
    """

    key: str
    bcu: str
    group: str
    title: str
    code: str
    count: int
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]
    judged: tuple[DaySpan, ...] = ()


def rows_of(world: World, period: DaySpan, on: date, scope: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of the BCUs in view, by BCU: boroughs, functions, command."""
    maker = _Maker(world, period, on)
    bcus = {bcu.id: bcu for bcu, _ in world.bcus_within(period) if not scope or bcu.code in scope}
    found: list[Row] = []
    for bcu in sorted(bcus.values(), key=lambda row: row.name):
        found += maker.boroughs(bcu)
        found += maker.functions(bcu)
        found += maker.command(bcu)
    return tuple(found)


class _Maker:
    """Makes the rows of one view."""

    def __init__(self, world: World, period: DaySpan, on: date) -> None:
        self._world = world
        self._period = period
        self._on = on
        self._leads = leads(world)
        self._held = dedications(world)
        self._codes = {row.id: row.code for row in world.facts.functions}

    def boroughs(self, bcu: Bcu) -> Iterator[Row]:
        """The BCU's boroughs by name."""
        held = by_thing(self._held)
        lines = [(b, days) for of, b, days in self._world.places_in_bcus if of.id == bcu.id]
        for borough, days in sorted(lines, key=lambda line: line[0].name):
            if days.overlaps(self._period):
                wards = len(self._wards_on(borough.id))
                row = Row(borough.code, bcu.code, BOROUGHS, borough.name, "borough", wards, (), ())
                yield self._filled(row, held.get((bcu.id, borough.id), ()), days)

    def _wards_on(self, borough_id: int) -> list[str]:
        wards = self._world.wards_of.get(borough_id, ())
        return [ward.code for ward, days in wards if days.holds(self._on)]

    def functions(self, bcu: Bcu) -> Iterator[Row]:
        """The core functions in force, in their own order."""
        held = by_thing(self._leads)
        live = [days for of, days in self._world.bcus_within(EVER) if of.id == bcu.id]
        for function in self._world.facts.functions:
            for days in live:
                inside = days.within(function.days)
                if inside is not None and inside.overlaps(self._period):
                    key = f"{bcu.code}/{function.code}"
                    row = Row(key, bcu.code, FUNCTIONS, function.title, function.code, 0, (), ())
                    yield self._filled(row, held.get((bcu.id, function.id), ()), inside)

    def _commanders(self, bcu: Bcu) -> tuple[str, ...]:
        """The codes of the commander's posts in the period."""
        return tuple(
            post.code
            for post in self._world.facts.posts
            if (post.bcu_id, post.kind) == (bcu.id, COMMANDER) and post.days.overlaps(self._period)
        )

    def command(self, bcu: Bcu) -> Iterator[Row]:
        """The BCU commander."""
        codes = self._commanders(bcu)
        holders = self._world.holders_of(bcu, COMMANDER)
        every = tuple(self._bar(item, item.days, (), ()) for item in holders)
        bars = tuple(bar for bar in every if bar.days.overlaps(self._period))
        ours = (days for of, days in self._world.bcus_within(EVER) if of.id == bcu.id)
        for days in ours:
            if days.overlaps(self._period):
                found = tuple(Gap(gap, codes) for gap in self._gaps(every, days))
                yield Row(
                    key=codes[0] if codes else bcu.code,
                    bcu=bcu.code,
                    group=COMMAND,
                    title="BCU commander",
                    code="command",
                    count=0,
                    bars=bars,
                    gaps=found,
                    judged=self._judged(days),
                )

    def _filled(self, row: Row, charges: tuple[Dates, ...], days: DaySpan) -> Row:
        """The row with its bars and gaps, on the days on which somebody should be there."""
        held = [(span, charge.holder) for span, charge in charges if charge.holder is not None]
        every = tuple(self._bars(held))
        posts = [(span, charge.post.code) for span, charge in charges if charge.holder is None]
        found = []
        for gap in self._gaps(every, days):
            vacant = {code for span, code in posts if span.overlaps(gap)}
            found.append(Gap(gap, tuple(sorted(vacant))))
        bars = tuple(bar for bar in every if bar.days.overlaps(self._period))
        return replace(row, bars=bars, gaps=tuple(found), judged=self._judged(days))

    def _gaps(self, bars: Iterable[Bar], days: DaySpan) -> Iterator[DaySpan]:
        """The gaps that are seen in the period, each in its full length."""
        return (gap for gap in gaps([bar.days for bar in bars], days) if gap.overlaps(self._period))

    def _judged(self, days: DaySpan) -> tuple[DaySpan, ...]:
        inside = days.within(self._period)
        return () if inside is None else (inside,)

    def _bars(self, held: Iterable[tuple[DaySpan, Holder]]) -> Iterator[Bar]:
        """Bars of holders, cut where what else their post is charged with changes."""
        pairs = grouped((holder.posting.id, (days, holder)) for days, holder in held)
        for group in pairs.values():
            holder = group[0][1]
            for days in dict.fromkeys(days for days, _ in group):
                yield from self._cut(holder, days)

    def _cut(self, holder: Holder, days: DaySpan) -> Iterator[Bar]:
        items = [
            (span, (kind, charge.key, charge.name))
            for kind, charges in ((FUNCTIONS, self._leads), (BOROUGHS, self._held))
            for span, charge in charges
            if charge.holder is not None and charge.holder.posting.id == holder.posting.id
        ]
        for span, things in swept(items, days):
            functions = tuple(dict.fromkeys((k, n) for kind, k, n in things if kind == FUNCTIONS))
            boroughs = tuple(dict.fromkeys(n for kind, _, n in things if kind == BOROUGHS))
            yield self._bar(holder, span, functions, boroughs)

    def _bar(
        self,
        holder: Holder,
        days: DaySpan,
        functions: tuple[tuple[int, str], ...],
        boroughs: tuple[str, ...],
    ) -> Bar:
        soon = self._on + timedelta(days=WARNED_DAYS)
        return Bar(
            post=holder.post.code,
            collar=holder.person.collar,
            name=self._world.name_of(holder),
            standing=holder.posting.standing,
            days=days,
            functions=tuple(name for _, name in functions),
            boroughs=boroughs,
            hue=self._codes[functions[0][0]] if functions else "",
            ends_soon=days.end is not None and days.holds(self._on) and days.end <= soon,
        )
