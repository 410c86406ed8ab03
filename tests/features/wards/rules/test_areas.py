"""Ground in common, measured on packed boundaries."""

from __future__ import annotations

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.features.wards.rules.areas import shares

SQUARE = pack(((((0, 0), (0, 10), (10, 10), (10, 0)),),))
HALF = pack(((((0, 0), (0, 10), (5, 10), (5, 0)),),))


def test_a_share_is_of_the_first_area() -> None:
    assert shares(SQUARE, [HALF, SQUARE]) == [0.5, 1.0]
    assert shares(HALF, [SQUARE]) == [1.0]
    assert shares("damaged", [SQUARE]) == [0.0]
