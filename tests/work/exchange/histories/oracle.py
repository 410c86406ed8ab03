"""What is true of a history, kept outside the program: who had seen what when each edit was made.

An edit is known by its actor, a name that no other edit has and that travels with it. What it
wrote is what the tables said before and after, read by plain SQL; what it had seen is which edits
the file held. From that alone follows what every desk must say at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from tests.work.exchange.histories.looking import Look

NOUNS = ("person", "booking", "posting", "settlement", "target")
# A check of the table spans these: who writes one says the others too.
TOGETHER = {
    "booking": frozenset({"start_minute", "end_minute"}),
    "posting": frozenset({"from_day", "to_day"}),
    "person": frozenset({"from_day", "to_day"}),
    "target": frozenset({"from_day", "to_day"}),
}
LOG_KINDS = "('do', 'undo', 'redo', 'outside')"
Row = tuple[str, int]
Cells = Mapping[str, object]
Dump = dict[Row, dict[str, object]]
Feeds = dict[tuple[int, int], int]
Clash = tuple[str, int, int]


@dataclass(frozen=True)
class Said:
    """What an edit said of a row: `insert`, `update` or `delete`, with the cells it told."""

    kind: str
    cells: Cells


@dataclass(frozen=True)
class Edit:
    """An edit: the desk that made it, what that had truly seen, its clock, what it wrote."""

    desk: int
    seen: frozenset[str]
    clock: int
    said: Mapping[Row, Said]
    left: int = 0  # how many the ward had, at that desk, after it

    @property
    def rank(self) -> tuple[int, int]:
        """What decides of two that stand side by side: the later clock, then the desk's number."""
        return self.clock, self.desk


@dataclass
class Oracle:
    """Every edit that was ever made, and which of them may be gone with a file that is gone."""

    edits: dict[str, Edit] = field(default_factory=dict)
    may_be_gone: set[str] = field(default_factory=set)
    allowed: dict[int, tuple[frozenset[int], tuple[object, ...]]] = field(default_factory=dict)
    ever: dict[int, Feeds] = field(default_factory=dict)
    told_again: set[str] = field(default_factory=set)

    def known(self, look: Look) -> frozenset[str]:
        """The edits that a file holds, and what those were built on."""
        held = held_by(look)
        return frozenset(held).union(*(self.edits[one].seen for one in held if one in self.edits))

    def note(self, name: str, desk: int, look: Look, before: Before, again: Says = ()) -> list[str]:
        """Note an edit that was made; `again` are cells that it said as they were."""
        after, clock = dump(look), clock_of(look, name)
        if clock is None:
            return []
        said = written(before.rows, after)
        for row, cells in again:
            told = dict(said[row].cells) if row in said else {}
            said[row] = Said("update", {**{cell: after[row][cell] for cell in cells}, **told})
        self.edits[name] = Edit(desk, before.known, clock, said, ward_of(after))
        for (noun, number), one in said.items():
            if noun == "settlement" and one.cells.get("choice") == "allow_both":
                rows = frozenset(json.loads(str(one.cells["clash"]))[1:])
                self.allowed[number] = rows, facts_of(after, rows)
        late = [one for one in before.known if one in self.edits and self.edits[one].clock >= clock]
        return [f"the clock of {name} is not after that of {one}" for one in late]

    def note_own(self, name: str, desk: int, look: Look, seen: frozenset[str]) -> None:
        """Note what an import had to say itself, such as that a retired desk's changes count."""
        clock = clock_of(look, name)
        if clock is not None:
            self.edits[name] = Edit(desk, seen - {name}, clock, {})

    def saw(self, desk: int, look: Look) -> None:
        """Note what a desk has had of every feed."""
        reached = self.ever.setdefault(desk, {})
        for feed, last in feeds_of(look).items():
            reached[feed] = max(last, reached.get(feed, 0))

    def lost(self, gone: Iterable[str], held_elsewhere: Iterable[Look]) -> None:
        """A file is gone: what no other desk holds of it may be gone too."""
        left = set(gone)
        for look in held_elsewhere:
            left -= held_by(look)
        self.may_be_gone |= left

    def writes(self, held: Iterable[str]) -> dict[Row, dict[str, Said]]:
        """What the edits that are held say, by row."""
        found: dict[Row, dict[str, Said]] = {}
        for name in held:
            for row, said in self.edits[name].said.items() if name in self.edits else ():
                found.setdefault(row, {})[name] = said
        return found

    def top(self, names: Iterable[str], *, strict: bool = True) -> list[str]:
        """Those that none of the others had seen, the one with the latest clock first.

        What a desk told again under other numbers when it returned, others may have seen under
        the old ones and not know it: not `strict`, it may stand beside theirs, to review.
        """
        every = list(names)
        seen = {
            old
            for one in every
            for old in self.edits[one].seen & set(every)
            if strict or old not in self.told_again or self.edits[old].desk == self.edits[one].desk
        }
        kept = (one for one in every if one not in seen)
        return sorted(kept, key=lambda one: self.edits[one].rank, reverse=True)

    def asked(self, row: Row, held: Iterable[str]) -> int:
        """The clock of a row's insert; 0 of one that was there before the group."""
        told = self.writes(held).get(row, {})
        found = [self.edits[one].clock for one, said in told.items() if said.kind == "insert"]
        return min(found, default=0)


