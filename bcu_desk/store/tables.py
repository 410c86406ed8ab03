"""The tables of a desk file, as SQLAlchemy Core metadata.

Synced tables (`SYNCED`) hold integers and text only, have an integer `id`, and their every
change is captured in `op`. Spans of days are ISO text, `to_day` NULL where open; spans of time
are whole minutes since 1970-01-01 UTC. No unique rule spans rows of a synced table: two desks
must be able to merge (rules over rows live in `guards.py` and in the model check).
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Table, func
from sqlalchemy.schema import SchemaItem

from bcu_desk.store.columns import METADATA, days, key, minutes, one_of, ref, text, whole

SYNCED: dict[str, Table] = {}
LONGEST_BOOKING = 31 * 1_440
LONG_BOOKING = 1_440
"""Minutes; the index on the start serves both ends of a booking as none is longer."""


def _synced(name: str, *parts: SchemaItem) -> Table:
    table: Table = Table(name, METADATA, key(), *parts, sqlite_strict=True)
    SYNCED[name] = table
    return table


# Reference facts: dated, with ids fixed by the reference data.
rank = _synced("rank", text("code"), text("title"), text("branch"), whole("grade"), *days())
core_function = _synced("core_function", text("code"), text("title"), *days())
bcu = _synced("bcu", text("code"), text("name"), *days())
borough = _synced("borough", text("code"), text("name"), text("short_name"), *days())
borough_in_bcu = _synced(
    "borough_in_bcu", ref("borough_id", "borough"), ref("bcu_id", "bcu"), *days()
)
ward_set = _synced("ward_set", text("code"), text("name"), *days())
ward = _synced(
    "ward",
    text("code"),
    text("name"),
    ref("borough_id", "borough"),
    ref("ward_set_id", "ward_set"),
    whole("lat_micro"),
    whole("lon_micro"),
    whole("area_m2"),
    whole("population", needed=False),
    text("neighbours"),
)
ward_shape = _synced("ward_shape", ref("ward_id", "ward"), text("source"), text("outline"))
ward_heir = _synced(
    "ward_heir", ref("ward_id", "ward"), ref("heir_id", "ward"), whole("share_ppm"), text("day")
)
target = _synced(
    "target",
    text("kind"),
    ref("ward_id", "ward", needed=False),
    ref("borough_id", "borough", needed=False),
    whole("amount"),
    *days(),
)
model_rule = _synced(
    "model_rule",
    text("code"),
    text("title"),
    text("severity"),
    text("sentence"),
    text("reading"),
    whole("bound", needed=False),
    *days(),
)
absence_kind = _synced("absence_kind", text("code"), text("title"), text("counts_as"), *days())
authority = _synced("authority", text("code"), text("title"), whole("level"), *days())
vehicle_kind = _synced(
    "vehicle_kind",
    text("code"),
    text("title"),
    text("sort"),
    ref("authority_id", "authority", needed=False),
    ref("endorsement_id", "authority", needed=False),
    whole("turn_round_minutes"),
    *days(),
    one_of("sort", "vehicle", "room", "kit", "person"),
)
cost = _synced("cost", ref("rank_id", "rank"), whole("pence_a_year"), *days())
bank_holiday = _synced("bank_holiday", text("day"), text("title"))
measure = _synced(
    "measure",
    text("code"),
    text("area"),
    text("month"),
    whole("numerator"),
    whole("denominator", needed=False),
)
abstraction_figure = _synced(
    "abstraction_figure",
    text("month"),
    text("bcu"),
    text("borough"),
    text("team"),
    ref("ward_id", "ward", needed=False),
    text("duty"),
    text("kind"),
    whole("minutes"),
)

# People, posts and who holds what.
person = _synced(
    "person",
    text("collar"),
    text("forename"),
    text("surname"),
    ref("rank_id", "rank"),
    ref("bcu_id", "bcu", needed=False),
    *days(),
)
person_authority = _synced(
    "person_authority", ref("person_id", "person"), ref("authority_id", "authority"), *days()
)
post = _synced(
    "post",
    text("code"),
    text("title"),
    text("kind"),
    ref("rank_id", "rank"),
    ref("bcu_id", "bcu"),
    ref("borough_id", "borough", needed=False),
    ref("ward_id", "ward", needed=False),
    ref("function_id", "core_function", needed=False),
    *days(),
)
reporting_line = _synced(
    "reporting_line",
    ref("post_id", "post"),
    ref("under_id", "post"),
    whole("position"),
    *days(),
)
posting = _synced(
    "posting",
    ref("post_id", "post"),
    ref("person_id", "person"),
    text("standing"),
    *days(),
    one_of("standing", "substantive", "acting", "temporary"),
)
function_lead = _synced(
    "function_lead", ref("post_id", "post"), ref("function_id", "core_function"), *days()
)
dedication = _synced("dedication", ref("post_id", "post"), ref("borough_id", "borough"), *days())
absence = _synced(
    "absence",
    ref("person_id", "person"),
    ref("kind_id", "absence_kind"),
    *minutes(),
    text("ordered_by", needed=False),
    text("note", needed=False),
)
shift_pattern = _synced(
    "shift_pattern", text("code"), text("title"), text("cycle"), text("anchor"), *days()
)
shift_code = _synced(
    "shift_code",
    ref("pattern_id", "shift_pattern"),
    text("code"),
    whole("begins"),
    whole("lasts"),
)
shift_line = _synced(
    "shift_line",
    ref("person_id", "person"),
    ref("pattern_id", "shift_pattern"),
    whole("position"),
    *days(),
)
on_call = _synced(
    "on_call",
    ref("bcu_id", "bcu"),
    text("role"),
    ref("person_id", "person"),
    ref("reserve_id", "person", needed=False),
    text("phone", needed=False),
    *minutes(),
)
on_call_times = _synced(
    "on_call_times", ref("bcu_id", "bcu"), whole("day_minute"), whole("night_minute"), *days()
)
desk = _synced(
    "desk",
    text("name"),
    text("role"),
    text("signs"),
    text("opens"),
    text("status"),
    whole("last_incarnation", needed=False),
    whole("last_number", needed=False),
    whole("keys_from", needed=False),
)
settlement = _synced("settlement", text("clash"), text("choice"), text("rows"))
hand_over = _synced("hand_over", ref("post_id", "post"), ref("person_id", "person"), text("note"))
hand_over_item = _synced(
    "hand_over_item",
    ref("post_id", "post"),
    ref("person_id", "person"),
    whole("position"),
    text("words"),
    text("done_on", needed=False),
)
waiver = _synced("waiver", text("rule"), text("subject"), text("reason"), *days())

# The shared fleet; a room, a pool of kit and a person on loan are rows of `vehicle` too.
base = _synced(
    "base",
    text("code"),
    text("name"),
    ref("borough_id", "borough"),
    whole("lat_micro"),
    whole("lon_micro"),
    *days(),
)
vehicle = _synced(
    "vehicle",
    text("registration"),
    text("title", needed=False),
    ref("kind_id", "vehicle_kind"),
    ref("base_id", "base"),
    ref("person_id", "person", needed=False),
    whole("amount"),
    whole("marked"),
    whole("cage"),
    whole("seats"),
    whole("odometer", needed=False),
    text("next_service_day", needed=False),
    whole("next_service_miles", needed=False),
    text("mot_day", needed=False),
    *days(),
    CheckConstraint("amount > 0", name="amount_positive"),
)
off_road = _synced(
    "off_road",
    ref("vehicle_id", "vehicle"),
    text("reason"),
    *minutes(open_end=True),
    text("note", needed=False),
)
booking_series = _synced(
    "booking_series",
    ref("vehicle_id", "vehicle"),
    ref("borough_id", "borough"),
    ref("driver_id", "person", needed=False),
    text("booked_by"),
    text("purpose"),
    whole("amount"),
    text("rule"),
    text("first_start"),
    text("first_end"),
    text("skipped"),
)
booking = _synced(
    "booking",
    text("reference"),
    ref("vehicle_id", "vehicle"),
    ref("borough_id", "borough"),
    ref("driver_id", "person", needed=False),
    text("booked_by"),
    text("purpose"),
    *minutes(),
    text("state"),
    text("override_reason", needed=False),
    whole("amount"),
    whole("priority"),
    text("displaced_by", needed=False),
    ref("series_id", "booking_series", needed=False),
    text("occurrence", needed=False),
    one_of("state", "confirmed", "pending", "cancelled"),
    CheckConstraint("amount > 0", name="amount_positive"),
    CheckConstraint(f"end_minute - start_minute <= {LONGEST_BOOKING}", name="not_too_long"),
)
key_issue = _synced(
    "key_issue",
    ref("vehicle_id", "vehicle"),
    ref("booking_id", "booking", needed=False),
    ref("person_id", "person", needed=False),
    text("issued_by"),
    whole("out_minute"),
    whole("due_minute", needed=False),
    whole("back_minute", needed=False),
    whole("odometer_out", needed=False),
    whole("odometer_back", needed=False),
    whole("fuel_out", needed=False),
    whole("fuel_back", needed=False),
    text("damage", needed=False),
    CheckConstraint("back_minute IS NULL OR out_minute <= back_minute", name="out_before_back"),
)
loan = _synced(
    "loan",
    ref("vehicle_id", "vehicle"),
    ref("borough_id", "borough"),
    text("lent_by"),
    whole("out_minute"),
    whole("due_minute"),
    whole("back_minute", needed=False),
    text("note", needed=False),
    CheckConstraint("out_minute < due_minute", name="out_before_due"),
)
waiting_list = _synced(
    "waiting_list",
    ref("kind_id", "vehicle_kind"),
    ref("borough_id", "borough"),
    ref("base_id", "base", needed=False),
    ref("driver_id", "person", needed=False),
    *minutes(),
    text("purpose"),
    text("asked_by"),
    whole("asked_minute"),
    text("status"),
    ref("vehicle_id", "vehicle", needed=False),
    whole("hold_until", needed=False),
    one_of("status", "waiting", "held", "booked", "expired", "left", "refused"),
)
spare_minimum = _synced(
    "spare_minimum",
    ref("kind_id", "vehicle_kind"),
    ref("base_id", "base"),
    whole("amount"),
    *days(),
)
quota = _synced(
    "quota",
    ref("kind_id", "vehicle_kind"),
    ref("borough_id", "borough"),
    whole("hours_a_week"),
    *days(),
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
    "shift_line": ("person_id",),
    "ward_shape": ("ward_id",),
    "vehicle": ("registration",),
    "off_road": ("vehicle_id",),
    "key_issue": ("vehicle_id",),
    "loan": ("vehicle_id",),
    "measure": ("area",),
}.items():
    for _column in _columns:
        Index(f"{_name}_by_{_column}", SYNCED[_name].c[_column])
Index(
    "booking_by_vehicle",
    booking.c.vehicle_id,
    booking.c.start_minute,
    booking.c.end_minute,
    booking.c.state,
    booking.c.amount,
)
# Most bookings end within a day of their start: the few long ones are looked for apart.
Index(
    "booking_that_is_long",
    booking.c.vehicle_id,
    booking.c.start_minute,
    booking.c.end_minute,
    sqlite_where=booking.c.end_minute - booking.c.start_minute > LONG_BOOKING,
)
Index("booking_by_length", func.length(booking.c.reference), booking.c.reference)
Index("booking_by_start", booking.c.start_minute)
Index("booking_by_reference", booking.c.reference)
Index("booking_by_series", booking.c.series_id, sqlite_where=booking.c.series_id.is_not(None))
