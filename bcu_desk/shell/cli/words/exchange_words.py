"""What came with exchange files, in words for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bcu_desk.domain.merge.knowledge import Span
from bcu_desk.work.exchange import received
from bcu_desk.work.exchange.received import Beyond, Received
from bcu_desk.work.exchange.sending import Sent
from bcu_desk.work.tables.nouns import counted, counted_rows, listed

Names = Mapping[int, str]
REMOVED = "  removed: "


def sent_words(made: Sent) -> str:
    """What went into a file, or its parts, and for whom."""
    what = _told_changes(made) if made.changes else _SMALL[made.purpose]
    files = "\n".join(str(path) for path in made.files)
    parts = f" in {len(made.files)} parts, to be taken in any order" if made.files[1:] else ""
    return f"{what} for {listed(made.names)}{parts}:\n{files}\nRead back whole: safe to remove."


def _told_changes(made: Sent) -> str:
    """`5 changes, 2 of them made here,`; the others were made elsewhere and are passed on."""
    told = counted(made.changes, "change")
    if made.made_here == made.changes:
        return told
    here = f"{made.made_here or 'none'} of them made here"
    return f"{told}, {here}," if made.changes > 1 else f"{told}, made elsewhere,"


_SMALL = {
    "changes": "No new changes, only word of what was taken in here,",
    "receipt": "A receipt (what this desk has)",
    "request": "A request (what this desk asks for)",
}


def received_words(found: Received, file: str, names: Names, removed: Sequence[str] = ()) -> str:
    """What files bring or have brought, dangerous things first.

    `names` are the group's desks, `removed` the first of the records that go, by their names.
    """
    lines = list(_lines(found, file, names))
    if removed:
        at = 1 + next(n for n, line in enumerate(lines) if line.startswith(REMOVED))
        left = len(found.gone) - len(removed)
        more = [f"and {left:,} more"] if left else []
        lines[at:at] = [f"    {one}" for one in (*removed, *more)]
    if found.applied and found.state in (received.RECEIPT, received.REQUEST):
        lines.append("Noted.")
    elif found.applied and found.state == received.NEW:
        lines.append("Taken in.")
    elif found.applied and found.state == received.WAITING:
        lines.append("Kept: it is taken in by itself once what it waits for has come.")
    elif not found.applied and found.state != received.NOTHING_NEW:
        lines.append("Nothing was taken in yet: add --apply.")
    return "\n".join(lines)


def _lines(found: Received, file: str, names: Names) -> Iterator[str]:
    if found.state == received.NOTHING_NEW:
        yield "Nothing new: this was taken in before."
    if found.state == received.RECEIPT:
        yield f"A receipt: what {listed(found.senders)} has. It brings no changes."
    for one in found.asked:
        wanted = _spans(one.wants, names) or "whatever it lacks"
        yield f"{one.name} asks for {wanted}. Answer: bcu-desk send {file} OUT --to {one.desk}"
    for beyond in found.beyond:
        yield from _late(beyond)
    if found.waiting:
        yield from _waiting(found, file, names)
    if found.state == received.NEW:
        yield from _changes(found, names)


def _late(beyond: Beyond) -> Iterator[str]:
    """Changes of a desk that was withdrawn."""
    which = f"changes {beyond.first}-{beyond.last} of {beyond.name}, which is {beyond.status}"
    yield f"{which}: {'count from now on' if beyond.taken else 'wait for the lead desk'}"
    if not beyond.taken:
        yield f"  There: bcu-desk desk allow FILE {beyond.desk}"


def _waiting(found: Received, file: str, names: Names) -> Iterator[str]:
    waits = f"{counted(found.waiting, 'part')} waiting for"
    if not found.missing:
        yield f"{waits} what the lead desk decides"
        return
    yield f"{waits} {_spans(found.missing, names)}"
    yield f"  Ask for it: bcu-desk send {file} OUT --request"


def _rows(found: Received) -> Iterator[str]:
    """What is removed, changed and new; that much is removed comes before all."""
    if found.much and not found.applied:
        yield f"IT REMOVES MUCH: {counted_rows(found.removed)}. To apply, add --removes"
    if found.removed:
        yield f"{REMOVED}{counted_rows(found.removed)}"
    for told, rows in (("changed", found.changed), ("new", found.new)):
        if rows:
            yield f"  {told}: {counted_rows(rows)}"


def _changes(found: Received, names: Names) -> Iterator[str]:
    yield from _rows(found)
    left = f"{counted(found.conflicts, 'conflict')}, {counted(found.clashes, 'clash')}"
    yield f"  to settle afterwards: {left}"
    senders = listed(found.senders) if found.senders else "other desks"
    only_word = f"No new changes, only word of what was taken in at {senders}"
    sent = f"{counted(found.changes, 'change')}, sent by {senders}"
    yield sent if found.changes else only_word
    for one in found.authors:
        removes = f", {counted(one.removes, 'removal')} among them" if one.removes else ""
        by = f"{one.name or 'unnamed'} at {_desk(one.desk, names)}"
        yield f"  {by}: {counted(one.changes, 'change')}{removes}"
    if found.parked:
        yield f"  {counted(found.parked, 'change')} kept until this program is updated"
    told = [f"{_desk(desk, names)} up to {last}" for desk, last in found.builds_on if last]
    if told:
        yield f"  builds on earlier changes of {listed(told)}"


def _spans(spans: Iterable[Span], names: Names) -> str:
    """`changes 4-9 of Romford, change 2 of Ilford`."""
    return ", ".join(_span(one, names) for one in spans)


def _span(span: Span, names: Names) -> str:
    which = f"change {span.first}" if span.first == span.last else f"changes {_range(span)}"
    return f"{which} of {_desk(span.feed.desk, names)}"


def _range(span: Span) -> str:
    return f"{span.first}-{span.last}"


def _desk(number: int, names: Names) -> str:
    """A desk by its name, or its number where the list of desks does not tell it yet."""
    return names.get(number) or f"desk {number:02d}"


def span_words(span: Span) -> str:
    """`changes 4-9 of desk 03`, as documents have it."""
    return f"changes {_range(span)} of {_desk(span.feed.desk, {})}"
