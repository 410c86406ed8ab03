"""A function led, or a borough held, by two whom two desks chose apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from sqlalchemy import insert

from bcu_desk.domain.assignments import CoreFunction, Dedication, FunctionLead
from bcu_desk.store import session
from bcu_desk.store.exchange.clashes import Pair, pairs
from bcu_desk.store.exchange.unseen.sorts import DOUBLE_DEDICATION, DOUBLE_LEAD
from bcu_desk.store.rows import encoded
from bcu_desk.store.tables import SYNCED
from tests.builders import A_BOROUGH, A_POST, LONG_AGO, START
from tests.store.exchange.desks import RealDesk, exchange_all, group

SUPERINTENDENTS = tuple(
    replace(A_POST, id=220 + n, code=f"EA-S{n}", kind="superintendent") for n in (1, 2)
)
RESPONSE = CoreFunction(id=7, code="response", title="Response", from_day=LONG_AGO)


def charge(desk: RealDesk, post: int) -> None:
    """Let a post lead the function and have the borough."""
    lead = FunctionLead(
        id=(desk.number << 40) + 5, post_id=post, function_id=RESPONSE.id, from_day=START
    )
    held = Dedication(
        id=(desk.number << 40) + 6, post_id=post, borough_id=A_BOROUGH.id, from_day=START
    )
    desk.edit(
        insert(SYNCED["function_lead"]).values(encoded(lead)),
        insert(SYNCED["dedication"]).values(encoded(held)),
    )


def found(desk: RealDesk) -> tuple[Pair, ...]:
    """Its clashes."""
    with session.writing(desk.engine) as connection:
        return pairs(connection)


def test_two_desks_that_each_chose_one_clash_alike_everywhere(tmp_path: Path) -> None:
    desks = group(tmp_path, 3, *SUPERINTENDENTS, RESPONSE)
    charge(desks[0], 221)
    charge(desks[1], 222)
    exchange_all(desks, Random(1))
    told = [[(p.kind, p.owner, p.stands, p.displaced) for p in found(desk)] for desk in desks]
    assert told[0] == told[1] == told[2]
    assert [(one[0], one[1]) for one in told[0]] == [
        (DOUBLE_LEAD, RESPONSE.id),
        (DOUBLE_DEDICATION, A_BOROUGH.id),
    ]
    assert told[0][0][2] == (2 << 40) + 5  # neither at home: the earlier clock


def test_one_desk_that_keeps_two_knows_it(tmp_path: Path) -> None:
    one, two = group(tmp_path, 2, *SUPERINTENDENTS, RESPONSE)
    charge(one, 221)
    two.takes(one.sends(two.knows()))
    charge(two, 222)
    exchange_all([one, two], Random(2))
    assert found(one) == found(two) == ()
