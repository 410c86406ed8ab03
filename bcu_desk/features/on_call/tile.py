"""What the home page tells of the rota: who is on call, until when, and the gaps of the week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bcu_desk.domain.rota.on_call import RANK_OF
from bcu_desk.domain.times import in_london, utc_text
from bcu_desk.features.on_call.queries.now import NowRow, OnCallNow
from bcu_desk.features.on_call.queries.rota import GapRow, OnCallGaps
from bcu_desk.features.on_call.rules import (
    DAY,
    GAP,
    clock,
    counted,
    day_of,
    hour,
    row_key,
    title_of,
)
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Tile, TileLine, TileSource
from bcu_desk.work.view import View

AHEAD = 7  # days
CARES = frozenset(
    {"on_call", "on_call_times", "person", "rank", "bcu", "absence", "posting", "post"}
)


def on_call_tile(reader: Reader, view: View, at: int) -> Tile:
    """Who has each role, until when; where nobody has it, in the tone of a breach."""
    here = View(in_london(at).date(), view.scope)
    now = OnCallNow(at=utc_text(at)).rows(reader, here)
    asked = OnCallGaps(from_time=utc_text(at), to=utc_text(at + AHEAD * DAY))
    faults = asked.rows(reader, here)
    gaps = [gap for gap in faults if gap.kind == GAP]
    return Tile(
        name="on_call",
        title="On call",
        count=len({row.collar for row in now if row.who is not None}),
        sentence=_sentence(now, gaps, at),
        tone="bad" if any(gap.start_minute <= at for gap in gaps) else "",
        lines=tuple(_lines(now, faults, at)),
        more="more",
        link="On-call rota",
        page="on_call",
    )


def _lines(now: Sequence[NowRow], faults: Sequence[GapRow], at: int) -> Iterator[TileLine]:
    """Who is on call, and what is wrong in the days ahead; or how to begin."""
    if not any(row.rota for row in now):
        yield _first_step(now)
        return
    several = len({row.bcu for row in now}) > 1
    for row in now:
        if row.who is not None:
            yield _holder(row, at, several=several)
    for gap in faults:
        yield _fault(gap, at, several=several)


def _sentence(now: Sequence[NowRow], gaps: Sequence[GapRow], at: int) -> str:
    told = f"on call at {hour(at)}."
    if not any(row.rota for row in now):
        return f"{told} There is no on-call rota yet."
    return f"{told} {counted(len(gaps), 'gap').capitalize()} in the {AHEAD} days to come."


def _holder(row: NowRow, at: int, *, several: bool) -> TileLine:
    place = f", {row.bcu}" if several else ""
    near = row.until_minute - at < DAY
    phone = f" · {row.phone}" if row.phone else ""
    return TileLine(
        words=row.who or "",
        detail=f"{title_of(row.role)}{place}{phone}",
        aside=f"until {hour(row.until_minute) if near else clock(row.until_minute)}",
        page="on_call",
        key=row_key(row.bcu, row.role),
    )


def _fault(gap: GapRow, at: int, *, several: bool) -> TileLine:
    begun = gap.start_minute <= at
    when = "now" if begun else f"on {day_of(gap.start_minute)}"
    place = f"{gap.bcu}, " if several else ""
    same = day_of(gap.start_minute) == day_of(gap.end_minute)
    ends = hour(gap.end_minute) if same else clock(gap.end_minute)
    hours = f"until {ends}" if begun else f"{hour(gap.start_minute)} to {ends}"
    empty = gap.kind == GAP
    rank = RANK_OF.get(gap.role, gap.role)
    key = row_key(gap.bcu, gap.role)
    return TileLine(
        words=f"No {rank} on call {when}" if empty else f"More than one {rank} on call {when}",
        detail=f"{place}{hours}",
        tone="bad",
        page="on_call",
        key=f"{key}:{'fill' if empty else 'look'}:{gap.start_minute}",
        button="Fill" if empty else "Look",
    )


def _first_step(now: Sequence[NowRow]) -> TileLine:
    """What comes first where there is no rota."""
    return TileLine(
        words="Begin the rota",
        detail="The on-call page has the form for it.",
        page="on_call",
        key=f"{row_key(now[0].bcu, now[0].role)}:put" if now else "",
        button="Put on call" if now else "See",
    )


TILE = TileSource("on_call", "On call", 5, on_call_tile, CARES, beside=True)
