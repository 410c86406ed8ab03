"""How wards look by a figure without a target: colour steps, the figure itself, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import titled
from bcu_desk.features.coverage.queries.wards import CoverRow
from bcu_desk.features.coverage.rules.steps import HOURS, OFFENCES, PATTERNED, PEOPLE, Scale, Step
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.looks import AreaLook, GroupLook


@dataclass(frozen=True, slots=True)
class Figure:
    """A ward's figure; None is no data. `nobody` says that there is nobody to share it."""

    ward: str
    name: str
    borough_name: str
    value: float | None
    nobody: bool = False

    def step(self, scale: Scale) -> Step:
        """Its class."""
        return scale.step(self.value, nobody=self.nobody)


class Demand(StrEnum):
    """A figure without a target: hours in the ward, or what is shared out over its DWOs."""

    HOURS = "hours"
    OFFENCES = "offences"
    PEOPLE = "people"


SCALES = {Demand.HOURS: HOURS, Demand.OFFENCES: OFFENCES, Demand.PEOPLE: PEOPLE}


def demand_figures(loaded: Loaded, demand: Demand) -> dict[str, Figure]:
    """By ward, the share of rostered hours, or offences of a year or people for each DWO."""
    if demand is Demand.HOURS:
        return _hours(loaded)
    whole = _whole(loaded, demand)
    return {
        row.ward: Figure(
            row.ward,
            row.name,
            row.borough_name,
            _shared(whole.get(row.ward), row.in_post_dwo),
            nobody=not row.in_post_dwo,
        )
        for row in loaded.cover
    }


def _hours(loaded: Loaded) -> dict[str, Figure]:
    shares = {} if loaded.recent is None else loaded.recent.hours_ppm
    told = {row.ward: shares.get(row.ward) for row in loaded.cover}
    return {
        row.ward: Figure(
            row.ward,
            row.name,
            row.borough_name,
            _percent(told[row.ward]),
            nobody=not row.in_post_dwo,
        )
        for row in loaded.cover
    }


def _percent(ppm: int | None) -> float | None:
    return None if ppm is None else ppm / 10_000


def _shared(whole: int | None, among: int) -> float | None:
    return None if whole is None or not among else whole / among


def demand_titles(loaded: Loaded, groups: Sequence[str], demand: Demand) -> Mapping[str, GroupLook]:
    """Each borough (or BCU) with the same figure for all its wards of which it is known."""
    if demand is Demand.HOURS:
        return titled(loaded, groups, partial(_hours_told, loaded))
    return titled(loaded, groups, partial(_shared_told, _whole(loaded, demand)))


def _whole(loaded: Loaded, demand: Demand) -> Mapping[str, int | None]:
    """By ward, what is shared out over its DWOs: offences of a year, or people."""
    if demand is Demand.OFFENCES:
        return dict(loaded.offences)
    return {row.code: row.population for row in loaded.wards}


def _shared_told(whole: Mapping[str, int | None], rows: Sequence[CoverRow]) -> str:
    """Wards of which nothing is known, with their DWOs, are left out."""
    known = [(whole.get(row.ward), row.in_post_dwo) for row in rows]
    sums = [(amount, there) for amount, there in known if amount is not None]
    told = _shared(sum(amount for amount, _ in sums), sum(there for _, there in sums))
    return "no data" if told is None else f"{told:,.0f} for each DWO"


def _hours_told(loaded: Loaded, rows: Sequence[CoverRow]) -> str:
    """Pooled from minutes, as a share of shares would say something else."""
    pooled = None if loaded.recent is None else loaded.recent.pooled(row.ward for row in rows)
    return "no data" if pooled is None else f"{pooled / 10_000:.0f} % of hours rostered"


def figure_counts(figures: Iterable[Figure], scale: Scale) -> Counter[Step]:
    """How many wards are in each class."""
    return Counter(figure.step(scale) for figure in figures)


def figure_looks(
    figures: Mapping[str, Figure],
    codes: Sequence[str],
    scale: Scale,
    wanted: Collection[StrEnum] = (),
    dimmed: Collection[str] = (),
) -> tuple[AreaLook, ...]:
    """The wards with these codes, in their order; those not of a class wanted are faint.

    So are those that are `dimmed`.
    """
    return tuple(_look(figures[code], scale, wanted, dimmed) for code in codes)


def _look(
    figure: Figure, scale: Scale, wanted: Collection[StrEnum], dimmed: Collection[str]
) -> AreaLook:
    step = figure.step(scale)
    return AreaLook(
        colour=tokens().hue(scale.hue(step)),
        digit="0" if step is Step.NOBODY else scale.digit(figure.value),
        name=figure.name,
        told=told_figure(figure, scale),
        hatched=step in PATTERNED,
        faint=(bool(wanted) and step not in wanted) or figure.ward in dimmed,
        note=_small(scale.nobody) if step is Step.NOBODY else "",
        called=step is Step.NOBODY,
        brief=scale.letter(step),
    )


def told_figure(figure: Figure, scale: Scale) -> str:
    """A ward in words, for tool tips and screen readers."""
    step = figure.step(scale)
    place = f"{figure.name}, {figure.borough_name}"
    if figure.value is None or step in PATTERNED:
        return f"{place}: {_small(scale.words(step))}."
    return f"{place}: {figure.value:,.0f} {scale.unit}, {_small(scale.words(step))}."


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
