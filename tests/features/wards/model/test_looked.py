"""A look is worked out in full, for the map too, before it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.wards.model.looked import looked_into, looks_of
from bcu_desk.features.wards.rules import looking
from bcu_desk.work.settings import Settings
from tests.builders import a_desk
from tests.features.wards.files import collection, read_json, small_wards, square


def test_overlapping_wards_are_marked_and_those_not_wanted_are_faint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read_json(collection([square(0), square(1, shift=-100), square(2)]))
    monkeypatch.setattr(looking, "read_apart", lambda *_: found)
    desk = a_desk(tmp_path, small_wards()[2])
    made = looked_into(desk, Settings(tmp_path), tmp_path / "wards.json", "2014", lambda *_: None)
    assert made.ground.codes == ("E05000001", "E05000002", "E05000003", "overlap 1")
    assert made.states == ("overlap", "overlap", "matched", "overlap")
    assert [look.digit for look in looks_of(made, "")] == ["O", "O", "", ""]
    assert [look.faint for look in looks_of(made, "matched")] == [True, True, False, True]
    assert looks_of(made, "")[0].told == "Ward 1: overlap"
    assert [one.ward for one in made.command.boundaries] == list(made.ground.codes[:3])
