"""Rule R11: youth officers of each borough at or above their target."""

from __future__ import annotations

from collections.abc import Iterator

from bcu_desk.domain.assignments import YOUTH_OFFICER, ModelRule, Target
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breaches
from bcu_desk.domain.model_check.judges.wards import Thing, short_of
from bcu_desk.domain.model_check.sweeps import stretches
from bcu_desk.domain.model_check.world import World, grouped
from bcu_desk.domain.spans import DaySpan


def youth_targets_met(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R11: youth officers in post in each borough reach its target; people count, not posts."""
    holders = grouped(
        (item.post.borough_id, (item.days, item)) for item in world.holders_of_kind(YOUTH_OFFICER)
    )
    targets = [row for row in world.facts.targets if _for_boroughs(row)]
    for bcu, borough, days in world.places_in_bcus:
        inside = days.within(period)
        if inside is None:
            continue
        items: list[tuple[DaySpan, Thing]] = [
            (row.days, row) for row in targets if row.borough_id in (None, borough.id)
        ]
        items += holders.get(borough.id, ())
        subject = Subject(bcu.code, borough.code, borough.name)
        yield from breaches(rule, subject, stretches(items, inside, _short_of_youth))


def _for_boroughs(row: Target) -> bool:
    return row.kind == YOUTH_OFFICER and row.ward_id is None


def _short_of_youth(found: tuple[Thing, ...]) -> Finding | None:
    return short_of(found, "few")
