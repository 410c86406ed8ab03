"""What differs between two days, in words: the rows that a page shows and a report prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bcu_desk.domain.times import long_day
from bcu_desk.work.view import View

Mark = Literal["joined", "left", "moved", "changed"]
MARKS: tuple[Mark, ...] = ("joined", "left", "moved", "changed")
NOTHING = "Nothing differs between the two days."


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: its kind, a sentence, and the key of the record that a click opens.

    `joined` and `left` are of the second day against the first: what is there only then, only
    before. `moved` is in another place, `changed` the same thing in another way.
    """

    mark: Mark
    words: str
    key: str = ""


def title_of(view: View) -> str:
    """What the two days of a view are called: `From Mon 9 Jan to Mon 23 Jan 2017`."""
    first, second = view.against or view.on, view.on
    return f"From {_day(first, with_year=first.year != second.year)} to {long_day(second)}"


def counted(rows: Iterable[Difference]) -> str:
    """How many there are of each kind: `3 joined, 1 moved`; nothing where there are none."""
    found = Counter(row.mark for row in rows)
    return ", ".join(f"{found[mark]} {mark}" for mark in MARKS if found[mark])


def _day(day: date, *, with_year: bool) -> str:
    told = long_day(day)
    return told if with_year else told.rsplit(" ", 1)[0]
