"""Wards by figures without a target."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from bcu_desk.features.coverage.model.lenses.figures import (
    Demand,
    Figure,
    demand_figures,
    demand_titles,
    figure_counts,
    figure_looks,
    told_figure,
)
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import groups_of
from bcu_desk.features.coverage.rules.steps import HOURS, PEOPLE, Step
from bcu_desk.kit.look.tokens import tokens
from tests.features.coverage.small import FULL, SHORT

BUSY = Figure("A", "Loxford", "Redbridge", 13_400)
CALM = Figure("B", "Cranham", "Havering", 3_950)
EMPTY = Figure("C", "Heath", "Havering", None, nobody=True)
BLANK = Figure("D", "Abbey", "Camden", None)
EVERY = {figure.ward: figure for figure in (BUSY, CALM, EMPTY, BLANK)}


def test_a_ward_has_its_figure_and_the_colour_of_its_step(themed: QApplication) -> None:
    busy, calm = figure_looks(EVERY, "AB", PEOPLE)
    assert (busy.digit, busy.colour) == ("13k", tokens().hue("step.5"))
    assert (calm.digit, calm.colour) == ("4.0k", tokens().hue("step.1"))
    assert busy.told == "Loxford, Redbridge: 13,400 people for each DWO, 12,000 or more."
    assert not busy.hatched
    assert not busy.called
    assert (busy.brief, calm.brief) == ("E", "A")


def test_no_data_is_hatched_and_never_nought(themed: QApplication) -> None:
    (blank,) = figure_looks(EVERY, "D", PEOPLE)
    assert (blank.digit, blank.hatched, blank.called) == ("–", True, False)
    assert blank.told == "Abbey, Camden: no data."


def test_a_ward_without_anybody_is_a_class_of_its_own(themed: QApplication) -> None:
    (empty,) = figure_looks(EVERY, "C", PEOPLE)
    assert (empty.digit, empty.hatched, empty.called, empty.note) == ("0", True, True, "no DWO")
    assert told_figure(EMPTY, PEOPLE) == "Heath, Havering: no DWO."


def test_the_legend_counts_and_filters(themed: QApplication) -> None:
    counts = figure_counts(EVERY.values(), PEOPLE)
    assert counts == {Step.HIGHEST: 1, Step.LOWEST: 1, Step.NOBODY: 1, Step.NO_DATA: 1}
    looks = figure_looks(EVERY, "ABCD", PEOPLE, {Step.HIGHEST})
    assert [look.faint for look in looks] == [False, True, True, True]


def test_hours_are_told_as_a_share() -> None:
    assert told_figure(Figure("A", "Loxford", "Redbridge", 58.2), HOURS) == (
        "Loxford, Redbridge: 58 % of the hours rostered, 50–69 %."
    )


def test_hours_in_the_ward_are_figures_of_the_month_and_pooled_by_borough(both: Loaded) -> None:
    figures = demand_figures(both, Demand.HOURS)
    assert set(figures) == {row.ward for row in both.cover}
    assert both.recent is not None
    for ward, figure in figures.items():
        share = both.recent.hours_ppm[ward]
        assert figure.value == (None if share is None else share / 10_000)
    titles = demand_titles(both, groups_of(both, [row.ward for row in both.cover]), Demand.HOURS)
    assert titles
    assert all(look.about.endswith("% of hours rostered") for look in titles.values())


def test_demand_is_shared_out_over_the_dwos_in_post(small: Loaded) -> None:
    told = replace(small, offences={FULL: 900})
    offences = demand_figures(told, Demand.OFFENCES)
    assert (offences[FULL].value, offences[SHORT].value) == (450, None)
    people = demand_figures(told, Demand.PEOPLE)
    assert (people[FULL].value, people[SHORT].value) == (6_000, 12_000)


def test_a_ward_without_a_dwo_is_told_apart(small: Loaded) -> None:
    rows = tuple(replace(row, in_post_dwo=0) for row in small.cover)
    figures = demand_figures(replace(small, cover=rows), Demand.PEOPLE)
    assert all(figure.nobody and figure.value is None for figure in figures.values())


def test_a_borough_has_the_figure_of_all_its_wards(small: Loaded) -> None:
    groups = [row.borough for row in small.cover]
    (people,) = demand_titles(small, groups, Demand.PEOPLE).values()
    assert people.about == "8,000 for each DWO"
    (offences,) = demand_titles(small, groups, Demand.OFFENCES).values()
    assert offences.about == "no data"
