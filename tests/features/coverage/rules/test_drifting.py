"""The classes of a figure without a target between two days."""

from __future__ import annotations

import pytest

from bcu_desk.features.coverage.rules.drifting import (
    DRIFT_HUES,
    DRIFT_TITLES,
    Drift,
    broken_drift,
    demand_drift,
    drift_of,
)
from bcu_desk.features.coverage.rules.steps import HOURS, OFFENCES, Scale, Step

Told = tuple[float | None, Step]


def _told(scale: Scale, value: float | None, *, nobody: bool = False) -> Told:
    return value, scale.step(value, nobody=nobody)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (60, 49, Drift.WORST),
        (60, 55, Drift.WORSE),
        (60, 60.4, Drift.SAME),
        (60, 65, Drift.BETTER),
        (60, 71, Drift.BEST),
        (None, 60, Drift.UNKNOWN),
        (None, None, Drift.UNKNOWN),
    ],
)
def test_more_hours_are_better(before: float | None, after: float | None, kind: Drift) -> None:
    assert drift_of(_told(HOURS, before), _told(HOURS, after)) is kind


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (310, 550, Drift.WORST),
        (310, 330, Drift.WORSE),
        (330, 310, Drift.BETTER),
        (550, 310, Drift.BEST),
    ],
)
def test_more_offences_for_each_officer_are_worse(before: float, after: float, kind: Drift) -> None:
    assert demand_drift(_told(OFFENCES, before), _told(OFFENCES, after)) is kind


def test_nobody_to_share_it_is_worst_whatever_the_figure() -> None:
    nobody, some = _told(OFFENCES, None, nobody=True), _told(OFFENCES, 2_000)
    assert demand_drift(some, nobody) is Drift.WORST
    assert demand_drift(nobody, some) is Drift.BEST
    assert demand_drift(nobody, nobody) is Drift.SAME
    assert demand_drift(nobody, _told(OFFENCES, None)) is Drift.UNKNOWN


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (0, 2, Drift.WORST),
        (1, 2, Drift.WORSE),
        (2, 1, Drift.BETTER),
        (2, 0, Drift.BEST),
        (0, 0, Drift.SAME),
        (None, 0, Drift.UNKNOWN),
    ],
)
def test_broken_rules_are_counted(before: int | None, after: int | None, kind: Drift) -> None:
    assert broken_drift(before, after) is kind


def test_each_class_has_words_and_a_colour_of_its_own() -> None:
    assert len(set(DRIFT_HUES.values())) == len(Drift)
    for titles in DRIFT_TITLES.values():
        assert list(titles) == list(Drift)
        assert len(set(titles.values())) == len(Drift)
