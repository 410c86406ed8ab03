"""The desks of a group as people at a terminal read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bcu_desk.domain.desks import ACTIVE
from bcu_desk.work import wire
from bcu_desk.work.exchange.membership.held_up import HeldUp


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk as people at a terminal read it; `lacks` is how many changes it may lack.

    One that was withdrawn gets no file any more.
    """

    number: str
    name: str
    role: str
    status: str
    last_heard: str
    we_have: int
    lacks: int | None
    program: str
    words: str


def desk_lines(rows: Iterable[object]) -> tuple[DeskLine, ...]:
    """The rows of the question `desks`, without what only programs read."""
    found = []
    for row in wire.plain(tuple(rows)):
        told = row if isinstance(row, dict) else {}
        lacks = told.get("lacks") or ()
        heard = "this desk" if told.get("this_desk") else told.get("last_heard") or "never"
        found.append(
            DeskLine(
                number=f"{told['number']:02d}",
                name=str(told["name"]),
                role=str(told["role"]),
                status=str(told["status"]),
                last_heard=str(heard),
                we_have=told["we_have"],
                lacks=sum(count for _, count in lacks) if told["status"] == ACTIVE else None,
                program=str(told.get("program") or "-"),
                words=str(told["words"]),
            )
        )
    return tuple(found)


def withdrawn_lines(status: str) -> tuple[str, ...]:
    """What a desk does that hears of its own withdrawal."""
    if status in ("", ACTIVE):
        return ()
    return (
        f"This desk was {status}: the others take nothing later from it. It is all kept here.",
        "  To return: bcu-desk desk card CARD, take it to the lead desk (bcu-desk desk readmit),",
        "  then bcu-desk desk accept JOIN NEWFILE --old THISFILE: what was never sent comes along.",
    )


def held_up_lines(found: Iterable[HeldUp], own: int) -> tuple[str, ...]:
    """Whose changes wait, as they build on what the lead has to let count; and what it can do."""
    lines = []
    for one in found:
        whose = "made here" if one.number == own else f"of desk {one.number:02d}"
        status = "was withdrawn" if one.status == "active" else f"was {one.status}"
        span = f"{one.first}" if one.first == one.last else f"{one.first}-{one.last}"
        waits = "change {} waits" if one.changes == 1 else "changes {} wait"
        lines += [
            f"{one.changes:,} {waits.format(whose)}: built on {span} of {one.name},"
            f" which {status} before those",
            f"  At the lead desk, once a file brings them: bcu-desk desk allow FILE {one.on}",
        ]
    return tuple(lines)
