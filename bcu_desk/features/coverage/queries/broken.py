"""Rules of the model that are broken in wards on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bcu_desk.domain.model_check.breaches import NOTICE, Breach
from bcu_desk.domain.model_check.scope import checked_in
from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.queries.wards import OfficerRow
from bcu_desk.features.coverage.queries.where.places import Place
from bcu_desk.store.model_facts import scope_world
from bcu_desk.store.session import Reader
from bcu_desk.work.breach_text import brief_message
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that is not met in a ward or borough: its number, and what is wrong in words."""

    rule: str
    told: str
    waived: bool = False


def broken_rules(
    reader: Reader, found: Iterable[Place], officers: Iterable[OfficerRow], view: View
) -> dict[str, tuple[BrokenRule, ...]]:
    """By the code of a ward or borough, the rules broken there; a notice breaks none.

    What is wrong with a ward post, or with who holds one, counts in its ward.
    """
    day = Span(view.on, view.on + timedelta(days=1))
    homes = _homes(found, officers)
    told: dict[str, list[BrokenRule]] = {}
    for breach in checked_in(scope_world(reader, day, view.scope), day, view.scope):
        if breach.severity != NOTICE:
            for code in homes.get(breach.subject, ()):
                told.setdefault(code, []).append(_told(breach))
    return {code: tuple(rules) for code, rules in told.items()}


def _homes(found: Iterable[Place], officers: Iterable[OfficerRow]) -> Mapping[str, tuple[str, ...]]:
    """The wards and boroughs that a breach counts in, by its subject."""
    homes: dict[str, list[str]] = {}
    for place in found:
        homes[place.ward.code] = [place.ward.code]
        homes[place.borough.code] = [place.borough.code]
    for row in officers:
        homes[row.post] = [row.ward]
        if row.collar is not None and row.ward not in homes.setdefault(row.collar, []):
            homes[row.collar].append(row.ward)
    return {subject: tuple(codes) for subject, codes in homes.items()}


def _told(breach: Breach) -> BrokenRule:
    """A breach in words; the place whose breach it is goes without saying."""
    told = brief_message(breach)
    start = f"{breach.subject_name} has "
    if told.startswith(start):
        told = f"Has {told.removeprefix(start)}"
    return BrokenRule(breach.rule, told, waived=breach.waived_until is not None)
