"""Who is on call at the minute told, for each BCU and duty, and the gaps of the week to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london
from bcu_desk.features.home.queries import Turn, bcus_in_view, turns
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Tile, TileLine, TileSource
from bcu_desk.work.view import View

DAY = 1_440
AHEAD = 7  # days
ROLES = {
    "superintendent": ("Superintendent", "superintendent"),
    "detective_superintendent": ("Detective superintendent", "det. superintendent"),
}
CARES = frozenset({"on_call", "person", "rank", "bcu"})


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which nobody has a duty."""

    bcu: str
    role: str
    minutes: MinuteSpan


def on_call_tile(reader: Reader, view: View, at: int) -> Tile:
    """Who has each duty, until when; where nobody has it, in the tone of a breach."""
    span = Span(at, at + AHEAD * DAY)
    bcus = bcus_in_view(reader, view)
    found = turns(reader, view, span)
    duties = [(code, role) for code, _ in bcus for role in ROLES]
    gaps = [gap for duty in duties for gap in _gaps(duty, found, span)] if found else []
    names = dict(bcus) if len(bcus) > 1 else {}
    now = sorted((turn for turn in found if turn.minutes.holds(at)), key=_order)
    lines = [_holder(turn, names, at) for turn in now]
    lines += [_gap(gap, names, at) for gap in sorted(gaps, key=lambda gap: gap.minutes.start)]
    return Tile(
        name="on_call",
        title="On call",
        count=len({turn.who for turn in now}),
        sentence=_sentence(found, gaps, at),
        tone="bad" if any(gap.minutes.start <= at for gap in gaps) else "",
        lines=tuple(lines),
        more="more",
    )


def _order(turn: Turn) -> tuple[str, bool, str]:
    return turn.bcu, turn.role != "superintendent", turn.who


def _gaps(duty: tuple[str, str], found: Iterable[Turn], span: MinuteSpan) -> list[Gap]:
    """The times of a span in which nobody has a duty."""
    left: tuple[MinuteSpan, ...] = (span,)
    for turn in found:
        if (turn.bcu, turn.role) == duty:
            left = tuple(part for one in left for part in one.without(turn.minutes))
    return [Gap(*duty, part) for part in left]


def _sentence(found: Sequence[Turn], gaps: Sequence[Gap], at: int) -> str:
    told = f"on call at {_hour(at)}."
    if not found:
        return f"{told} The rota holds no turn in the {AHEAD} days to come."
    if not gaps:
        return f"{told} No gap in the {AHEAD} days to come."
    return f"{told} {len(gaps)} gap{'' if len(gaps) == 1 else 's'} in the {AHEAD} days to come."


def _holder(turn: Turn, names: dict[str, str], at: int) -> TileLine:
    end = turn.minutes.end
    place = f", {names[turn.bcu]}" if turn.bcu in names else ""
    return TileLine(
        words=turn.who,
        detail=f"{ROLES.get(turn.role, (turn.role, ''))[0]}{place}",
        aside="" if end is None else f"until {_time(end, at)}",
    )


def _gap(gap: Gap, names: dict[str, str], at: int) -> TileLine:
    start, end = gap.minutes.start, gap.minutes.end or gap.minutes.start
    when = "now" if start <= at else f"on {_day(start)}"
    place = f"{names[gap.bcu]}, " if gap.bcu in names else ""
    same = in_london(start).date() == in_london(end).date()
    ends = _hour(end) if same else f"{_day(end)} {_hour(end)}"
    return TileLine(
        words=f"No {ROLES[gap.role][1]} {when}",
        detail=f"{place}until {ends}" if start <= at else f"{place}{_hour(start)} to {ends}",
        tone="bad",
    )


def _time(minute: int, near: int) -> str:
    """The hour, with its day where it is more than a day away."""
    return _hour(minute) if minute - near < DAY else f"{_day(minute)} {_hour(minute)}"


def _hour(minute: int) -> str:
    return f"{in_london(minute):%H:%M}"


def _day(minute: int) -> str:
    local = in_london(minute)
    return f"{local:%a} {local.day} {local:%b}"


TILE = TileSource("on_call", "On call", 5, on_call_tile, CARES, beside=True)
