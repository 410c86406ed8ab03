"""What came with exchange files, in words for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bcu_desk.domain.merge.knowledge import Span
from bcu_desk.work import wire
from bcu_desk.work.exchange import received
from bcu_desk.work.exchange.received import Beyond, Received
from bcu_desk.work.exchange.sending import Sent
from bcu_desk.work.tables.nouns import counted, counted_rows, desks


def sent_words(made: Sent) -> str:
    """What went into a file, or its parts, and for whom."""
    what = counted(made.changes, "change") if made.changes else _SMALL[made.purpose]
    files = "\n".join(str(path) for path in made.files)
    parts = f" in {len(made.files)} parts, to be taken in any order" if made.files[1:] else ""
    return f"{what} for {desks(made.to)}{parts}:\n{files}\nRead back whole: safe to remove."


_SMALL = {
    "changes": "No new changes, only word of what was taken in here,",
    "receipt": "A receipt (what this desk has)",
    "request": "A request (what this desk asks for)",
}


def received_words(found: Received, file: str) -> str:
    """What files bring or have brought, dangerous things first."""
    lines = list(_lines(found, file))
    if found.applied and found.state in (received.RECEIPT, received.REQUEST):
        lines.append("Noted.")
    elif found.applied and found.state == received.NEW:
        lines.append("Taken in.")
    elif not found.applied and found.state != received.NOTHING_NEW:
        lines.append("Nothing was taken in yet: add --apply.")
    return "\n".join(lines)


def _lines(found: Received, file: str) -> Iterator[str]:
    if found.state == received.NOTHING_NEW:
        yield "Nothing new: this was taken in before."
    if found.state == received.RECEIPT:
        yield f"A receipt: what {', '.join(found.senders)} has. It brings no changes."
    for one in found.asked:
        wanted = ", ".join(map(span_words, one.wants)) or "whatever it lacks"
        yield f"{one.name} asks for {wanted}. Answer: bcu-desk send {file} OUT --to {one.desk}"
    for beyond in found.beyond:
        yield from _late(beyond)
    if found.waiting:
        yield from _waiting(found, file)
    if found.state == received.NEW:
        yield from _changes(found)


def _late(beyond: Beyond) -> Iterator[str]:
    """Changes of a desk that was withdrawn."""
    which = f"changes {beyond.first}-{beyond.last} of {beyond.name}, which is {beyond.status}"
    yield f"{which}: {'count from now on' if beyond.taken else 'wait for the lead desk'}"
    if not beyond.taken:
        yield f"  There: bcu-desk desk allow FILE {beyond.desk}"


def _waiting(found: Received, file: str) -> Iterator[str]:
    waits = f"{counted(found.waiting, 'part')} waiting for"
    if not found.missing:
        yield f"{waits} what the lead desk decides"
        return
    yield f"{waits} {_missing(found)}"
    yield f"  Ask for it: bcu-desk send {file} OUT --request"


def _rows(found: Received) -> Iterator[str]:
    """What is removed, changed and new; that much is removed comes before all."""
    if found.much:
        yield f"IT REMOVES MUCH: {counted_rows(found.removed)}. To apply, add --removes"
    for told, rows in (("removed", found.removed), ("changed", found.changed), ("new", found.new)):
        if rows:
            yield f"  {told}: {counted_rows(rows)}"


def _changes(found: Received) -> Iterator[str]:
    yield from _rows(found)
    left = f"{counted(found.conflicts, 'conflict')}, {counted(found.clashes, 'clash')}"
    yield f"  to settle afterwards: {left}"
    made = sum(one.changes for one in found.authors)  # without word of what they had taken in
    senders = ", ".join(found.senders) or "other desks"
    only_word = f"No new changes, only word of what was taken in at {senders}"
    yield f"{counted(made, 'change')}, sent by {senders}" if made else only_word
    for one in found.authors:
        removes = f", {counted(one.removes, 'removal')} among them" if one.removes else ""
        by = f"{one.name or 'unnamed'} at desk {one.desk:02d}"
        yield f"  {by}: {counted(one.changes, 'change')}{removes}"
    if found.parked:
        yield f"  {counted(found.parked, 'change')} kept until this program is updated"
    if found.builds_on:
        told_ = ", ".join(f"desk {desk:02d} up to {last}" for desk, last in found.builds_on if last)
        yield f"  builds on earlier changes of {told_ or 'nobody'}"


def _missing(found: Received) -> str:
    return ", ".join(map(span_words, found.missing))


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A desk as people at a terminal read it; `lacks` is how many changes it may lack."""

    number: str
    name: str
    role: str
    status: str
    last_heard: str
    we_have: int
    lacks: int
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
                lacks=sum(count for _, count in lacks),
                program=str(told.get("program") or "-"),
                words=str(told["words"]),
            )
        )
    return tuple(found)


def span_words(span: Span) -> str:
    """`changes 4-9 of desk 03`."""
    return f"changes {span.first}-{span.last} of desk {span.feed.desk:02d}"
