"""Registrations of unmarked vehicles stay in OFFICIAL-SENSITIVE packs of the police."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from bcu_desk.domain.fleet import Vehicle
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.features.briefing.rules.making import read_pack
from bcu_desk.features.briefing.rules.plates import INSTEAD, LEFT_OUT, Plates
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Line, Lines
from bcu_desk.work.packs.sections import Part
from tests.builders import A_KIND, A_VEHICLE
from tests.features.briefing.conftest import SIX, a_wanted

UNMARKED = replace(A_VEHICLE, id=302, registration="LK65 ABC", marked=0)


def test_only_unmarked_vehicles_are_changed_and_that_is_said() -> None:
    plates = Plates((A_VEHICLE, UNMARKED), (A_KIND,))
    told = Part(blocks=(Lines((Line("LK65 ABC clashes with BX16 KLM", "LK65 ABCD"),)),))
    changed = plates.part(told)
    assert changed.blocks == (Lines((Line(f"{INSTEAD} clashes with BX16 KLM", "LK65 ABCD"),)),)
    assert changed.left_out == (LEFT_OUT,)
    untouched = Part(blocks=(Lines((Line("BX16 KLM"),)),))
    assert plates.part(untouched) is untouched
    assert Plates((), ()).text("LK65 ABC") == "LK65 ABC"


@pytest.mark.parametrize(
    ("template", "marking", "told"),
    [
        ("daily", "OFFICIAL", False),
        ("partner", "OFFICIAL-SENSITIVE", False),
        ("daily", "OFFICIAL-SENSITIVE", True),
    ],
)
def test_a_pack_tells_them_where_it_may(
    made_sample: Path, sources: Sources, template: str, marking: str, told: bool
) -> None:
    wanted = msgspec.structs.replace(a_wanted(template, marking), sections=("bookings",))
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        pack = read_pack(reader, wanted, sources)
        plates = {row.registration for row in reader.every(Vehicle) if not row.marked}
    text = msgspec.json.encode(msgspec.to_builtins(pack.parts)).decode()
    assert any(plate in text for plate in plates if " " in plate) is told
    assert (("Bookings of the day", LEFT_OUT) in pack.left_out()) is not told
