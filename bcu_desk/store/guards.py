"""Triggers that keep two out of what holds one: a resource's hours, an exclusive post.

They hold for raw SQL too. Rows merged from another desk pass them (`log_state.merging` = 1) and
then show as clashes.
"""

from __future__ import annotations

from bcu_desk.store.tables import LONGEST_BOOKING

VEHICLE_TAKEN = "vehicle_taken"
POST_HELD = "post_held"
_FAR = "'9999-12-31'"

_TURN = """(SELECT kind.turn_round_minutes FROM vehicle JOIN vehicle_kind AS kind
    ON kind.id = vehicle.kind_id WHERE vehicle.id = NEW.vehicle_id)"""
# Turn-round counts once between two, and not where a reason lets one of them pass.
_GAP = f"iif(NEW.override_reason IS NULL AND %s.override_reason IS NULL, {_TURN}, 0)"
_OTHERS = "%s.vehicle_id = NEW.vehicle_id AND %s.state = 'confirmed' AND %s.id <> NEW.id"
# What is in use is most at the start, or where another booking starts: it is summed there only.
_BOOKING = f"""
WHEN NEW.state = 'confirmed' AND (SELECT merging FROM log_state) = 0 AND EXISTS (
  SELECT 1 FROM (
    SELECT NEW.start_minute AS minute UNION
    SELECT later.start_minute FROM booking AS later
    WHERE {_OTHERS % (("later",) * 3)} AND later.start_minute > NEW.start_minute
      AND later.start_minute < NEW.end_minute + {_GAP % "later"}) AS point
  WHERE NEW.amount + (
    SELECT coalesce(sum(other.amount), 0) FROM booking AS other
    WHERE {_OTHERS % (("other",) * 3)} AND other.start_minute <= point.minute
      AND other.start_minute > point.minute - {LONGEST_BOOKING} - {_TURN}
      AND other.end_minute + {_GAP % "other"} > point.minute)
    > (SELECT amount FROM vehicle WHERE id = NEW.vehicle_id))
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
        " vehicle_id, start_minute, end_minute, state, amount, override_reason"
        f" ON booking{_BOOKING}",
        f"CREATE TRIGGER guard_posting_insert AFTER INSERT ON posting{_POSTING}",
        "CREATE TRIGGER guard_posting_update AFTER UPDATE OF"
        f" post_id, from_day, to_day ON posting{_POSTING}",
    )