@dataclass(frozen=True)
class Before:
    """A file as it was before an edit."""

    rows: Dump
    known: frozenset[str]


Says = Iterable[tuple[Row, frozenset[str]]]


def held_by(look: Look) -> frozenset[str]:
    """The edits that a file holds: in the feeds, and in its own log since it last numbered."""
    return told_by(look) | look.asked(_own)


def told_by(look: Look) -> frozenset[str]:
    """The edits that a file holds in the feeds."""
    return look.asked(_told)


def _told(look: Look) -> frozenset[str]:
    return frozenset(actor for (actor,) in look.rows("SELECT DISTINCT actor FROM feed_step"))


def _own(look: Look) -> frozenset[str]:
    asked = (
        "SELECT DISTINCT step.actor FROM op JOIN step USING (tx) WHERE seq > coalesce("
        "(SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'numbered_upto'), 0)"
        f" AND step.kind IN {LOG_KINDS}"
    )
    return frozenset(actor for (actor,) in look.rows(asked))


def dump(look: Look) -> Dump:
    """What the tables of a file say."""
    return look.asked(_dump)


def _dump(look: Look) -> Dump:
    every = ((noun, row) for noun in NOUNS for row in look.by_name(f"SELECT * FROM {noun}"))
    return {(noun, int(str(row["id"]))): row for noun, row in every}


def written(before: Dump, after: Dump) -> dict[Row, Said]:
    """What was written between two looks at the tables."""
    found: dict[Row, Said] = {}
    for row in before.keys() | after.keys():
        if row not in after:
            found[row] = Said("delete", {})
        elif row not in before:
            found[row] = Said("insert", after[row])
        elif before[row] != after[row]:
            names = {name for name in after[row] if after[row][name] != before[row][name]}
            group = TOGETHER.get(row[0], frozenset())
            names |= group if names & group else set()
            found[row] = Said("update", {name: after[row][name] for name in names})
    return found


def clock_of(look: Look, name: str) -> int | None:
    """The clock of an edit, as the log of its desk has it."""
    asked = f"SELECT max(hlc) FROM step WHERE actor = ? AND kind IN {LOG_KINDS}"
    ((told,),) = look.rows(asked, name)
    return None if told is None else int(told)


def feeds_of(look: Look) -> Feeds:
    """Up to which number a file holds each feed."""
    asked = "SELECT desk, incarnation, max(number) FROM feed_item GROUP BY desk, incarnation"
    return {(desk, inc): last for desk, inc, last in look.rows(asked)}


def let_go_by(look: Look) -> Feeds:
    """Up to which number of each feed a file has let go of what was sealed."""
    asked = "SELECT desk, incarnation, max(last) FROM segment WHERE payload = x'' GROUP BY 1, 2"
    return {(desk, inc): last for desk, inc, last in look.rows(asked)}


def told_since(look: Look, desk: int, incarnation: int) -> set[str]:
    """The edits that a file holds as told by a desk under an incarnation."""
    asked = "SELECT actor FROM feed_step WHERE desk = ? AND incarnation = ?"
    return {actor for (actor,) in look.rows(asked, desk, incarnation)}


def items_of(look: Look) -> set[tuple[str, str, int]]:
    """The changes that a file holds, each by its edit and row."""
    asked = (
        "SELECT step.actor, item.noun, item.row FROM feed_item AS item JOIN feed_step AS step"
        " USING (desk, incarnation, tx)"
    )
    return set(look.rows(asked))


def ward_of(rows: Dump) -> int:
    """How many of the ward are in post without an end."""
    return sum(
        row[0] == "posting" and cells["post_id"] in WARD_POSTS and cells["to_day"] is None
        for row, cells in rows.items()
    )


WARD_POSTS = range(210, 213)
PROMISED = 2
_CLASHES_OF = {
    "booking": ("vehicle_id", "start_minute", "end_minute", "amount"),
    "posting": ("post_id", "person_id", "from_day", "to_day"),
}


def facts_of(rows: Dump, numbers: Iterable[int]) -> tuple[object, ...]:
    """What bookings or postings say of what they may clash about."""
    found: list[object] = []
    for number in sorted(numbers):
        for noun, names in _CLASHES_OF.items():
            if (noun, number) in rows:
                found.append(tuple(rows[noun, number][name] for name in names))
    return tuple(found)


def pairs_of(rows: Dump) -> Iterator[Clash]:
    """Every two rows that can't both be: the noun and the two numbers."""
    for noun, owner, start, end in (
        ("booking", "vehicle_id", "start_minute", "end_minute"),
        ("posting", "post_id", "from_day", "to_day"),
    ):
        every = [cells for row, cells in sorted(rows.items()) if row[0] == noun]
        real = [one for one in every if one.get("state", "confirmed") == "confirmed"]
        for one, two in combinations(real, 2):
            if one[owner] == two[owner] and _meet(one, two, start, end):
                yield noun, int(str(one["id"])), int(str(two["id"]))


def _meet(one: Cells, two: Cells, start: str, end: str) -> bool:
    return all(a[end] is None or b[start] < a[end] for a, b in ((one, two), (two, one)))  # type: ignore[operator]
