"""What the rota puts into a pack: who is on call, who comes next, and the gaps of the week."""

from __future__ import annotations

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
    several = len({row.bcu for row in now}) > 1
    blocks: list[Block] = [
        Facts(tuple(_fact(row, asked, several=several) for row in now if row.rota))
    ]
    if faults:
        blocks.append(Lines(tuple(_fault(gap, several=several) for gap in faults)))
    told = asked.phones and any(row.phone for row in now)
    return Part(
        blocks=tuple(blocks),
        count=sum(row.who is not None for row in now),
        note=f"at {clock(asked.at)}",
        sensitive=(PHONES,) if told else (),
    )


def _fact(row: NowRow, asked: Asked, *, several: bool) -> Fact:
    place = f", {row.bcu}" if several else ""
    reserve = f"reserve {row.reserve_who}" if row.reserve_who else "no reserve"
    until = hour(row.until_minute) if row.until_minute - asked.at < DAY else clock(row.until_minute)
    follows = f"then {row.next_who}" if row.next_who else "then nobody yet"
    detail = [row.phone or "no phone" if asked.phones else "", reserve, f"until {until}, {follows}"]
    return Fact(
        f"{title_of(row.role)}{place}",
        row.who or "Nobody",
        " · ".join(part for part in detail if part) if row.who else f"until {until}",
        "" if row.who else "bad",
    )


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
