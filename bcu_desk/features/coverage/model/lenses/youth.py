"""How wards look by the youth officers of their borough, against its target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, class_colour, digit, titled
from bcu_desk.features.coverage.queries.wards import CoverRow, TotalRow
from bcu_desk.features.coverage.rules.standings import (
    TITLES,
    Lens,
    Standing,
    WardState,
    summed,
)
from bcu_desk.kit.map.looks import AreaLook, GroupLook

NOTHING = Standing(0, None)


def youth_of(loaded: Loaded, row: CoverRow) -> Standing:
    """The youth officers of a ward's borough."""
    return loaded.youth.get(row.borough, NOTHING)


def youth_looks(loaded: Loaded, codes: Sequence[str], looking: Looking) -> tuple[AreaLook, ...]:
    """The wards with these codes, each as its borough stands: officers of targeted."""
    rows = {row.ward: row for row in loaded.cover}
    targets = Counter(seen.target for seen in _by_borough(loaded, loaded.cover))
    usual = targets.most_common(1)[0][0] if targets else None
    return tuple(_look(rows[code], youth_of(loaded, rows[code]), looking, usual) for code in codes)


def _look(row: CoverRow, seen: Standing, looking: Looking, usual: int | None) -> AreaLook:
    outside = bool(looking.wanted) and seen.state not in looking.wanted
    return AreaLook(
        colour=class_colour(seen),
        digit=digit(seen, usual),
        name=row.name,
        told=f"{row.name}: {row.borough_name} has {told_youth(seen)}.",
        hatched=seen.state is WardState.NO_DATA,
        faint=outside or row.ward in looking.dimmed,
        note="no target" if seen.target is None else "",
        brief=str(seen.there),
    )


def told_youth(seen: Standing) -> str:
    """A borough's youth officers in words."""
    if seen.target is None:
        return f"{seen.there} youth officers in post, no target"
    return f"{seen.there} of {seen.target} youth officers in post, {TITLES[seen.state].lower()}"


def by_how_many(seen: Standing) -> str:
    """How a borough stands, in a few words: `short by 1`."""
    words = TITLES[seen.state].lower()
    if seen.target is None:
        return "without a target"
    apart = abs(seen.there - seen.target)
    return f"{words if seen.there else 'short'} by {apart}" if apart else words


def youth_titles(loaded: Loaded, groups: Sequence[str]) -> Mapping[str, GroupLook]:
    """Each borough (or BCU) with its youth officers against the target."""

    def about(rows: Sequence[CoverRow]) -> str:
        known = [seen for seen in _by_borough(loaded, rows) if seen.target is not None]
        if not known:
            return "no target"
        there = sum(seen.there for seen in known)
        return f"{there} of {sum(seen.target or 0 for seen in known)} youth officers"

    return titled(loaded, groups, about)


def youth_counts(loaded: Loaded) -> Counter[WardState]:
    """How many boroughs are in each class."""
    return Counter(seen.state for seen in _by_borough(loaded, loaded.cover))


def youth_heads(loaded: Loaded) -> tuple[str, str]:
    """How many boroughs are below target, and what is missing and over, in words."""
    known = [seen for seen in _by_borough(loaded, loaded.cover) if seen.target is not None]
    below = sum(seen.shortfall > 0 for seen in known)
    short, over = sum(s.shortfall for s in known), sum(s.surplus for s in known)
    return (
        f"{below} of {len(known)} boroughs below target",
        f"{short} youth officers short; {over} over elsewhere, not netted",
    )


def _by_borough(loaded: Loaded, rows: Sequence[CoverRow]) -> tuple[Standing, ...]:
    """The standing of each borough of some wards, each once."""
    boroughs = dict.fromkeys(row.borough for row in rows)
    return tuple(loaded.youth.get(code, NOTHING) for code in boroughs)


def youth_sums(loaded: Loaded) -> tuple[TotalRow, ...]:
    """Youth officers by borough, each BCU below its boroughs, in the order of the wards' sums."""
    found = []
    for row in loaded.sums(Lens.IN_POST):
        own = [ward for ward in loaded.cover if row.code in (ward.borough, ward.bcu)]
        told = summed((seen.target, seen.there) for seen in _by_borough(loaded, own))
        found.append(
            replace(
                row,
                wards=told.wards,
                wards_met=told.wards_met,
                need=told.need,
                in_post=told.in_post,
                shortfall=told.shortfall,
                surplus=told.surplus,
                cover=told.cover,
            )
        )
    return tuple(found)
