"""Who could take a turn: people of the rank, each with the reasons for and against."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.features.on_call.model.loaded import Loaded, minutes_of
from bcu_desk.features.on_call.queries.board import Candidate
from bcu_desk.features.on_call.queries.rota import OnCallRow
from bcu_desk.features.on_call.rules import DAY, clock, counted, length_words, title_of

SHOWN, REST = 4, 11 * 60  # minutes off between two turns


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who could take a turn; one who can't has `why_not` and comes last."""

    collar: str
    who: str
    reasons: tuple[str, ...]
    why_not: str = ""

    def told(self) -> str:
        """Reasons in a line."""
        told = self.why_not or " · ".join(self.reasons)
        return told[:1].upper() + told[1:]


def suggestions(loaded: Loaded, row: str, span: MinuteSpan) -> tuple[Suggestion, ...]:
    """The best people for a span of a row, those who rest most first; nothing is applied."""
    bcu, _, role = row.partition(":")
    fit = [one for one in loaded.board.people if one.fits(role, span.start)]
    ranked = sorted(
        ((_weight(loaded, one, bcu, span), _suggestion(loaded, one, row, span)) for one in fit),
        key=lambda pair: (bool(pair[1].why_not), pair[0], pair[1].who),
    )
    return tuple(found for _, found in ranked)[:SHOWN]


def _weight(
    loaded: Loaded, one: Candidate, bcu: str, span: MinuteSpan
) -> tuple[bool, bool, bool, int]:
    """Own BCU first, then who rests, then who is in reserve, then who had least."""
    turns = _turns(loaded, one)
    return (
        one.bcu != bcu,
        _close(turns, span) is not None,
        not _reserve_near(loaded, one, span),
        sum(turn.end_minute - turn.start_minute for turn in turns),
    )


def _suggestion(loaded: Loaded, one: Candidate, row: str, span: MinuteSpan) -> Suggestion:
    _, _, role = row.partition(":")
    who = f"{one.rank(role, span.start)} {one.short}"
    return Suggestion(
        one.collar, who, _reasons(loaded, one, row, span), _why_not(loaded, one, span)
    )


def _why_not(loaded: Loaded, one: Candidate, span: MinuteSpan) -> str:
    away = one.away_in(span)
    if away is not None:
        end = away.minutes.end
        return f"{away.title}" + ("" if end is None else f" to {clock(end)}")
    for turn in _turns(loaded, one):
        if minutes_of(turn).overlaps(span):
            return f"On call as {title_of(turn.role).lower()} in {turn.bcu} then"
    return ""


def _reasons(loaded: Loaded, one: Candidate, row: str, span: MinuteSpan) -> tuple[str, ...]:
    bcu = row.partition(":")[0]
    turns = _turns(loaded, one)
    found = []
    if one.bcu != bcu:
        found.append(f"of {one.bcu_name or 'no BCU'}")
    if _reserve_near(loaded, one, span):
        found.append("in reserve around then")
    close = _close(turns, span)
    found.append("rests before and after" if close is None else _rest_words(close, span))
    near = [t for t in turns if t.start_minute < span.start <= t.start_minute + 14 * DAY]
    found.append(f"{counted(len(near), 'turn')} in the 14 days before")
    return tuple(found)


def _rest_words(close: OnCallRow, span: MinuteSpan) -> str:
    """How little rest a turn of theirs leaves."""
    before = close.end_minute <= span.start
    off = span.start - close.end_minute if before else close.start_minute - (span.end or 0)
    gap = "straight" if off == 0 else f"only {length_words(off)}"
    return f"{gap} {'after' if before else 'before'} a turn of theirs"


def _turns(loaded: Loaded, one: Candidate) -> list[OnCallRow]:
    return [turn for turn in loaded.board.turns if turn.collar == one.collar]


def _close(turns: list[OnCallRow], span: MinuteSpan) -> OnCallRow | None:
    """A turn of theirs that leaves too little rest before or after a span."""
    end = span.end or span.start
    around = Span(span.start - REST, end + REST)
    return next((turn for turn in turns if minutes_of(turn).overlaps(around)), None)


def _reserve_near(loaded: Loaded, one: Candidate, span: MinuteSpan) -> bool:
    """Whether they are in reserve for the turn before, after or at the same time."""
    around = Span(span.start - DAY // 2, (span.end or span.start) + DAY // 2)
    return any(
        turn.reserve == one.collar and minutes_of(turn).overlaps(around)
        for turn in loaded.board.turns
    )
