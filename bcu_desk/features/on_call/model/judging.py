"""Whether a drag may be dropped where it is, why not, and what would work."""

from __future__ import annotations

from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.features.on_call.model.loaded import Loaded, key_of, minutes_of
from bcu_desk.features.on_call.queries.rota import OnCallRow
from bcu_desk.features.on_call.rules import length_words, row_key, span_words, title_of
from bcu_desk.kit.timeline.rows import Fix, Proposal, Verdict

LONGEST = 31 * 1_440


class Judge:
    """Judges proposals by what was read; the file has the last word when one is dropped."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded

    def verdict(self, asked: Proposal) -> Verdict:
        """Whether a proposal may be, and why not; what to know of one that may."""
        own = self._loaded.turn(asked.bar or "")
        if own is not None and asked.row != row_key(own.bcu, own.role):
            return Verdict(
                ok=False,
                words="A turn stays on its row",
                detail=f"{own.who} is on call as {title_of(own.role).lower()} here.",
                mark="Other row",
            )
        if asked.end - asked.start > LONGEST:
            return Verdict(ok=False, words="A turn lasts 31 days at most", mark="Too long")
        return self._taken(asked) or self._doubts(asked, own) or Verdict()

    def ways_out(self, asked: Proposal) -> tuple[Fix, ...]:
        """The parts of the time that are free, the longest first."""
        own = self._loaded.turn(asked.bar or "")
        if own is not None and asked.row != row_key(own.bcu, own.role):
            return ()
        longest = sorted(self._left(asked), key=lambda one: one.start - (one.end or one.start))
        return tuple(_shortened(asked, part) for part in longest[:2])

    def _left(self, asked: Proposal) -> tuple[MinuteSpan, ...]:
        """The parts of the time in which nobody is on call."""
        left: tuple[MinuteSpan, ...] = (Span(asked.start, asked.end),)
        for turn in self._others(asked):
            left = tuple(part for one in left for part in one.without(minutes_of(turn)))
        return left

    def _others(self, asked: Proposal) -> list[OnCallRow]:
        """Turns of the row in the way."""
        span, but = Span(asked.start, asked.end), None if asked.copy else asked.bar
        return [
            turn
            for turn in self._loaded.turns_of(asked.row)
            if key_of(turn) != but and minutes_of(turn).overlaps(span)
        ]

    def _taken(self, asked: Proposal) -> Verdict | None:
        others = self._others(asked)
        if not others:
            return None
        first, span = others[0], Span(asked.start, asked.end)
        part = minutes_of(first).within(span)
        overlap = 0 if part is None or part.end is None else part.end - part.start
        return Verdict(
            ok=False,
            words=f"{first.who} is on call then",
            detail=f"{span_words(*_ends(first))}. Two would cover that time.",
            figure=f"{length_words(overlap)} overlap",
            mark="Taken",
        )

    def _doubts(self, asked: Proposal, own: OnCallRow | None) -> Verdict | None:
        """A person who is away then, or on call for another row: told, not refused."""
        person = None if own is None else self._loaded.person(own.collar)
        if own is None or person is None:
            return None
        span = Span(asked.start, asked.end)
        away = person.away_in(span)
        if away is not None:
            told = span_words(away.minutes.start, away.minutes.end or span.start)
            return Verdict(words=f"{own.who} is away then", detail=f"{away.title}, {told}.")
        return self._elsewhere(own, asked.row, span)

    def _elsewhere(self, own: OnCallRow, row: str, span: MinuteSpan) -> Verdict | None:
        for turn in self._loaded.board.turns:
            other = turn.collar == own.collar and row_key(turn.bcu, turn.role) != row
            if other and minutes_of(turn).overlaps(span):
                told = f"As {title_of(turn.role).lower()} in {turn.bcu}."
                return Verdict(words=f"{own.who} is on call elsewhere then", detail=told)
        return None


def _shortened(asked: Proposal, part: MinuteSpan) -> Fix:
    end = part.end or part.start
    place = Proposal(asked.row, part.start, end, asked.bar, asked.copy)
    detail = f"{length_words(end - part.start)} of {length_words(asked.end - asked.start)}"
    return Fix(f"Shorten to {span_words(part.start, end)}", detail, place)


def _ends(turn: OnCallRow) -> tuple[int, int]:
    return turn.start_minute, turn.end_minute
