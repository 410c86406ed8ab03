"""How conflicts and clashes are named and what may be chosen for them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.open_items import OpenItem
from bcu_desk.store.exchange.sealed.together import together
from bcu_desk.store.exchange.unseen.sorts import (
    CLOSED_POST,
    DOUBLE_BOOKING,
    DOUBLE_DEDICATION,
    DOUBLE_HOLDING,
    DOUBLE_LEAD,
    DOUBLE_VALUE,
    DUPLICATE,
    GROUP_LEAD,
    WARD_GAP,
)

__all__ = [
    "CLOSED_POST",
    "DOUBLE_BOOKING",
    "DOUBLE_DEDICATION",
    "DOUBLE_HOLDING",
    "DOUBLE_LEAD",
    "DOUBLE_VALUE",
    "DUPLICATE",
    "GROUP_LEAD",
    "OWNERS",
    "WARD_GAP",
    "Choice",
    "choice_of",
    "conflict_id",
    "once",
]
OWNERS = {
    DOUBLE_BOOKING: "vehicle",
    DOUBLE_HOLDING: "post",
    DOUBLE_LEAD: "core_function",
    DOUBLE_DEDICATION: "borough",
    WARD_GAP: "ward",
    CLOSED_POST: "post",
    GROUP_LEAD: "desk",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: `keep`, `delete`, `allow`, `take` (a desk), `uphold` (a row) or `value`."""

    verb: str
    number: int = 0


def conflict_id(item: OpenItem) -> str:
    """A conflict's name: the same on every desk."""
    return json.dumps([item.noun, item.row, item.cell], separators=(",", ":"))


def once(decisions: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Decisions without those that an earlier one settles too, as a start settles its end."""
    decided: set[tuple[str, int, frozenset[str]]] = set()
    for name, choice in decisions:
        noun, *rest = json.loads(name)
        if len(rest) == 2 and isinstance(rest[1], str):
            key = noun, rest[0], together(noun, rest[1])
            if key in decided:
                continue
            decided.add(key)
        yield name, choice


def choice_of(text: str) -> Choice:
    """A choice as it is typed: `take:5`. Raises Refused `odd_choice`."""
    verb, _, rest = text.partition(":")
    if verb in ("keep", "delete", "value", "allow") and not rest:
        return Choice(verb)
    if verb in ("take", "uphold") and rest.isdecimal():
        return Choice(verb, int(rest))
    raise Refused("odd_choice", choice=text[:40], field="choice")
