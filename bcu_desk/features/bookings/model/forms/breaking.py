"""What a time off the road breaks, in words."""

from __future__ import annotations

from collections.abc import Mapping

from bcu_desk.domain.refusals import Fact
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.model.forms.ticks import TickLine
from bcu_desk.features.bookings.queries.swaps import Breakage, Swap
from bcu_desk.features.bookings.rules.booking import clock, told_span


def swap_line(swap: Swap) -> TickLine:
    """A booking that is broken, with the vehicle that takes it over where it is ticked."""
    told = clock(swap.start_minute)[4:]  # the day of the week is told below
    span = told_span(Span(swap.start_minute, swap.end_minute))
    whose = f"{swap.who}, {span}: {swap.purpose}, {swap.reference}."
    if swap.vehicle is None:
        why = f"{whose} No other of the kind can take it over: it stays, and is a clash."
        return TickLine(swap.reference, told, "no swap", why, free=False)
    why = f"{whose} {swap.name} at {swap.base} takes it over."
    return TickLine(swap.reference, told, f"→ {swap.name}", why, free=True)


def breakage_words(found: Breakage, left: int) -> tuple[str, str]:
    """What sending the form will do, and the tone to say it in; `left` are not swapped."""
    count = len(found.swaps) + found.more
    parts = []
    if not count:
        parts.append("No booking is broken.")
    else:
        swapped = len(found.swaps) - left
        bookings = "1 booking is" if count == 1 else f"{count} bookings are"
        stays = count - swapped
        parts.append(f"{bookings} broken: {swapped} swapped, {stays} left as they are.")
    if found.spare is not None:
        parts.append(spare_words(found.spare))
    return " ".join(parts), "warn" if count or found.spare is not None else "accent"


def spare_words(facts: Mapping[str, Fact]) -> str:
    """Which spare minimum is not kept any more."""
    return (
        f"{facts['base']} is to keep {facts['least']} free of the kind {facts['kind']};"
        f" only {facts['left']} would be left."
    )
