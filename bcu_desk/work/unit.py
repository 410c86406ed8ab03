"""The writing side: what a command may do, inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.store import facts, rows
from bcu_desk.store.exchange.open_items import OpenItems
from bcu_desk.store.fleet.bookings import Bookings
from bcu_desk.store.session import Connection
from bcu_desk.work.changes import Notice
from bcu_desk.work.clock import Clock


class Kept(Protocol):
    """Any noun that is kept in the file."""

    @property
    def id(self) -> int:
        """Its row's id."""


K = TypeVar("K", bound=Kept)


class Unit:
    """Rows to read and write within one step; nothing is kept unless the step ends well.

    A `reason` that a command sets is kept with the step, unless whoever runs it gave one.
    """

    def __init__(self, connection: Connection, clock: Clock, actor: str = "") -> None:
        self._connection = connection
        self._notices: list[Notice] = []
        self.clock = clock
        self.actor = actor
        self.reason: str | None = None
        self.bookings = Bookings(connection)
        self.open = OpenItems(connection)

    @property
    def today(self) -> date:
        """The day in London."""
        return self.clock.today()

    @property
    def desk_number(self) -> int:
        """The number of this desk in its group."""
        return int(facts.fact(self._connection, "desk_number"))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know when the step is done."""
        return tuple(self._notices)

    def note(self, code: str, **told: Fact) -> None:
        """Tell the user something once the step is done; `code` names the sentence."""
        self._notices.append(Notice(code, told))

    def new_id(self) -> int:
        """A fresh row id of this desk."""
        return facts.next_number(self._connection)

    def new_ids(self, count: int) -> range:
        """So many fresh row ids of this desk."""
        return facts.next_numbers(self._connection, count)

    def every(self, kind: type[K], /, **columns: str | int | None) -> tuple[K, ...]:
        """All rows of a noun whose columns have these values."""
        return rows.matching(self._connection, kind, **columns)

    def get(self, kind: type[K], row_id: int) -> K:
        """The row with this id; KeyError where there is none."""
        found = rows.matching(self._connection, kind, id=row_id)
        if not found:
            raise KeyError((kind.__name__, row_id))
        return found[0]

    def named(self, kind: type[K], *, field: str = "", **key: str) -> K:
        """The one row with this key, such as `code="EA-S1"`.

        Raises Refused `unknown_<noun>` or `two_<noun>s_named`; `field` is the form field to mend.
        """
        found = rows.matching(self._connection, kind, **key)
        noun = rows.noun_of(kind)
        value = next(iter(key.values()))
        if len(found) > 1:
            raise Refused(f"two_{noun}s_named", value=value, field=field or noun)
        if not found:
            raise Refused(f"unknown_{noun}", value=value, field=field or noun)
        return found[0]

    def add(self, row: K) -> K:
        """Write a new row."""
        rows.add(self._connection, (row,))
        return row

    def add_all(self, added: Sequence[Kept]) -> None:
        """Write many new rows at once."""
        rows.add(self._connection, added)

    def change(self, row: K, **fields: object) -> K:
        """Set some fields of a row; returns the row as it is then."""
        changed = replace(row, **fields)  # type: ignore[type-var]  # every noun is a dataclass
        values = {name: rows.encoded_cell(value) for name, value in fields.items()}
        rows.change(self._connection, type(row), row.id, values)
        return changed

    def remove(self, row: K) -> None:
        """Delete a row; its last state stays in the log."""
        rows.remove(self._connection, type(row), row.id)
