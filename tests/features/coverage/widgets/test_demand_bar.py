"""Demand on the map: offences or people for each DWO."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from bcu_desk.features.coverage.model.figures import Demand, demand_figures, demand_titles
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.steps import Step
from bcu_desk.features.coverage.widgets.demand_bar import DemandBar
from bcu_desk.features.coverage.widgets.map_card import MapCard
from tests.features.coverage.small import FULL, SHORT


@pytest.fixture
def bar(show: Callable[[QWidget], QWidget], small: Loaded) -> DemandBar:
    made = DemandBar()
    made.show_loaded(small)
    show(made)
    return made


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


def test_the_bar_counts_and_turns(bar: DemandBar, small: Loaded) -> None:
    told: list[bool] = []
    bar.changed.connect(lambda: told.append(True))
    assert bar.legend().button(Step.NO_DATA).text() == "No data 2"
    bar.kinds.part("people").click()
    bar.show_loaded(small)
    assert told == [True]
    assert bar.legend().button(Step.MIDDLE).text() == "C  6,000–7,999 1"
    bar.legend().button(Step.MIDDLE).click()
    assert bar.wanted() == {Step.MIDDLE}
    assert told == [True, True]


def test_the_map_shows_demand_under_its_own_legend(
    show: Callable[[QWidget], QWidget], both: Loaded
) -> None:
    card = MapCard()
    card.resize(520, 640)
    card.show_loaded(both)
    card.colour_demand(both)
    show(card)
    assert card.demand.isVisible()
    assert not card.legend.isVisible()
    assert all("offences a year" in n.name or "no " in n.name for n in card.map.nodes())
