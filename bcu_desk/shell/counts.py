"""The counts that the status bar shows, and the BCUs that the header offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bcu_desk.features.assignments.queries import Breaches
from bcu_desk.features.places.queries import Bcus
from bcu_desk.store.facts import overlapping_bookings
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Counts:
    """Breaches on the as-of day that are not waived, clashes in the file, BCUs by code."""

    breaches: int
    clashes: int
    bcus: tuple[tuple[str, str], ...]


def counts(reader: Reader, view: View) -> Counts:
    """Count for a view."""
    query = Breaches(from_day=view.on, to_day=view.on + timedelta(days=1))
    breaches = [row for row in query.rows(reader, view) if row.waived_until is None]
    bcus = Bcus().rows(reader, View(view.on))
    pairs = tuple((row.code, row.name) for row in bcus)
    return Counts(len(breaches), overlapping_bookings(reader.connection), pairs)
