"""What the rota puts into a pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.times import midnight
from bcu_desk.features.on_call.sections import SECTIONS, on_call_part
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Facts, Lines, Words
from bcu_desk.work.packs.sections import Asked, Part
from bcu_desk.work.view import View
from tests.builders import a_desk

DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360


def _part(path: Path, on: date = DAY, *, phones: bool = False) -> Part:
    asked = Asked(at=midnight(on) + 360, phones=phones)
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return on_call_part(reader, View(on, ("EA",)), asked)


def test_each_role_has_a_box_and_each_gap_a_line(made_sample: Path) -> None:
    part = _part(made_sample)
    boxes, gaps = part.blocks
    assert isinstance(boxes, Facts)
    assert isinstance(gaps, Lines)
    assert [fact.label for fact in boxes.facts] == ["Superintendent", "Detective superintendent"]
    assert all("until" in fact.detail for fact in boxes.facts)
    assert {line.tag for line in gaps.lines} == {"Gap"}
    assert part.count == 2


def test_phones_are_there_only_when_asked_for_and_make_it_sensitive(made_sample: Path) -> None:
    for phones in (False, True):
        part = _part(made_sample, phones=phones)
        boxes = part.blocks[0]
        assert isinstance(boxes, Facts)
        assert all(("07700" in fact.detail) == phones for fact in boxes.facts)
        assert bool(part.sensitive) == phones


def test_without_a_rota_it_says_so(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with desk.reader() as reader:
        part = on_call_part(reader, View(DAY), Asked(at=SIX))
    assert part.blocks == (Words("There is no on-call rota yet.", tone="warn"),)
    assert [section.name for section in SECTIONS] == ["on_call"]
