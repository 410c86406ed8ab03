"""What is read is kept short, and too much of it is refused."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading import raw
from bcu_desk.features.wards.rules.reading.raw import MOST_TEXT, Raw, counted, fields_of, ring_of


def test_fields_are_short_text_without_control_characters() -> None:
    told = {"a": "x" * 1000, "b": 7, "c": 1.5, "d": None, "e": "one\x00\u202etwo", "f": True}
    assert fields_of(told, "own") == {"a": "x" * MOST_TEXT, "b": "7", "e": "onetwo", "id": "own"}
    assert fields_of([1]) == {}


def test_too_many_features_or_points_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Raw({}, ((((0.0, 0.0),) * 4,),))
    assert len(counted([one] * 3)) == 3
    monkeypatch.setattr(raw, "MOST_POINTS", 11)
    with pytest.raises(Refused, match="boundaries_too_large"):
        counted([one] * 3)
    monkeypatch.setattr(raw, "MOST_FEATURES", 2)
    with pytest.raises(Refused, match="boundaries_too_large"):
        counted([one] * 3)


def test_heights_are_left_out_of_points() -> None:
    assert ring_of([[1, 2, 3], (4, 5)]) == ((1.0, 2.0), (4.0, 5.0))
