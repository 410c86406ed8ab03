"""How wards and boroughs look on the map, by the lens and the legend's filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.queries.wards import CoverRow
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import COUNTED, TITLES, Lens, Standing, WardState
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.looks import AreaLook, GroupLook

MOST_BOROUGHS = 8


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked at: the lens, the classes wanted (none: all), wards that can't take part.

    `other` is what the map shows that is no figure of a ward against its target.
    """

    lens: Lens = Lens.IN_POST
    wanted: frozenset[StrEnum] = frozenset()
    dimmed: frozenset[str] = field(default_factory=frozenset)
    other: Sight | None = None

    @property
    def sight(self) -> Sight:
        """What the map shows."""
        return Sight(self.lens.value) if self.other is None else self.other

    def shows(self, row: CoverRow) -> bool:
        """Whether a ward is of a class wanted."""
        return not self.wanted or row.standing(self.lens).state in self.wanted


def class_colour(standing: Standing) -> str:
    """The colour of a ward's class."""
    return tokens().hue(f"class.{standing.state.value}")


def ward_looks(loaded: Loaded, codes: Sequence[str], looking: Looking) -> tuple[AreaLook, ...]:
    """The wards with these codes, in their order."""
    rows = {row.ward: row for row in loaded.cover}
    targets = Counter(row.standing(looking.lens).target for row in loaded.cover)
    usual = targets.most_common(1)[0][0] if targets else None
    return tuple(_look(rows[code], looking, usual) for code in codes)


def _look(row: CoverRow, looking: Looking, usual: int | None) -> AreaLook:
    seen = row.standing(looking.lens)
    return AreaLook(
        colour=class_colour(seen),
        digit=digit(seen, usual),
        name=row.name,
        told=told(row, looking.lens),
        hatched=seen.state is WardState.NO_DATA,
        faint=not looking.shows(row) or row.ward in looking.dimmed,
        note=note(row, seen),
        called=seen.state is WardState.NONE,
    )


def note(row: CoverRow, seen: Standing) -> str:
    """A word or two for why a ward is short, for where there is no room for the cause."""
    if seen.target is None:
        return "no target"
    if not seen.shortfall:
        return ""
    return ", ".join(dict.fromkeys(map(_brief, row.cause.split("; ")))) if row.cause else ""


def _brief(cause: str) -> str:
    """One part of a cause in a word: the post's state, or what the officer is away for."""
    if " vacant for " in cause:
        return "vacant"
    if cause.endswith("not yet made"):
        return "no post"
    return cause.rpartition(": ")[2].partition(" to ")[0].lower()


def digit(seen: Standing, usual: int | None) -> str:
    """What stands in a ward: the figure, with its target where that is not the usual one."""
    if seen.target is None:
        return "–"
    return str(seen.there) if seen.target == usual else f"{seen.there}/{seen.target}"


def told(row: CoverRow, lens: Lens) -> str:
    """A ward in words, for tool tips and screen readers."""
    seen = row.standing(lens)
    state = TITLES[seen.state].lower()
    if seen.target is None:
        figure = f"{seen.there} {COUNTED[lens]}, no target"
    else:
        figure = f"{seen.there} of {seen.target} {COUNTED[lens]}, {state}"
    cause = f" {row.cause}." if row.cause else ""
    return f"{row.name}, {row.borough_name}: {figure}.{cause}"


def groups_of(loaded: Loaded, codes: Sequence[str]) -> tuple[str, ...]:
    """The group of each ward: its borough, or its BCU where there are many boroughs."""
    by_bcu = len({row.borough for row in loaded.cover}) > MOST_BOROUGHS
    homes = {row.ward: row.bcu if by_bcu else row.borough for row in loaded.cover}
    return tuple(homes[code] for code in codes)


def group_titles(loaded: Loaded, groups: Sequence[str], lens: Lens) -> Mapping[str, GroupLook]:
    """What is said beside each borough (or BCU): its name and how many wards are below target."""

    def about(rows: Sequence[CoverRow]) -> str:
        below = sum(row.standing(lens).shortfall > 0 for row in rows)
        return f"{below} of {len(rows)} below target"

    return titled(loaded, groups, about)


def titled(
    loaded: Loaded, groups: Sequence[str], about: Callable[[Sequence[CoverRow]], str]
) -> Mapping[str, GroupLook]:
    """Each borough (or BCU) by its name, with what there is to say about its wards."""
    wards: dict[str, list[CoverRow]] = {group: [] for group in groups}
    for row in loaded.cover:
        for group in (row.borough, row.bcu):
            if group in wards:
                wards[group].append(row)
    return {
        group: GroupLook(
            loaded.bcus.get(group, rows[0].borough_name),
            about(rows),
            "" if group in loaded.bcus else rows[0].borough_short,
        )
        for group, rows in wards.items()
        if rows
    }
