"""The field that tells wards is found by its values."""

from __future__ import annotations

from bcu_desk.features.wards.rules.keys import KeyCount, counted_keys, layout_of, values_of
from bcu_desk.features.wards.rules.reading.told import Shape
from tests.features.wards.files import CODES


def a_shape(**fields: str) -> Shape:
    return Shape(fields, (), 1, 0, 0)


SHAPES = [
    a_shape(name="Abbey", id=CODES[0], WD22CD=CODES[0]),
    a_shape(name="Alibon", id="x", WD22CD=CODES[1].lower()),
]


def test_fields_are_counted_by_the_wards_that_they_tell() -> None:
    assert counted_keys(SHAPES, frozenset(CODES)) == (
        KeyCount("WD22CD", 2),
        KeyCount("id", 1),
        KeyCount("name", 0),
    )


def test_of_fields_that_tell_as_many_the_usual_one_comes_first() -> None:
    shapes = [a_shape(other=CODES[0], GSS_CODE=CODES[0], id=CODES[0])]
    assert [one.name for one in counted_keys(shapes, frozenset(CODES))] == [
        "GSS_CODE",
        "id",
        "other",
    ]


def test_the_layout_is_the_names_of_the_fields_and_values_are_read_as_codes() -> None:
    assert layout_of(SHAPES) == "WD22CD,id,name"
    assert values_of(SHAPES) == {"ABBEY", "ALIBON", "X", *CODES[:2]}
