"""Which row an edge of a bar stands for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.assignments.rules.items import BarItem
from bcu_desk.features.assignments.rules.plans.edges import Record, Side
from bcu_desk.features.assignments.rules.plans.preview import preview
from bcu_desk.features.assignments.rules.plans.taking import edge_of, step_of, title_of
from tests.domain.model_check.worlds import day, lawful
from tests.features.assignments.boards import BAR, REDBRIDGE, shown, with_gap


def _bar(key: str) -> BarItem:
    item = shown(with_gap()).items[key]
    assert isinstance(item, BarItem)
    return item


def test_a_bar_that_ends_with_its_posting_stands_for_that() -> None:
    edge = edge_of(with_gap(), _bar(BAR), Side.END)
    assert (edge.record, edge.post, edge.on) == (Record.POSTING, "EA-S1", day(2, 2))
    found = preview(with_gap(), edge, day(1, 31))
    assert title_of(found) == "A. Tembo111 would end 2 days earlier"
    assert step_of(found, correct=False) == "Change the end of A. Tembo111 to Mon 30 Jan 2017"


def test_a_bar_that_ends_with_its_dedication_stands_for_that() -> None:
    facts = lawful()
    cut = replace(facts.dedications[0], to_day=day(2, 2))
    facts = replace(facts, dedications=(cut, *facts.dedications[1:]))
    bars = [item for item in shown(facts).items.values() if isinstance(item, BarItem)]
    mine = next(i for i in bars if i.days.end == day(2, 2) and i.row.group == "boroughs")
    edge = edge_of(facts, mine, Side.END)
    assert (edge.record, edge.thing) == (Record.DEDICATION, mine.row.key)
    assert edge.thing in (REDBRIDGE, "E090000992")
    other = next(i for i in bars if i.days.end == day(2, 2) and i.row.group == "functions")
    with pytest.raises(Refused) as found:
        edge_of(facts, other, Side.END)
    assert found.value.code == "edge_of_another_charge"


def test_a_bar_that_ends_with_its_lead_stands_for_that() -> None:
    facts = lawful()
    cut = replace(facts.leads[3], to_day=day(2, 2))
    facts = replace(facts, leads=(*facts.leads[:3], cut))
    bars = [item for item in shown(facts).items.values() if isinstance(item, BarItem)]
    mine = next(i for i in bars if i.days.end == day(2, 2) and i.row.group == "functions")
    assert edge_of(facts, mine, Side.END).record is Record.LEAD


def test_a_bar_without_an_end_has_none_to_take() -> None:
    item = next(i for i in shown(lawful()).items.values() if isinstance(i, BarItem))
    with pytest.raises(Refused) as found:
        edge_of(lawful(), item, Side.END)
    assert found.value.code == "edge_without_end"
