"""Which row of the file an edge of a bar stands for, and what moving it is called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bcu_desk.domain.assignments import Dedication, FunctionLead, Post, Posting
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.board import BOROUGHS, FUNCTIONS
from bcu_desk.features.assignments.rules.items import BarItem
from bcu_desk.features.assignments.rules.plans.edges import Edge, Record, Side, held_at
from bcu_desk.features.assignments.rules.plans.preview import Preview


def edge_of(facts: ModelFacts, item: BarItem, side: Side) -> Edge:
    """The edge of the posting where it ends there, else of the row's own charge.

    Raises Refused where a bar has no end, or where another charge changes and this one goes on.
    """
    bar = item.bar
    on = bar.days.end if side is Side.END else bar.days.start
    if on is None:
        raise Refused("edge_without_end", person=bar.name, field="to")
    for record, thing, rows in _records(facts, item):
        if held_at(rows, side, on) is not None:
            return Edge(record, bar.post, thing, side, on)
    raise Refused("edge_of_another_charge", person=bar.name, on=long_day(on), field="to")


def _records(
    facts: ModelFacts, item: BarItem
) -> Iterator[tuple[Record, str, tuple[Posting | Dedication | FunctionLead, ...]]]:
    """What a bar may stand for: the post's postings, then those of its charge with the row."""
    row = item.row
    post = next(found for found in facts.posts if found.code == item.bar.post)
    yield Record.POSTING, "", tuple(one for one in facts.postings if one.post_id == post.id)
    if row.group == BOROUGHS:
        yield Record.DEDICATION, row.key, _dedications(facts, post, row.key)
    if row.group == FUNCTIONS:
        yield Record.LEAD, row.code, _leads(facts, post, row.code)


def _dedications(facts: ModelFacts, post: Post, borough: str) -> tuple[Dedication, ...]:
    ids = {row.id for row in facts.boroughs if row.code == borough}
    own = (row for row in facts.dedications if row.post_id == post.id)
    return tuple(row for row in own if row.borough_id in ids)


def _leads(facts: ModelFacts, post: Post, function: str) -> tuple[FunctionLead, ...]:
    ids = {row.id for row in facts.functions if row.code == function}
    own = (row for row in facts.leads if row.post_id == post.id)
    return tuple(row for row in own if row.function_id in ids)


def title_of(found: Preview) -> str:
    """What would happen, as a heading: `R. Oduya would end 14 days earlier`."""
    count = abs(found.days())
    length = "1 day" if count == 1 else f"{count} days"
    when = "earlier" if found.days() < 0 else "later"
    return f"{found.person} would {found.edge.side.value} {length} {when}"


def step_of(found: Preview, *, correct: bool) -> str:
    """The name of the step to undo, as it is told before the drop."""
    day = told_day(found.edge.side, found.to)
    verb = "Correct" if correct else "Change"
    return f"{verb} the {found.edge.side.value} of {found.person} to {long_day(day)}"


def told_day(side: Side, edge: date) -> date:
    """An end is told by its last day, a start by its first."""
    return edge - timedelta(days=1) if side is Side.END else edge
