"""The fixed classes of what the map shows, as its legend tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bcu_desk.features.coverage.model.lenses.figures import SCALES
from bcu_desk.features.coverage.rules.comparing import HATCHED, TURN_HUES, TURN_TITLES, TURNS, Turn
from bcu_desk.features.coverage.rules.drifting import (
    DRIFT_HATCHED,
    DRIFT_HUES,
    DRIFT_TITLES,
    Drift,
)
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import ORDER, TITLES, WardState
from bcu_desk.features.coverage.rules.steps import BROKEN, PATTERNED, Scale

STATES, DIFFERENCES = "legend", "turns"  # what a legend is called, beside a sight's own name


@dataclass(frozen=True, slots=True)
class Entry:
    """A class as the legend tells it: its word, colour and pattern; a rare one only if there."""

    key: StrEnum
    title: str
    hue: str
    hatched: bool = False
    rare: bool = False


def legend_of(sight: Sight, *, compared: bool) -> str:
    """Which legend goes with a sight: sights of the same classes share one with its filter."""
    if compared:
        shared = sight.is_lens or sight is Sight.YOUTH
        return DIFFERENCES if shared else f"{DIFFERENCES}_{sight.value}"
    return STATES if sight.is_lens else sight.value


def _states() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            state,
            TITLES[state],
            f"class.{state.value}",
            hatched=state is WardState.NO_DATA,
            rare=state is WardState.NO_DATA,
        )
        for state in ORDER
    )


def _turns() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            turn,
            TURN_TITLES[turn],
            TURN_HUES[turn],
            hatched=turn in HATCHED,
            rare=turn is Turn.OTHER,
        )
        for turn in TURNS
    )


def _steps(scale: Scale, *, plain: bool = False) -> tuple[Entry, ...]:
    """The classes of a scale, with their letters unless they are `plain`."""
    return tuple(
        Entry(
            step,
            scale.words(step) if plain else scale.title(step),
            scale.hue(step),
            hatched=step in PATTERNED,
            rare=not plain or step in PATTERNED,
        )
        for step in scale.steps()
    )


def _drifts(sight: Sight) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            drift,
            title,
            DRIFT_HUES[drift],
            hatched=drift in DRIFT_HATCHED,
            rare=drift is Drift.UNKNOWN,
        )
        for drift, title in DRIFT_TITLES[sight].items()
    )


CLASSES: Mapping[str, tuple[Entry, ...]] = MappingProxyType(
    {
        STATES: _states(),
        DIFFERENCES: _turns(),
        Sight.YOUTH.value: _states(),
        **{demand.value: _steps(scale) for demand, scale in SCALES.items()},
        Sight.BREACHES.value: _steps(BROKEN, plain=True),
        **{f"{DIFFERENCES}_{sight.value}": _drifts(sight) for sight in DRIFT_TITLES},
    }
)
