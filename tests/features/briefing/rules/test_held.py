"""Unmarked registrations, phones and sickness stay in OFFICIAL-SENSITIVE packs of the police."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from bcu_desk.domain.fleet import Vehicle
from bcu_desk.domain.people import AbsenceKind
from bcu_desk.domain.times import midnight
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.features.briefing.rules.held import plates_of, reasons_of
from bcu_desk.features.briefing.rules.making import read_pack
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Drawing, Line, Lines
from bcu_desk.work.packs.sections import Part
from tests.builders import A_KIND, A_VEHICLE
from tests.features.briefing.conftest import DAY, SENSITIVE, SIX, a_wanted

UNMARKED = replace(A_VEHICLE, id=302, registration="LK65 ABC", marked=0)


def test_only_unmarked_vehicles_are_changed_and_that_is_said() -> None:
    plates = plates_of((A_VEHICLE, UNMARKED), (A_KIND,))
    told = Part(blocks=(Lines((Line("LK65 ABC clashes with BX16 KLM", "LK65 ABCD"),)),))
    changed = plates.part(told)
    assert changed.blocks == (
        Lines((Line("unmarked vehicle clashes with BX16 KLM", "LK65 ABCD"),)),
    )
    assert changed.left_out == (plates.told,)
    untouched = Part(blocks=(Lines((Line("BX16 KLM"),)),))
    assert plates.part(untouched) == untouched
    assert plates_of((), ()).part(told) is told


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
    left_out = plates_of((), ()).told
    assert (("Bookings of the day", left_out) in pack.left_out()) is not told


def test_sickness_is_told_to_nobody_but_the_police(made_sample: Path, sources: Sources) -> None:
    """The cause of a short ward and the label of a change name a person and why they are away."""
    day = date(2017, 1, 26)
    said = {}
    for template, marking in (("partner", SENSITIVE), ("daily", "OFFICIAL"), ("daily", SENSITIVE)):
        wanted = msgspec.structs.replace(
            a_wanted(template, marking), sections=("coverage",), on=day, at=midnight(day) + 360
        )
        with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
            pack = read_pack(reader, wanted, sources)
            title = next(k.title for k in reader.every(AbsenceKind) if k.counts_as == "sick")
        text = msgspec.json.encode(msgspec.to_builtins(pack.parts)).decode().lower()
        said[template, marking] = f": {title.lower()} to " in text
    assert list(said.values()) == [False, False, True]


def test_what_a_drawing_knows_and_does_not_show_is_taken_out_unsaid() -> None:
    drawing = Drawing("m", "n", ("LK65 ABC",), "A map", 0.5)
    changed = plates_of((UNMARKED,), (A_KIND,)).part(Part(blocks=(drawing,)))
    assert changed.blocks == (replace(drawing, data=("unmarked vehicle",)),)
    assert changed.left_out == ()


def test_sickness_is_an_absence_where_it_is_held_back() -> None:
    held = reasons_of(
        (AbsenceKind(id=1, code="sick", title="Sick", counts_as="sick", from_day=DAY),)
    )
    told = Part(
        blocks=(
            Lines(
                (Line("PC Vale", "sick to Mon"), Line("Sickly")),
            ),
        )
    )
    changed = held.part(told)
    assert changed.blocks == (
        Lines(
            (Line("PC Vale", "absence to Mon"), Line("Sickly")),
        ),
    )
    assert changed.left_out == ("that absences are for sickness",)
