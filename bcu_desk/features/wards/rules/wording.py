"""The match report in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bcu_desk.domain.refusals import Fact
from bcu_desk.features.wards.rules.matching import Match
from bcu_desk.work.sentences import sentence

MOST_NAMED = 6


def notes_of(found: Match) -> tuple[str, ...]:
    """What was guessed, mended, left out or is odd, a sentence each."""
    told = [sentence(note.code, dict(note.facts)) for note in found.notes]
    return (*told, *(sentence(code, facts) for code, facts in _more(found)))


def _more(found: Match) -> Iterable[tuple[str, Mapping[str, Fact]]]:
    if found.elsewhere:
        yield "boundaries_not_here", {"count": len(found.elsewhere)}
    if found.far:
        wards = listed(one.ward.name for one in found.far)
        yield "boundaries_far", {"wards": wards}
    if found.overlaps:
        names = {one.ward.code: one.ward.name for one in (*found.matched, *found.far)}
        pairs = listed(
            f"{names.get(first, first)} and {names.get(second, second)}"
            for first, second, _ in found.overlaps
        )
        yield "boundaries_overlap", {"count": len(found.overlaps), "wards": pairs}
    if found.gaps:
        area = sum(gap.area for gap in found.gaps)
        yield "boundaries_gaps", {"count": len(found.gaps), "area": f"{area:,}"}


def listed(names: Iterable[str]) -> str:
    """Some names, and how many more there are."""
    every = list(names)
    more = len(every) - MOST_NAMED
    told = ", ".join(every[:MOST_NAMED])
    return f"{told} and {more:,} more" if more > 0 else told
