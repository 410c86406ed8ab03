"""Questions of tests to a desk: superintendents, breaches, and what the file holds."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.assignments import Dedication, FunctionLead, Posting, Waiver
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.assignments.queries import (
    Breaches,
    BreachRow,
    SuperintendentRow,
    Superintendents,
)
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View

ON = date(2017, 1, 23)
LATER = date(2017, 2, 20)


def superintendents(desk: Desk, on: date = ON) -> dict[str, list[SuperintendentRow]]:
    """What is so for each post on a day."""
    with desk.reader() as reader:
        rows = Superintendents().rows(reader, View(on))
    found: dict[str, list[SuperintendentRow]] = {}
    for row in rows:
        found.setdefault(row.post, []).append(row)
    return found


def charges(desk: Desk, post: str, on: date = ON) -> set[tuple[str | None, str | None]]:
    """Function and borough of a post on a day."""
    return {(row.function, row.borough) for row in superintendents(desk, on)[post]}


def breaches(desk: Desk, on: date = ON, *rules: str) -> list[BreachRow]:
    """The breaches of some rules on a day, waived ones too."""
    with desk.reader() as reader:
        found = Breaches().rows(reader, View(on))
    return [row for row in found if not rules or row.rule in rules]


def kept(desk: Desk) -> tuple[object, ...]:
    """Every row that a gesture of this feature may write."""
    with desk.reader() as reader:
        kinds = (Dedication, FunctionLead, Posting, Waiver)
        return tuple(reader.every(kind) for kind in kinds)


def refused(desk: Desk, command: Command) -> Refused:
    """The refusal of a command, which wrote nothing."""
    before, label = kept(desk), desk.undo_label()
    with pytest.raises(Refused) as found:
        desk.do(command)
    assert kept(desk) == before
    assert desk.undo_label() == label
    return found.value
