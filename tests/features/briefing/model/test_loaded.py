"""What the page shows: the pack as chosen, why there is none, the sections in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.briefing.model.loaded import Chosen, Loaded, load
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.store.packs import book
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.briefing.conftest import DAY, SENSITIVE, SIX


def _read(path: Path, sources: Sources, chosen: Chosen) -> Loaded:
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return load(reader, View(DAY, ("EA",)), chosen, sources, SIX)


def test_sections_in_the_pack_come_first_in_its_order(made_sample: Path, sources: Sources) -> None:
    loaded = _read(made_sample, sources, Chosen(sections=("fleet", "exceptions")))
    assert [section.name for section, ticked in loaded.ordered() if ticked] == [
        "fleet",
        "exceptions",
    ]
    assert len(loaded.ordered()) == len(sources.known())
    assert loaded.count("exceptions") == 9
    assert loaded.count("coverage") is None


def test_phones_follow_the_marking_until_they_are_chosen(
    made_sample: Path, sources: Sources
) -> None:
    few = ("on_call",)
    assert not _read(made_sample, sources, Chosen(sections=few)).wanted.phones
    marked = Chosen(sections=few, marking=SENSITIVE)
    assert _read(made_sample, sources, marked).wanted.phones
    without = Chosen(sections=few, marking=SENSITIVE, phones=False)
    assert not _read(made_sample, sources, without).wanted.phones


def test_a_refusal_takes_the_pack_s_place(made_sample: Path, sources: Sources) -> None:
    loaded = _read(made_sample, sources, Chosen(sections=()))
    assert loaded.pack is None
    assert loaded.refused is not None
    assert loaded.refused.code == "no_sections"


@pytest.mark.parametrize("told", ["{", "[]", '{"notes": 3}'])
def test_a_draft_that_can_t_be_read_is_empty(
    sample_file: Path, sources: Sources, told: str
) -> None:
    desk = Desk(sample_file, Clock(SIX))
    desk.write_books(lambda held: book.keep_draft(held, "daily", told))
    loaded = _read(sample_file, sources, Chosen(sections=("notes",)))
    assert loaded.written.notes == {}
