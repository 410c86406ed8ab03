"""Triggers that keep two out of what holds one: a vehicle's hours, an exclusive post.

They hold for raw SQL too. Rows merged from another desk pass them (`log_state.merging` = 1) and
then show as clashes.
"""

from __future__ import annotations

VEHICLE_TAKEN = "vehicle_taken"
POST_HELD = "post_held"
_FAR = "'9999-12-31'"

_BOOKING = f"""
WHEN NEW.state = 'confirmed' AND (SELECT merging FROM log_state) = 0 AND EXISTS (
  SELECT 1 FROM booking AS other
  WHERE other.vehicle_id = NEW.vehicle_id AND other.state = 'confirmed' AND other.id <> NEW.id
    AND other.start_minute < NEW.end_minute AND NEW.start_minute < other.end_minute)
BEGIN SELECT RAISE(ABORT, '{VEHICLE_TAKEN}'); END"""
_POSTING = f"""
WHEN (SELECT merging FROM log_state) = 0 AND EXISTS (
  SELECT 1 FROM posting AS other
  WHERE other.post_id = NEW.post_id AND other.id <> NEW.id
    AND other.from_day < coalesce(NEW.to_day, {_FAR})
    AND NEW.from_day < coalesce(other.to_day, {_FAR}))
BEGIN SELECT RAISE(ABORT, '{POST_HELD}'); END"""


def guard_triggers() -> tuple[str, ...]:
    """The CREATE TRIGGER statements of the guards."""
    return (
        f"CREATE TRIGGER guard_booking_insert AFTER INSERT ON booking{_BOOKING}",
        "CREATE TRIGGER guard_booking_update AFTER UPDATE OF"
        f" vehicle_id, start_minute, end_minute, state ON booking{_BOOKING}",
        f"CREATE TRIGGER guard_posting_insert AFTER INSERT ON posting{_POSTING}",
        "CREATE TRIGGER guard_posting_update AFTER UPDATE OF"
        f" post_id, from_day, to_day ON posting{_POSTING}",
    )
