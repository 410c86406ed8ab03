"""Points in any projection come to the national grid; what can't is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.projecting import placed, projected
from tests.features.wards.files import GRID_WKT

POINTS = np.array([[552_000.0, 186_000.0], [553_000.0, 187_000.0]])


def test_the_national_grid_of_other_programs_is_left_as_it_is() -> None:
    found = projected(POINTS, GRID_WKT)
    assert (found.points == POINTS).all()
    assert found.notes == ()


def test_the_equator_of_a_known_point_is_right_to_a_few_metres() -> None:
    assert math.dist(placed(np.array([[0.0779, 51.5397]]))[0], (544_201, 184_357)) < 6


@pytest.mark.parametrize(
    ("points", "crs", "code"),
    [
        ([[math.nan, 1.0]], "", "boundaries_not_finite"),
        ([[1.0, math.inf]], "EPSG:27700", "boundaries_not_finite"),
        ([[1e7, -1e7]], "", "boundaries_no_projection"),
        ([[1.0, 1.0]], "EPSG:999999", "boundaries_unknown_projection"),
        ([[1.0, 1.0]], "a tale", "boundaries_unknown_projection"),
        ([[100.0, 20.0]], "EPSG:4326", "boundaries_abroad"),
    ],
)
def test_points_that_lead_nowhere_are_refused(
    points: list[list[float]], crs: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        projected(np.array(points), crs)
    assert refused.value.code == code
