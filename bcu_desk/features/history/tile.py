"""What the home page tells of the change log: what was changed since yesterday, and by whom."""

from __future__ import annotations

from datetime import date, timedelta

from bcu_desk.domain.times import in_london, long_day, midnight, minute_of, utc_text
from bcu_desk.features.history.queries import NOUNS, StepRow, Steps
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Tile, TileLine, TileSource
from bcu_desk.work.view import View

# The page that shows a record of a noun by the key that the step is told with.
PAGES = {
    "post": "org_chart",
    "posting": "org_chart",
    "person": "org_chart",
    "reporting_line": "org_chart",
    "function_lead": "assignments",
    "dedication": "assignments",
    "target": "coverage",
    "booking": "bookings",
    "vehicle": "bookings",
    "off_road": "bookings",
}
KINDS = {"undo": "Undone: ", "redo": "Done again: "}


def changes_tile(reader: Reader, view: View, now: int) -> Tile:
    """The steps since yesterday began, by day, the newest first."""
    today = in_london(now).date()
    since = today - timedelta(days=1)
    steps = Steps(since=utc_text(midnight(since))).rows(reader, view)
    people = len({row.actor for row in steps})
    return Tile(
        name="changes",
        title="Changed since yesterday",
        count=len(steps),
        sentence=(
            f"{'change' if len(steps) == 1 else 'changes'} by"
            f" {people} {'person' if people == 1 else 'people'} since {long_day(since)}."
            if steps
            else f"changes since {long_day(since)}. What is done from now on is listed here."
        ),
        lines=tuple(_line(row, today) for row in steps),
        more="earlier changes",
    )


def _line(row: StepRow, today: date) -> TileLine:
    at = in_london(minute_of(f"{row.wall[:16]}Z"))
    page = PAGES.get(row.noun or "", "")
    return TileLine(
        words=f"{KINDS.get(row.kind, '')}{row.label}",
        detail=row.actor,
        tag=f"{at:%H:%M}",
        group="Today" if at.date() == today else long_day(at.date()),
        page=page,
        key=(row.key or "") if page else "",
    )


TILE = TileSource(
    "changes", "Changed since yesterday", 6, changes_tile, NOUNS, beside=True, dated=False
)
