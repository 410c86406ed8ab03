"""A pack holds what was wanted, refuses what its marking forbids, and has a digest of its own."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bcu_desk.domain.people import OnCall, Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.composing import Pack, Sources, composed
from bcu_desk.features.briefing.rules.wanted import Action, Wanted, Written
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Figures, Table, Words
from tests.features.briefing.conftest import SIX, a_wanted


def _pack(path: Path, sources: Sources, wanted: Wanted) -> Pack:
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return composed(reader, wanted, sources, "East Area")


def test_the_sections_are_those_wanted_in_their_order(daily: Pack) -> None:
    assert tuple(part.name for part in daily.parts) == daily.wanted.sections
    figures = next(part.part for part in daily.parts if part.name == "figures")
    assert isinstance(figures.blocks[0], Figures)
    told = {figure.words: figure.number for figure in figures.blocks[0].figures}
    assert told["of 90 wards meet the promise of 2 DWOs in post"] == "79"
    assert "of 90 vehicles are free at 06:00" in told


def test_the_same_content_has_the_same_digest_and_other_content_another(
    made_sample: Path, sources: Sources
) -> None:
    wanted = msgspec.structs.replace(a_wanted(), sections=("on_call", "vacancies"))
    first, again = (_pack(made_sample, sources, wanted) for _ in range(2))
    other = _pack(made_sample, sources, msgspec.structs.replace(wanted, names=False))
    assert first.digest == again.digest != other.digest


def test_without_names_nobody_is_named(made_sample: Path, sources: Sources) -> None:
    wanted = msgspec.structs.replace(a_wanted("handover"), names=False)
    pack = _pack(made_sample, sources, wanted)
    told = msgspec.json.encode(msgspec.to_builtins(pack.parts)).decode()
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        people = reader.every(Person)
    assert not [person.name for person in people if person.name in told]
    initials = (f"{person.forename[0]}. {person.surname}" for person in people)
    assert not [name for name in initials if name in told]


def test_without_names_no_phone_is_told_and_the_pack_says_so(
    made_sample: Path, sources: Sources
) -> None:
    wanted = msgspec.structs.replace(a_wanted("handover"), sections=("on_call",), names=False)
    pack = _pack(made_sample, sources, wanted)
    told = msgspec.json.encode(msgspec.to_builtins(pack.parts)).decode()
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        phones = {turn.phone for turn in reader.every(OnCall) if turn.phone}
    assert phones
    assert not [phone for phone in phones if phone in told]
    assert "number withheld" in told
    assert pack.left_out() == (("On call", "on-call phone numbers"),)


def test_what_the_marking_forbids_is_refused_or_left_out_and_told(
    made_sample: Path, sources: Sources
) -> None:
    low = msgspec.structs.replace(a_wanted("daily", "OFFICIAL"), phones=True)
    with pytest.raises(Refused) as told:
        _pack(made_sample, sources, low)
    assert told.value.code == "pack_marking_too_low"
    assert "on-call phone numbers" in str(told.value.facts["held"])
    pack = _pack(made_sample, sources, a_wanted("daily", "OFFICIAL"))
    assert [title for title, _ in pack.left_out()] == ["Absences, next 72 hours"]


def test_a_pack_for_others_refuses_what_is_sensitive_whatever_its_marking(
    made_sample: Path, sources: Sources
) -> None:
    wanted = msgspec.structs.replace(a_wanted("partner"), sections=("on_call",), phones=True)
    with pytest.raises(Refused, match="not_for_others"):
        _pack(made_sample, sources, wanted)


@pytest.mark.parametrize(
    ("sections", "code"), [((), "no_sections"), (("weather",), "unknown_section")]
)
def test_odd_sections_are_refused(
    made_sample: Path, sources: Sources, sections: tuple[str, ...], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        _pack(made_sample, sources, msgspec.structs.replace(a_wanted(), sections=sections))


def test_notes_and_actions_are_those_typed(made_sample: Path, sources: Sources) -> None:
    written = Written(
        notes={"risk": "Ice.\n\nFog."},
        actions=(Action(what="Grit", owner="Estates", by="07:00"), Action(what="")),
    )
    wanted = msgspec.structs.replace(a_wanted(), sections=("notes", "actions"), written=written)
    notes, actions = (part.part.blocks for part in _pack(made_sample, sources, wanted).parts)
    assert notes == (Words("Ice.", "Risk assessment."), Words("Fog.", "Risk assessment."))
    assert isinstance(actions[0], Table)
    assert actions[0].rows == (("Grit", "Estates", "07:00"),)
    empty = _pack(made_sample, sources, msgspec.structs.replace(wanted, written=Written()))
    assert [part.part.count for part in empty.parts] == [0, 0]
