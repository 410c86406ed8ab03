"""The tables of a desk file, as SQLAlchemy Core metadata.

Synced tables (`SYNCED`) hold integers and text only, have an integer `id`, and their every
change is captured in `op`. Spans of days are ISO text, `to_day` NULL where open; spans of time
are whole minutes since 1970-01-01 UTC. No unique rule spans rows of a synced table: two desks
must be able to merge (rules over rows live in `guards.py` and in the model check).
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

METADATA = MetaData()
SYNCED: dict[str, Table] = {}


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _text(name: str, *, needed: bool = True) -> Column[str]:
    return Column(name, Text, nullable=not needed)


def _whole(name: str, *, needed: bool = True) -> Column[int]:
    return Column(name, Integer, nullable=not needed)


def _ref(name: str, table: str, *, needed: bool = True) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.id"), nullable=not needed)


def _days() -> tuple[SchemaItem, ...]:
    return (
        _text("from_day"),
        _text("to_day", needed=False),
        CheckConstraint("to_day IS NULL OR from_day < to_day", name="days_in_order"),
    )


def _minutes(*, open_end: bool = False) -> tuple[SchemaItem, ...]:
    return (
        _whole("start_minute"),
        _whole("end_minute", needed=not open_end),
        CheckConstraint("end_minute IS NULL OR start_minute < end_minute", name="minutes_in_order"),
    )


def _synced(name: str, *parts: SchemaItem) -> Table:
    table: Table = Table(name, METADATA, _key(), *parts, sqlite_strict=True)
    SYNCED[name] = table
    return table


# Reference facts: dated, with ids fixed by the reference data.
rank = _synced("rank", _text("code"), _text("title"), _text("branch"), _whole("grade"), *_days())
core_function = _synced("core_function", _text("code"), _text("title"), *_days())
bcu = _synced("bcu", _text("code"), _text("name"), *_days())
borough = _synced("borough", _text("code"), _text("name"), _text("short_name"), *_days())
borough_in_bcu = _synced(
    "borough_in_bcu", _ref("borough_id", "borough"), _ref("bcu_id", "bcu"), *_days()
)
ward_set = _synced("ward_set", _text("code"), _text("name"), *_days())
ward = _synced(
    "ward",
    _text("code"),
    _text("name"),
    _ref("borough_id", "borough"),
    _ref("ward_set_id", "ward_set"),
    _whole("lat_micro"),
    _whole("lon_micro"),
    _whole("area_m2"),
    _whole("population", needed=False),
    _text("neighbours"),
)
target = _synced(
    "target",
    _text("kind"),
    _ref("ward_id", "ward", needed=False),
    _ref("borough_id", "borough", needed=False),
    _whole("amount"),
    *_days(),
)
model_rule = _synced(
    "model_rule",
    _text("code"),
    _text("title"),
    _text("severity"),
    _text("sentence"),
    _text("reading"),
    _whole("bound", needed=False),
    *_days(),
)
absence_kind = _synced("absence_kind", _text("code"), _text("title"), _text("counts_as"), *_days())
authority = _synced("authority", _text("code"), _text("title"), _whole("level"), *_days())
vehicle_kind = _synced(
    "vehicle_kind",
    _text("code"),
    _text("title"),
    _ref("authority_id", "authority"),
    _ref("endorsement_id", "authority", needed=False),
    _whole("turn_round_minutes"),
    *_days(),
)
cost = _synced("cost", _ref("rank_id", "rank"), _whole("pence_a_year"), *_days())
bank_holiday = _synced("bank_holiday", _text("day"), _text("title"))
measure = _synced(
    "measure",
    _text("code"),
    _text("area"),
    _text("month"),
    _whole("numerator"),
    _whole("denominator", needed=False),
)

# People, posts and who holds what.
person = _synced(
    "person",
    _text("collar"),
    _text("forename"),
    _text("surname"),
    _ref("rank_id", "rank"),
    _ref("bcu_id", "bcu", needed=False),
    *_days(),
)
person_authority = _synced(
    "person_authority", _ref("person_id", "person"), _ref("authority_id", "authority"), *_days()
)
post = _synced(
    "post",
    _text("code"),
    _text("title"),
    _text("kind"),
    _ref("rank_id", "rank"),
    _ref("bcu_id", "bcu"),
    _ref("borough_id", "borough", needed=False),
    _ref("ward_id", "ward", needed=False),
    _ref("function_id", "core_function", needed=False),
    *_days(),
)
reporting_line = _synced(
    "reporting_line",
    _ref("post_id", "post"),
    _ref("under_id", "post"),
    _whole("position"),
    *_days(),
)
posting = _synced(
    "posting",
    _ref("post_id", "post"),
    _ref("person_id", "person"),
    _text("standing"),
    *_days(),
    CheckConstraint("standing IN ('substantive','acting','temporary')", name="standing_known"),
)
function_lead = _synced(
    "function_lead", _ref("post_id", "post"), _ref("function_id", "core_function"), *_days()
)
dedication = _synced("dedication", _ref("post_id", "post"), _ref("borough_id", "borough"), *_days())
absence = _synced(
    "absence",
    _ref("person_id", "person"),
    _ref("kind_id", "absence_kind"),
    *_minutes(),
    _text("ordered_by", needed=False),
)
on_call = _synced(
    "on_call",
    _ref("bcu_id", "bcu"),
    _text("role"),
    _ref("person_id", "person"),
    _ref("reserve_id", "person", needed=False),
    _text("phone", needed=False),
    *_minutes(),
)
on_call_times = _synced(
    "on_call_times", _ref("bcu_id", "bcu"), _whole("day_minute"), _whole("night_minute"), *_days()
)
desk = _synced(
    "desk",
    _text("name"),
    _text("role"),
    _text("signs"),
    _text("opens"),
    _text("status"),
    _whole("last_number", needed=False),
)
hand_over = _synced(
    "hand_over", _ref("post_id", "post"), _ref("person_id", "person"), _text("note")
)
hand_over_item = _synced(
    "hand_over_item",
    _ref("post_id", "post"),
    _ref("person_id", "person"),
    _whole("position"),
    _text("words"),
    _text("done_on", needed=False),
)
waiver = _synced("waiver", _text("rule"), _text("subject"), _text("reason"), *_days())

# The shared fleet.
base = _synced(
    "base",
    _text("code"),
    _text("name"),
    _ref("borough_id", "borough"),
    _whole("lat_micro"),
    _whole("lon_micro"),
    *_days(),
)
vehicle = _synced(
    "vehicle",
    _text("registration"),
    _ref("kind_id", "vehicle_kind"),
    _ref("base_id", "base"),
    _whole("marked"),
    _whole("seats"),
    *_days(),
)
off_road = _synced(
    "off_road",
    _ref("vehicle_id", "vehicle"),
    _text("reason"),
    *_minutes(open_end=True),
    _text("note", needed=False),
)
booking = _synced(
    "booking",
    _text("reference"),
    _ref("vehicle_id", "vehicle"),
    _ref("borough_id", "borough"),
    _ref("driver_id", "person", needed=False),
    _text("booked_by"),
    _text("purpose"),
    *_minutes(),
    _text("state"),
    _text("override_reason", needed=False),
    CheckConstraint("state IN ('confirmed','pending','cancelled')", name="state_known"),
)

# The desk's own books: not synced, not captured.
fact = Table(
    "fact",
    METADATA,
    Column("name", Text, primary_key=True),
    _text("value"),
    sqlite_strict=True,
)
step = Table(
    "step",
    METADATA,
    Column("tx", Integer, primary_key=True),
    _text("kind"),
    _whole("of_tx", needed=False),
    _text("command"),
    _text("label"),
    _text("actor"),
    _text("reason", needed=False),
    _text("wall"),
    _whole("hlc"),
    CheckConstraint("kind IN ('do','undo','redo','start','outside','merge')", name="kind_known"),
    sqlite_strict=True,
)
op = Table(
    "op",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("tx", Integer, ForeignKey("step.tx"), nullable=False),
    _text("kind"),
    _text("noun"),
    _whole("row"),
    _whole("mask"),
    _text("before", needed=False),
    _text("after", needed=False),
    CheckConstraint("kind IN ('insert','update','delete')", name="kind_known"),
    sqlite_strict=True,
)
log_state = Table(
    "log_state",
    METADATA,
    Column("id", Integer, primary_key=True),
    _whole("tx", needed=False),
    _whole("capture"),
    _whole("merging"),
    _whole("hlc"),
    _whole("next_number"),
    CheckConstraint("id = 1", name="one_row"),
    sqlite_strict=True,
)

# What desks have exchanged: every desk's feed of changes, and the signed segments they came in.
feed_step = Table(
    "feed_step",
    METADATA,
    Column("desk", Integer, primary_key=True),
    Column("incarnation", Integer, primary_key=True),
    Column("tx", Integer, primary_key=True),
    _text("actor"),
    _text("command"),
    _text("label"),
    _text("reason", needed=False),
    _text("wall"),
    sqlite_strict=True,
)
feed_item = Table(
    "feed_item",
    METADATA,
    Column("desk", Integer, primary_key=True),
    Column("incarnation", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    _whole("tx"),
    _whole("clock"),
    _text("kind"),
    _text("noun"),
    _whole("row"),
    _text("cells"),
    CheckConstraint("kind IN ('insert','update','delete','merge')", name="kind_known"),
    sqlite_strict=True,
)


def _segments(name: str) -> Table:
    return Table(
        name,
        METADATA,
        Column("desk", Integer, primary_key=True),
        Column("incarnation", Integer, primary_key=True),
        Column("first", Integer, primary_key=True),
        _whole("last"),
        Column("hash", LargeBinary, nullable=False),
        Column("head", LargeBinary, nullable=False),
        Column("signature", LargeBinary, nullable=False),
        Column("payload", LargeBinary, nullable=False),
        sqlite_strict=True,
    )


segment = _segments("segment")
waiting = _segments("waiting")
received = Table(
    "received",
    METADATA,
    Column("id", Integer, primary_key=True),
    _whole("tx", needed=False),
    _text("file"),
    _text("hash"),
    _whole("desk"),
    _text("wall"),
    _text("known_before"),
    _text("told"),
    sqlite_strict=True,
)
contested = Table(
    "contested",
    METADATA,
    Column("noun", Text, primary_key=True),
    Column("row", Integer, primary_key=True),
    _text("since"),
    sqlite_strict=True,
)

for _name, _columns in {
    "target": ("ward_id",),
    "reporting_line": ("post_id",),
    "posting": ("post_id", "person_id"),
    "hand_over": ("post_id",),
    "hand_over_item": ("post_id",),
    "post": ("code", "ward_id"),
    "person": ("collar",),
    "person_authority": ("person_id",),
    "function_lead": ("post_id",),
    "dedication": ("post_id",),
    "ward": ("code",),
    "absence": ("person_id",),
    "vehicle": ("registration",),
    "off_road": ("vehicle_id",),
    "measure": ("area",),
}.items():
    for _column in _columns:
        Index(f"{_name}_by_{_column}", SYNCED[_name].c[_column])
Index("booking_by_vehicle", booking.c.vehicle_id, booking.c.start_minute)
Index("booking_by_start", booking.c.start_minute)
Index("booking_by_reference", booking.c.reference)
Index("op_by_row", op.c.noun, op.c.row)
Index("op_by_tx", op.c.tx)
Index("feed_item_by_row", feed_item.c.noun, feed_item.c.row)
