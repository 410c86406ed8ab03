"""The shape of every write (a command) and every read (a query)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec

if TYPE_CHECKING:
    from bcu_desk.store.session import Reader
    from bcu_desk.work.unit import Unit
    from bcu_desk.work.view import View


class Command(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One gesture of a user, as frozen data; the window and the command line make the same.

    `corrects` marks those that only ever mend the record, whatever day they tell of.
    """

    corrects: ClassVar[bool] = False

    def run(self, unit: Unit) -> str:
        """Write through the unit and return the step's label.

        Raises Refused where a rule forbids it; the unit then writes nothing.
        """
        raise NotImplementedError


class Query(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question, as frozen data."""

    def rows(self, reader: Reader, view: View) -> tuple[object, ...]:
        """The answer: frozen rows, in a sensible order."""
        raise NotImplementedError
