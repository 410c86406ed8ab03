"""Fixed classes of figures: bounds, words, colours that everybody tells apart."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from bcu_desk.features.coverage.rules.steps import (
    BROKEN,
    HOURS,
    OFFENCES,
    PEOPLE,
    UPWARDS,
    Scale,
    Step,
)
from bcu_desk.kit.look.tokens import contrast, ink_on, tokens_of
from tests.features.coverage.ciede2000 import distance, in_grey, seen_with

KINDS = ("protan", "deutan", "tritan")
SCALES = (HOURS, OFFENCES, PEOPLE, BROKEN)


@pytest.mark.parametrize(
    ("scale", "value", "step"),
    [
        (HOURS, 0, Step.LOWEST),
        (HOURS, 24.9, Step.LOWEST),
        (HOURS, 25, Step.LOW),
        (HOURS, 84.99, Step.HIGH),
        (HOURS, 85, Step.HIGHEST),
        (PEOPLE, 6_000, Step.MIDDLE),
        (BROKEN, 0, Step.LOWEST),
        (BROKEN, 1, Step.LOW),
        (BROKEN, 7, Step.MIDDLE),
    ],
)
def test_a_figure_is_of_the_class_whose_bounds_hold_it(
    scale: Scale, value: float, step: Step
) -> None:
    assert scale.step(value) is step


def test_no_data_and_nobody_are_apart_from_every_figure() -> None:
    assert PEOPLE.step(None) is Step.NO_DATA
    assert PEOPLE.step(None, nobody=True) is Step.NOBODY
    assert PEOPLE.steps() == (*UPWARDS, Step.NOBODY, Step.NO_DATA)
    assert BROKEN.steps() == (*UPWARDS[:3], Step.NO_DATA)


def test_classes_are_told_in_words() -> None:
    assert [HOURS.words(step) for step in HOURS.steps()] == [
        "Under 25 %",
        "25–49 %",
        "50–69 %",
        "70–84 %",
        "85 % or more",
        "No hours rostered",
        "No data",
    ]
    assert HOURS.title(Step.LOW) == "B  25–49 %"
    assert HOURS.title(Step.NO_DATA) == "No data"
    assert OFFENCES.words(Step.HIGH) == "800–1,199"
    assert [BROKEN.words(step) for step in BROKEN.steps()] == [
        "None broken",
        "1 broken",
        "2 or more broken",
        "No data",
    ]


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, "–"), (0, "0"), (58.4, "58"), (940, "940"), (7_140, "7.1k"), (14_200, "14k")],
)
def test_a_figure_is_short_in_its_ward(value: float | None, told: str) -> None:
    assert PEOPLE.digit(value) == told


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_classes_are_told_apart_in_grey_and_with_every_kind_of_colour_blindness(
    scale: Scale, theme: str
) -> None:
    steps = [step for step in scale.steps() if step not in {Step.NOBODY, Step.NO_DATA}]
    colours = [tokens_of(theme).hues[scale.hue(step)] for step in steps]
    for one, other in combinations(colours, 2):
        assert distance(in_grey(one), in_grey(other)) >= 8
        for kind in KINDS:
            assert distance(seen_with(kind, one), seen_with(kind, other)) >= 10, kind


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_read_on_every_class(theme: str) -> None:
    for scale in SCALES:
        for step in scale.steps():
            ground = tokens_of(theme).hues[scale.hue(step)]
            assert contrast(ink_on(ground), ground) >= 4.5, (scale.name, step)


def test_amounts_go_from_dark_to_light() -> None:
    greys = [in_grey(tokens_of("light").hues[HOURS.hue(step)])[0] for step in UPWARDS]
    assert all(one < other for one, other in pairwise(greys))
