"""The rows and bars of the board."""

from __future__ import annotations

from collections.abc import Iterator

from bcu_desk.domain.rota.on_call import ROLES
from bcu_desk.features.on_call.model.loaded import Loaded, gap_key, key_of, minutes_of
from bcu_desk.features.on_call.queries.rota import GapRow, OnCallRow
from bcu_desk.features.on_call.rules import (
    STATES,
    hours_words,
    length_words,
    row_key,
    short_title,
    span_words,
)
from bcu_desk.kit.timeline.rows import (
    BarKind,
    Content,
    TimelineBar,
    TimelineGroup,
    TimelineRow,
)


def content(loaded: Loaded) -> Content:
    """Everything that the timeline shows."""
    groups = tuple(
        TimelineGroup(
            key=f"group:{code}",
            title=name,
            rows=tuple(_row(loaded, code, role) for role in ROLES),
            detail="" if code in loaded.board.rota else "No rota yet: drag on a row to begin one",
        )
        for code, name in loaded.board.bcus
    )
    return Content(groups, tuple(_bars(loaded)), corner="On call, + in reserve")


def _row(loaded: Loaded, bcu: str, role: str) -> TimelineRow:
    key = row_key(bcu, role)
    words, tone = _mark(loaded, key)
    people = [one for one in loaded.board.people if one.bcu == bcu]
    fit = sum(one.fits(role, loaded.window.first) for one in people)
    told = f"{fit or 'nobody'} of that rank"
    return TimelineRow(key, short_title(role), told, chip=words, chip_tone=tone)


def _mark(loaded: Loaded, key: str) -> tuple[str, str]:
    """The gravest that is wrong with a row, as a word and its tone."""
    gaps = sum(row_key(gap.bcu, gap.role) == key for gap in loaded.gaps())
    if gaps:
        return ("1 gap" if gaps == 1 else f"{gaps} gaps"), "bad"
    if any(row_key(gap.bcu, gap.role) == key for gap in loaded.doubles()):
        return "Double", "bad"
    odd = [turn for turn in loaded.flagged() if row_key(turn.bcu, turn.role) == key]
    return (STATES[odd[0].state], "warn") if odd else ("", "plain")


def _bars(loaded: Loaded) -> Iterator[TimelineBar]:
    for turn in loaded.shown():
        yield _turn(loaded, turn)
    for gap in loaded.gaps():
        yield _gap(gap)


def _turn(loaded: Loaded, turn: OnCallRow) -> TimelineBar:
    shared = _shared(loaded, turn)
    state = STATES[turn.state]
    reserve = f"Reserve {turn.reserve_who}" if turn.reserve_who else "No reserve"
    short = (turn.reserve_who or "").partition(" ")[2]
    return TimelineBar(
        key=key_of(turn),
        row=row_key(turn.bcu, turn.role),
        start=turn.start_minute,
        end=turn.end_minute,
        title=turn.who,
        subtitle=state or reserve,
        short=state or (f"res. {short}" if short else "no reserve"),
        kind=_kind(loaded, turn, shared=shared is not None),
        marked=shared,
        warned=bool(state),
        spoken=_spoken(turn, reserve, state),
        titles=_shorter_names(turn),
        shorter=_shorter(short) if short and not state else (),
    )


def _spoken(turn: OnCallRow, reserve: str, state: str) -> str:
    phone = f"phone {turn.phone}" if turn.phone else "no phone"
    return ", ".join(part for part in (turn.who, reserve, state, phone) if part)


def _shorter_names(turn: OnCallRow) -> tuple[str, str, str]:
    """Who is on call, shorter and shorter: without the rank, the surname, the initials."""
    name = turn.who.partition(" ")[2]
    initials = "".join(part[:1] for part in turn.name.split())
    return name, name.rpartition(" ")[2], initials


def _shorter(reserve: str) -> tuple[str, ...]:
    """The one in reserve, shorter and shorter."""
    surname = reserve.rpartition(" ")[2]
    return f"+ {surname}", f"+ {reserve[:1]}{surname[:1]}"


def _kind(loaded: Loaded, turn: OnCallRow, *, shared: bool) -> BarKind:
    if shared:
        return BarKind.CLASH
    if turn.state in ("absent", "wrong_rank"):
        return BarKind.DASHED
    if turn.end_minute <= loaded.now:
        return BarKind.DONE
    return BarKind.SOLID if turn.start_minute <= loaded.now else BarKind.SOFT


def _shared(loaded: Loaded, turn: OnCallRow) -> tuple[int, int] | None:
    """The part of a turn in which another is on call too."""
    for double in loaded.doubles():
        if (double.bcu, double.role) == (turn.bcu, turn.role):
            part = minutes_of(turn).within(minutes_of(double))
            if part is not None:
                return part.start, part.end or part.start
    return None


def _gap(gap: GapRow) -> TimelineBar:
    long = gap.end_minute - gap.start_minute
    hours = hours_words(long)
    return TimelineBar(
        key=gap_key(gap),
        row=row_key(gap.bcu, gap.role),
        start=gap.start_minute,
        end=gap.end_minute,
        title=f"Nobody, {hours}",
        subtitle=span_words(gap.start_minute, gap.end_minute),
        short="Gap",
        kind=BarKind.GAP,
        movable=False,
        hollow=True,
        spoken=f"Nobody on call for {hours}, press Enter to fill",
        titles=(hours, length_words(long)),
    )
