"""What the rota puts into a pack: who is on call, who comes next, and the gaps of the week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bcu_desk.domain.times import in_london, utc_text
from bcu_desk.features.on_call.queries.now import NowRow, OnCallNow
from bcu_desk.features.on_call.queries.rota import GapRow, OnCallGaps
from bcu_desk.features.on_call.rules import DAY, GAP, clock, hour, span_words, title_of
from bcu_desk.features.on_call.tile import AHEAD, CARES
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Block, Fact, Facts, Line, Lines, Words
from bcu_desk.work.packs.sections import Asked, Part, Section
from bcu_desk.work.view import View

PHONES = "on-call phone numbers"


def on_call_part(reader: Reader, view: View, asked: Asked) -> Part:
    """Each role's holder in a box with who follows, and every gap of the next seven days."""
    here = View(in_london(asked.at).date(), view.scope)
    now = OnCallNow(at=utc_text(asked.at)).rows(reader, here)
    if not any(row.rota for row in now):
        return Part(blocks=(Words("There is no on-call rota yet.", tone="warn"),), count=0)
    week = OnCallGaps(from_time=utc_text(asked.at), to=utc_text(asked.at + AHEAD * DAY))
    faults = week.rows(reader, here)
    told = asked.phones and any(row.phone for row in now)
    return Part(
        blocks=tuple(_blocks(now, faults, asked)),
        count=sum(row.who is not None for row in now),
        note=f"at {clock(asked.at)}",
        sensitive=(PHONES,) if told else (),
    )


def _blocks(now: Sequence[NowRow], faults: Sequence[GapRow], asked: Asked) -> Iterator[Block]:
    several = len({row.bcu for row in now}) > 1
    yield Facts(tuple(_fact(row, asked, several=several) for row in now if row.rota))
    if faults:
        yield Lines(tuple(_fault(gap, several=several) for gap in faults))


def _fact(row: NowRow, asked: Asked, *, several: bool) -> Fact:
    role = f"{title_of(row.role)}, {row.bcu}" if several else title_of(row.role)
    until = hour(row.until_minute) if row.until_minute - asked.at < DAY else clock(row.until_minute)
    if not row.who:
        return Fact(role, "Nobody", f"until {until}", "bad")
    phone = row.phone or "no phone"
    reserve = f"reserve {row.reserve_who}" if row.reserve_who else "no reserve"
    follows = f"until {until}, then {row.next_who or 'nobody yet'}"
    detail = (phone, reserve, follows) if asked.phones else (reserve, follows)
    return Fact(role, row.who, " · ".join(detail))


def _fault(gap: GapRow, *, several: bool) -> Line:
    place = f"{gap.bcu}, " if several else ""
    empty = gap.kind == GAP
    return Line(
        f"{'Nobody' if empty else 'More than one'}: {title_of(gap.role)}",
        f"{place}{span_words(gap.start_minute, gap.end_minute)}",
        "Gap" if empty else "Double",
        tone="bad",
    )


SECTIONS = (
    Section(
        name="on_call",
        title="On call",
        order=10,
        read=on_call_part,
        told="Who is on call, the reserve and who follows; gaps in the next seven days",
        cares=CARES,
    ),
)
