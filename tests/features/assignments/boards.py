"""Boards of a small BCU for tests: rows, lanes, breaches and everything that can be chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.features.assignments.queries import Board, Choices
from bcu_desk.features.assignments.rules.board import Row, rows_of
from bcu_desk.features.assignments.rules.items import Item, items_of
from bcu_desk.features.assignments.rules.lanes import Lane, lanes_of
from tests.domain.model_check.worlds import a_person, a_posting, day, lawful, with_posting

ON = day(1, 23)
WEEKS = Span(day(1, 2), day(5, 1))
REDBRIDGE, HAVERING = "E090000991", "E090000992"
GAP = f"{REDBRIDGE}|gap|2017-02-02"
BAR = f"{REDBRIDGE}|EA-S1|111KD|2017-01-09"
NEXT = f"{REDBRIDGE}|EA-S1|131KD|2017-02-13"
RULE = "rule.R5|broken|2017-02-02"


@dataclass(frozen=True)
class Shown:
    """What a board shows."""

    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    breaches: tuple[Breach, ...]
    items: dict[str, Item]
    board: Board


def with_gap() -> ModelFacts:
    """Nobody is in EA-S1 (Redbridge, Neighbourhoods) from Thu 2 to Sun 12 Feb 2017."""
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    later = a_posting(999, 11, 131, from_day=day(2, 13))
    people = (*facts.people, a_person(131, 4))
    return replace(facts, people=people, postings=(*facts.postings, later))


def shown(facts: ModelFacts, period: DaySpan = WEEKS, on: date = ON) -> Shown:
    """The board of some facts."""
    rows = rows_of(World(facts), period, on, ())
    breaches = check(facts, period)
    lanes = lanes_of(facts.rules, breaches, period)
    names = (("EA", "East Area"),)
    choices = Choices((), (), ((REDBRIDGE, "Redbridge"),), (("response", "Response"),))
    board = Board(on, period, rows, lanes, breaches, names, choices, World(facts))
    return Shown(rows, lanes, breaches, items_of(rows, lanes), board)
