"""Settling what desks differ in, and changing back what an import brought."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.domain.fleet import BookingState
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of, minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.sync.commands.pairs import settle_pair
from bcu_desk.features.sync.queries.naming import (
    DAYS,
    cell_of,
    cell_words,
    key_column,
    noun_words,
)
from bcu_desk.features.sync.rules import (
    Choice,
    choice_of,
    conflict_id,
)
from bcu_desk.store.exchange.open_items import OpenItem
from bcu_desk.store.rows import TABLES
from bcu_desk.work.command import Command
from bcu_desk.work.tables.nouns import counted
from bcu_desk.work.unit import Unit

Value = str | int | None


class Settle(Command, frozen=True, kw_only=True):
    """Decide a conflict or clash, by its id; cells that stand together, as start and end, at once.

    `choice` is `keep` (what is shown), `take:DESK` (what that desk said), `value` (another one,
    given as `value`) or `delete` (a record that a desk deleted); for a clash `uphold:ROW`, which
    cancels the other booking, ends the other posting, lead or value, of a ward below its target
    puts the other officer back, and of two records under one key lets that one have all that the
    other had; or `allow`, which leaves both, and gives the second under one key another. For one
    that desks settled in different ways: `take:DESK`, as that desk did, or `keep`, as it came.
    """

    clash: str
    choice: str
    value: str | None = None

    def run(self, unit: Unit) -> str:
        """Write it, even where it is what is shown: so it is settled on every desk."""
        choice = choice_of(self.choice)
        for item in unit.open.differences():
            if conflict_id(item) == self.clash:
                return _settle_item(unit, item, choice, self.value)
        for pair in unit.open.clashes():
            if self.clash in (pair.id, f'{pair.id[:-1]},""]'):  # so the short id of one row reads
                return settle_pair(unit, pair, choice)
        raise Refused("settled_already", field="clash")


class ChangeBack(Command, frozen=True, kw_only=True):
    """Change back what an older import brought, by its number; it travels like any change.

    What was changed since stays as it is.
    """

    number: int

    def run(self, unit: Unit) -> str:
        """Write what was there before it."""
        for one in unit.open.imports():
            if one.number == self.number:
                plan = unit.open.change_back(one.tx or 0)
                if not plan.count:
                    raise Refused("nothing_to_change_back", files=", ".join(one.files))
                left = f", {plan.skipped} left as changed since" if plan.skipped else ""
                records = counted(plan.count, "record")
                return f"Change back {records} of {', '.join(one.files)}{left}"
        raise Refused("unknown_import", number=self.number)


def _settle_item(unit: Unit, item: OpenItem, choice: Choice, value: str | None) -> str:
    noun = noun_words(item.noun)
    if not item.cell:
        if choice.verb not in ("keep", "delete"):
            raise Refused("odd_choice", choice=choice.verb, field="choice")
        decide = unit.open.keep if choice.verb == "keep" else unit.open.delete
        decide(item)
        return f"Decide to {choice.verb} {noun}"
    if choice.verb == "take":
        _refuse_unless_said(item, choice.number)
        unit.open.take(item, choice.number)
    else:
        unit.open.settle(item, _chosen(unit, item, choice, value))
    return f"Decide {cell_words(item.cell)} of {noun}"


def _refuse_unless_said(item: OpenItem, desk: int) -> None:
    if all(side.desk != desk for side in item.sides):
        raise Refused("desk_said_nothing", desk=desk, field="choice")


def _chosen(unit: Unit, item: OpenItem, choice: Choice, value: str | None) -> Value:
    if choice.verb == "keep":
        return item.sides[0].value
    if choice.verb != "value":
        raise Refused("odd_choice", choice=choice.verb, field="choice")
    return _read(unit, item, value)


def _read(unit: Unit, item: OpenItem, value: str | None) -> Value:
    """A value that somebody typed for a cell, as the file keeps it."""
    cell = cell_of(item.noun, item.cell)
    if value is None or not value.strip():
        if not cell.may_be_empty:
            raise Refused("empty_text", field="value")
        return None
    if cell.refers_to is not None:
        return _id_of(unit, cell.refers_to, value.strip())
    if item.cell in DAYS:
        return day_of(value.strip(), "value").isoformat()
    if item.cell.endswith("_minute"):
        return minute_of(value.strip(), "value")
    if cell.whole:
        return _whole(value.strip())
    return _known_word(item, clean_text(value, "value"))


def _known_word(item: OpenItem, value: str) -> str:
    """A word that the program knows, where only some are."""
    checks: dict[tuple[str, str], Callable[[str], object]] = {("booking", "state"): BookingState}
    make = checks.get((item.noun, item.cell))
    if make is not None:
        try:
            make(value)
        except ValueError:
            raise Refused("odd_value", value=value[:40], field="value") from None
    return value


def _whole(value: str) -> int:
    if not value.removeprefix("-").isdecimal() or len(value) > 15:
        raise Refused("odd_value", value=value[:40], field="value")
    return int(value)


def _id_of(unit: Unit, noun: str, value: str) -> int:
    kind = next(kind for kind, table in TABLES.items() if table.name == noun)
    name = key_column(noun)
    if name is None:
        raise Refused("odd_value", value=value[:40], field="value")
    found: int = unit.named(kind, field="value", **{name: value}).id
    return found
