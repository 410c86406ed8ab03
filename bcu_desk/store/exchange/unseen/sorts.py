"""The sorts of clash: by the word that begins a clash's id, what each is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Table

from bcu_desk.store.tables import SYNCED

DOUBLE_BOOKING, DOUBLE_HOLDING = "double_booking", "double_holding"
DOUBLE_LEAD, DOUBLE_DEDICATION, WARD_GAP = "double_lead", "double_dedication", "ward_gap"
DOUBLE_VALUE, DUPLICATE, GROUP_LEAD = "double_value", "possible_duplicate", "group_lead"
CLOSED_POST = "closed_post"
WARD, DESK, CLOSED = "ward", "desk", "closed"
_DAYS = ("from_day", "to_day")


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of clash between two rows of a table.

    Both rows have the cells `same`, of which the first that is not empty is the owner, whom they
    clash over (none: the first row is); `said` is what they say of it. `about` is what matters.
    """

    kind: str
    table: Table
    same: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def noun(self) -> str:
        """The noun of both rows."""
        return str(self.table.name)

    @property
    def about(self) -> tuple[str, ...]:
        """The cells that the clash is about."""
        return (*self.same, *self.said)


def _value(noun: str, same: tuple[str, ...], *said: str) -> tuple[str, Sort]:
    return noun, Sort(DOUBLE_VALUE, SYNCED[noun], same, (*said, *_DAYS))


def _note(noun: str, same: tuple[str, ...], said: str) -> tuple[str, Sort]:
    return noun, Sort(DOUBLE_VALUE, SYNCED[noun], same, (said,))


def _record(noun: str, key: str) -> tuple[str, Sort]:
    return noun, Sort(DUPLICATE, SYNCED[noun], (key,), _DAYS)


def _sort(kind: str, noun: str, owner: str, *said: str) -> tuple[str, Sort]:
    return noun, Sort(kind, SYNCED[noun], (owner,), said)


SORTS: Mapping[str, Sort] = MappingProxyType(
    dict(
        (
            _sort(DOUBLE_BOOKING, "booking", "vehicle_id", "start_minute", "end_minute", "amount"),
            _sort(DOUBLE_HOLDING, "posting", "post_id", "person_id", *_DAYS),
            _sort(DOUBLE_LEAD, "function_lead", "function_id", "post_id", *_DAYS),
            _sort(DOUBLE_DEDICATION, "dedication", "borough_id", "post_id", *_DAYS),
            (WARD, _sort(WARD_GAP, "posting", "post_id", "person_id", *_DAYS)[1]),
            _value("target", ("ward_id", "borough_id", "kind"), "amount"),
            _value("spare_minimum", ("kind_id", "base_id"), "amount"),
            _value("quota", ("kind_id", "borough_id"), "hours_a_week"),
            _value("reporting_line", ("post_id",), "under_id"),
            _value("shift_line", ("person_id",), "pattern_id", "position"),
            _value("on_call_times", ("bcu_id",), "day_minute", "night_minute"),
            _value("model_rule", ("code",), "severity", "reading", "bound"),
            _note("hand_over", ("post_id", "person_id"), "note"),
            _record("person", "collar"),
            _record("post", "code"),
            _record("vehicle", "registration"),
            _record("base", "code"),
            _record("shift_pattern", "code"),
            (CLOSED, Sort(CLOSED_POST, SYNCED["posting"], ("post_id",), ("person_id", *_DAYS))),
            (DESK, Sort(GROUP_LEAD, SYNCED["desk"], (), ("role", "status"))),
        )
    )
)


def of_kind(kind: str) -> Iterator[tuple[str, Sort]]:
    """The sorts of a kind, by their words."""
    return ((word, one) for word, one in SORTS.items() if one.kind == kind)
