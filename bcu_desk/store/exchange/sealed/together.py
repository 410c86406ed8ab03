"""Cells of a row that stand together: a check of their table spans them, such as start and end.

Merged one by one, the start that one desk gave and the end that another gave could come to a row
that the file refuses. So whoever changes one of them tells the others too, as they are with it:
they are always those of one desk, and where desks differ they are decided together.
"""

from __future__ import annotations

import re
from functools import cache

from sqlalchemy import CheckConstraint

from bcu_desk.store.tables import SYNCED

_WORD = re.compile(r"\w+")


@cache
def groups(noun: str) -> tuple[frozenset[str], ...]:
    """The cells of a table that stand together, each in one group at most."""
    found: list[frozenset[str]] = []
    if noun not in SYNCED:
        return ()
    table = SYNCED[noun]
    names = frozenset(map(str, table.c.keys()))
    for one in table.constraints:
        if isinstance(one, CheckConstraint):
            told = names.intersection(_WORD.findall(str(one.sqltext)))
            if len(told) > 1:
                near = [group for group in found if group & told]
                found = [group for group in found if group not in near]
                found.append(told.union(*near))
    return tuple(found)


def together(noun: str, cell: str) -> frozenset[str]:
    """The cells that stand together with one, itself among them."""
    return next((group for group in groups(noun) if cell in group), frozenset((cell,)))
