"""A look fits a file to a ward set, and remembers the field that the user chose."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules import looking
from bcu_desk.features.wards.rules.looking import look
from bcu_desk.features.wards.rules.sets import SetOfWards
from bcu_desk.work.settings import Settings
from tests.features.wards.files import CODES, collection, read_json, rings, small_wards

HELD = SetOfWards("2014", None, small_wards())


def test_a_file_of_another_set_names_it_and_so_does_one_that_fits_it_better(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read_json(collection(rings()))
    monkeypatch.setattr(looking, "read_apart", lambda *_: found)
    monkeypatch.setattr(looking, "nearer_set", lambda *_: ("2022", 2, 3))
    made = look(tmp_path / "wards.json", HELD, Settings(tmp_path))
    assert (made.nearer, made.notes[0].code) == ("2022", "boundaries_fit_another_set")
    others = tuple(replace(ward, code=f"E0512345{ward.id % 10}") for ward in small_wards())
    monkeypatch.setattr(looking, "london_codes", lambda: frozenset(CODES))
    with pytest.raises(Refused, match="boundaries_of_another_set") as told:
        look(tmp_path / "wards.json", SetOfWards("2014", None, others), Settings(tmp_path))
    assert told.value.facts["nearer"] == "2022"


def test_a_field_that_was_chosen_is_used_for_files_like_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads(collection(rings()))
    for number, feature in enumerate(told["features"]):
        feature["properties"]["LAST"] = CODES[-1] if number == 2 else "x"
    found = read_json(json.dumps(told).encode())
    monkeypatch.setattr(looking, "read_apart", lambda *_: found)
    settings = Settings(tmp_path)
    path = tmp_path / "wards.json"
    assert look(path, HELD, settings).key == "GSS_CODE"
    assert len(look(path, HELD, settings, "LAST").matched) == 1
    assert look(path, HELD, Settings(tmp_path)).key == "LAST"
    assert look(path, HELD, settings, "GSS_CODE").key == "GSS_CODE"
    assert look(path, HELD, settings).key == "GSS_CODE"
