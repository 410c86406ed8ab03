"""What columns of a desk file's tables are made of, and the metadata that all tables are in."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Text
from sqlalchemy.schema import SchemaItem

METADATA = MetaData()


def key() -> Column[int]:
    """The id of a row of a synced table."""
    return Column("id", Integer, primary_key=True, autoincrement=False)


def text(name: str, *, needed: bool = True) -> Column[str]:
    """Text, needed unless told."""
    return Column(name, Text, nullable=not needed)


def whole(name: str, *, needed: bool = True) -> Column[int]:
    """A whole number, needed unless told."""
    return Column(name, Integer, nullable=not needed)


def ref(name: str, table: str, *, needed: bool = True) -> Column[int]:
    """A row of another table, by its id."""
    return Column(name, Integer, ForeignKey(f"{table}.id"), nullable=not needed)


def days() -> tuple[SchemaItem, ...]:
    """A span of days; no end means open."""
    return (
        text("from_day"),
        text("to_day", needed=False),
        CheckConstraint("to_day IS NULL OR from_day < to_day", name="days_in_order"),
    )


def minutes(*, open_end: bool = False) -> tuple[SchemaItem, ...]:
    """A span of UTC minutes."""
    return (
        whole("start_minute"),
        whole("end_minute", needed=not open_end),
        CheckConstraint("end_minute IS NULL OR start_minute < end_minute", name="minutes_in_order"),
    )


def one_of(name: str, *values: str) -> CheckConstraint:
    """A column that holds one of a few words; told as IN it would cost as much as the write."""
    told = " OR ".join(f"{name} = '{value}'" for value in values)
    return CheckConstraint(told, name=f"{name}_known")
