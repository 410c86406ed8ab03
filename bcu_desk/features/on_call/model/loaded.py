"""What the on-call page has read, and how its rows and bars are found by their keys."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.rota.on_call import ROLES
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.features.on_call.model.window import Window
from bcu_desk.features.on_call.queries.board import Candidate, RotaBoard, rota_board
from bcu_desk.features.on_call.queries.rota import GapRow, OnCallRow
from bcu_desk.features.on_call.rules import GAP, row_key
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


def key_of(turn: OnCallRow) -> str:
    """What the bar of a turn goes by."""
    return f"turn:{turn.bcu}:{turn.role}:{turn.start_minute}:{turn.collar}"


def gap_key(gap: GapRow) -> str:
    """What the bar of a gap goes by."""
    return f"{GAP}:{gap.bcu}:{gap.role}:{gap.start_minute}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rota around a window, told at a minute."""

    window: Window
    board: RotaBoard
    now: int = 0

    def rows(self) -> tuple[str, ...]:
        """The keys of the rows, in the order of the board."""
        return tuple(row_key(code, role) for code, _ in self.board.bcus for role in ROLES)

    def shown(self) -> tuple[OnCallRow, ...]:
        """The turns that touch the window."""
        span = self.window.span
        return tuple(turn for turn in self.board.turns if minutes_of(turn).overlaps(span))

    def turn(self, key: str) -> OnCallRow | None:
        """A turn by the key of its bar."""
        return next((turn for turn in self.board.turns if key_of(turn) == key), None)

    def gap(self, key: str) -> GapRow | None:
        """A gap by the key of its bar."""
        return next((gap for gap in self.gaps() if gap_key(gap) == key), None)

    def gap_after(self, row: str, minute: int) -> str:
        """The key of the gap of a row that is on at a minute or comes next, or the row."""
        for gap in self.gaps():
            if row_key(gap.bcu, gap.role) == row and gap.end_minute > minute:
                return gap_key(gap)
        return row

    def gaps(self) -> tuple[GapRow, ...]:
        """Where nobody is on call, by time."""
        return tuple(gap for gap in self.board.gaps if gap.kind == GAP)

    def doubles(self) -> tuple[GapRow, ...]:
        """Where more than one is on call, by time."""
        return tuple(gap for gap in self.board.gaps if gap.kind != GAP)

    def flagged(self) -> tuple[OnCallRow, ...]:
        """The turns of somebody absent or of another rank."""
        return tuple(turn for turn in self.shown() if turn.state in ("absent", "wrong_rank"))

    def turns_of(self, row: str) -> tuple[OnCallRow, ...]:
        """The turns of a row, by time."""
        return tuple(turn for turn in self.board.turns if row_key(turn.bcu, turn.role) == row)

    def row_of(self, key: str) -> str:
        """The row of a turn, a gap or itself; '' where there is none."""
        if key in self.rows():
            return key
        found = self.turn(key) or self.gap(key)
        return "" if found is None else row_key(found.bcu, found.role)

    def person(self, collar: str | None) -> Candidate | None:
        """Somebody who may be on call, by collar number."""
        return next((one for one in self.board.people if one.collar == collar), None)

    def phone(self, collar: str) -> str | None:
        """The phone that somebody had in the turn nearest to the end of what is known."""
        told = (turn.phone for turn in reversed(self.board.turns) if turn.collar == collar)
        return next((phone for phone in told if phone), None)

    def bcu_name(self, code: str) -> str:
        """The name of a BCU in view."""
        return dict(self.board.bcus).get(code, code)

    def room(self, row: str) -> MinuteSpan:
        """The time to offer on a row: its first gap ahead, else the next turn that can be."""
        gaps = [gap for gap in self.gaps() if row_key(gap.bcu, gap.role) == row]
        ahead = [gap for gap in gaps if gap.end_minute > self.now] or gaps
        if ahead:
            return Span(ahead[0].start_minute, ahead[0].end_minute)
        stops = self.board.stops
        window = self.window
        begin = max(self.now, window.first) if self.now < window.last else window.first
        number = next((n for n, at in enumerate(stops[:-1]) if at >= begin), 0)
        return Span(stops[number], stops[number + 1])


def minutes_of(turn: OnCallRow | GapRow) -> MinuteSpan:
    """The minutes of a turn or gap."""
    return Span(turn.start_minute, turn.end_minute)


def load(reader: Reader, view: View, window: Window, now: int) -> Loaded:
    """Everything the page shows, from one view of the file."""
    return Loaded(window, rota_board(reader, view, window.span), now)
