"""The board as a table: a line for each turn and each gap."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.features.on_call.model.loaded import Loaded, gap_key, key_of
from bcu_desk.features.on_call.rules import STATES, length_words, rank_title, row_key, short_span
from bcu_desk.kit.table_model import Column


@dataclass(frozen=True, slots=True)
class RotaLine:
    """A turn or a gap; `wrong` says what is not as it should be."""

    key: str
    row: str
    bcu: str
    role: str
    start: int
    end: int
    who: str
    reserve: str
    phone: str
    wrong: str
    gap: bool = False


def lines_of(loaded: Loaded) -> tuple[RotaLine, ...]:
    """By time, then in the order of the board."""
    turns = [
        RotaLine(
            key_of(turn),
            row_key(turn.bcu, turn.role),
            turn.bcu,
            rank_title(turn.role),
            turn.start_minute,
            turn.end_minute,
            turn.who,
            turn.reserve_who or "",
            turn.phone or "",
            STATES[turn.state],
        )
        for turn in loaded.shown()
    ]
    gaps = [
        RotaLine(
            gap_key(gap),
            row_key(gap.bcu, gap.role),
            gap.bcu,
            rank_title(gap.role),
            gap.start_minute,
            gap.end_minute,
            "Nobody",
            "",
            "",
            f"Gap, {length_words(gap.end_minute - gap.start_minute)}",
            gap=True,
        )
        for gap in loaded.gaps()
    ]
    rows = loaded.rows()
    return tuple(sorted((*turns, *gaps), key=lambda line: (line.start, rows.index(line.row))))


def _tone(line: RotaLine) -> str | None:
    return "bad" if line.gap else "warn" if line.wrong else None


def _when(span: tuple[int, int]) -> str:
    return short_span(*span)


COLUMNS: tuple[Column[RotaLine], ...] = (
    Column("From, hand-over", lambda line: (line.start, line.end), _when, width=188),
    Column("BCU", lambda line: line.bcu, width=40),
    Column("Role", lambda line: line.role, width=64),
    Column("On call", lambda line: line.who, width=168, tone=_tone),
    Column("Reserve", lambda line: line.reserve or None, width=168),
    Column("Phone", lambda line: line.phone or None, width=124),
    Column("To look at", lambda line: line.wrong or None, width=110, tone=_tone),
)
