"""What the map shows of a sight: looks, titles and classes, the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bcu_desk.features.coverage.model.lenses.breaches import (
    breach_counts,
    breach_heads,
    breach_looks,
    breach_titles,
)
from bcu_desk.features.coverage.model.lenses.classes import CLASSES, Entry, legend_of
from bcu_desk.features.coverage.model.lenses.differing import (
    difference_looks,
    difference_titles,
    head,
    turns,
)
from bcu_desk.features.coverage.model.lenses.drifts import (
    drift_counts,
    drift_head,
    drift_looks,
    drift_titles,
    drifts_of,
    youth_drift_titles,
)
from bcu_desk.features.coverage.model.lenses.figures import (
    SCALES,
    Demand,
    demand_figures,
    demand_titles,
    figure_counts,
    figure_looks,
)
from bcu_desk.features.coverage.model.lenses.youth import (
    youth_counts,
    youth_heads,
    youth_looks,
    youth_titles,
)
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, group_titles, ward_looks
from bcu_desk.features.coverage.queries.differences import Compared
from bcu_desk.features.coverage.rules.sights import ABOUT, TITLES, Sight
from bcu_desk.features.coverage.rules.standings import COUNTED
from bcu_desk.kit.map.looks import AreaLook, GroupLook

K = TypeVar("K", bound=StrEnum)


@dataclass(frozen=True)
class Painting:
    """The areas' looks in the order of their codes, the groups' titles, and the classes' counts.

    `legend` names the classes; `counts` are by the classes' names, of what is `counted`.
    """

    looks: tuple[AreaLook, ...]
    titles: Mapping[str, GroupLook]
    legend: str
    counts: Mapping[str, int]
    counted: str = "wards"

    def classes(self) -> tuple[tuple[Entry, int], ...]:
        """Each class with its count; a rare one only where there is some."""
        found = ((entry, self.counts.get(entry.key.value, 0)) for entry in CLASSES[self.legend])
        return tuple((entry, count) for entry, count in found if count or not entry.rare)


def by_name(counts: Mapping[K, int]) -> dict[str, int]:
    """Counts by the names of their classes."""
    return {key.value: count for key, count in counts.items()}


def painting(
    loaded: Loaded,
    looking: Looking,
    codes: Sequence[str],
    groups: Sequence[str],
    compared: Compared | None = None,
) -> Painting:
    """How the wards with these codes look; by what differs where two days are compared.

    `groups` names each ward's borough or BCU.
    """
    sight, lens = looking.sight, looking.lens
    legend = legend_of(sight, compared=compared is not None)
    if compared is not None and not sight.is_lens:
        return _of_two_days(loaded, looking, codes, groups)
    if compared is not None:
        return Painting(
            difference_looks(compared, codes, looking),
            difference_titles(loaded, compared, groups, lens),
            legend,
            by_name(turns(compared, lens)),
        )
    if sight.is_lens:
        return Painting(
            ward_looks(loaded, codes, looking),
            group_titles(loaded, groups, lens),
            legend,
            by_name(loaded.counts(lens)),
        )
    return _of_another(loaded, looking, codes, groups)


def _of_two_days(
    loaded: Loaded, looking: Looking, codes: Sequence[str], groups: Sequence[str]
) -> Painting:
    """The painting of what differs in what is no figure of a ward against its target."""
    sight, drifts = looking.sight, drifts_of(loaded, looking.sight)
    is_youth = sight is Sight.YOUTH
    return Painting(
        drift_looks(drifts, codes, looking),
        (youth_drift_titles if is_youth else drift_titles)(loaded, drifts, groups),
        legend_of(sight, compared=True),
        drift_counts(drifts, sight),
        "boroughs" if is_youth else "wards",
    )


def _of_another(
    loaded: Loaded, looking: Looking, codes: Sequence[str], groups: Sequence[str]
) -> Painting:
    """The painting of what is no figure of a ward against its target."""
    sight, legend = looking.sight, looking.sight.value
    if sight is Sight.YOUTH:
        return Painting(
            youth_looks(loaded, codes, looking),
            youth_titles(loaded, groups),
            legend,
            by_name(youth_counts(loaded)),
            "boroughs",
        )
    if sight is Sight.BREACHES:
        looks, titles = breach_looks(loaded, codes, looking), breach_titles(loaded, groups)
        return Painting(looks, titles, legend, by_name(breach_counts(loaded)))
    demand = Demand(sight.value)
    figures, scale = demand_figures(loaded, demand), SCALES[demand]
    return Painting(
        figure_looks(figures, codes, scale, looking.wanted, looking.dimmed),
        demand_titles(loaded, groups, demand),
        legend,
        by_name(figure_counts(figures.values(), scale)),
    )


def name_of(sight: Sight) -> str:
    """What a map of a sight is called on paper."""
    if sight.is_lens:
        return COUNTED[sight.lens]
    return TITLES[sight].lower()


def heads_of(loaded: Loaded, sight: Sight, compared: Compared | None = None) -> tuple[str, str]:
    """What there is to say of all wards by a sight: a head, and a line about it."""
    if compared is not None and not sight.is_lens:
        return drift_head(drifts_of(loaded, sight), sight), loaded.days
    if compared is not None:
        return head(compared, sight.lens), loaded.days
    if sight is Sight.YOUTH:
        return youth_heads(loaded)
    if sight is Sight.BREACHES:
        return breach_heads(loaded)
    if sight.is_lens:
        return loaded.heads(sight.lens)
    return TITLES[sight], ABOUT[sight]
