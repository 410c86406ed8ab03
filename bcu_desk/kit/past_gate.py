"""How a page asks before it changes a day that is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bcu_desk.work.past_rule import PastRule


@dataclass(frozen=True, slots=True)
class PastGate:
    """The rule as it stands, and the two ways on from a refusal.

    `correct` asks for the reason and then calls what it is given; `plan` goes to today.
    """

    rule: Callable[[], PastRule]
    correct: Callable[[Callable[[], object]], object]
    plan: Callable[[], object]
