"""Two desks each take an officer from a ward: the same clash on every desk, until it is settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete, insert, update

from bcu_desk.domain.assignments import Target
from bcu_desk.store import session
from bcu_desk.store.exchange.clashes import WARD_GAP, Pair, count, pairs
from bcu_desk.store.exchange.unseen.sorts import CLOSED_POST
from bcu_desk.store.rows import encoded
from bcu_desk.store.tables import posting
from tests.builders import A_PERSON, A_POST, LONG_AGO, START, a_posting, a_ward
from tests.store.exchange.desks import RealDesk, exchange_all, group

DAY = date(2017, 3, 1)


def a_ward_of(people: int) -> tuple[object, ...]:
    """A ward with DWOs in post, of whom two are promised."""
    made: list[object] = [Target(id=1, kind="dwo", amount=2, from_day=LONG_AGO)]
    for n in range(people):
        code = {"id": 210 + n, "code": f"EA-W{n}", "title": f"DWO W{n}"}
        made.append(replace(A_POST, ward_id=a_ward(1).id, **code))
        made.append(replace(A_PERSON, id=110 + n, collar=f"W{n}", surname=f"Ward{n}"))
        made.append(a_posting(410 + n, post_id=210 + n, person_id=110 + n, from_day=START))
    return tuple(made)


@pytest.fixture
def desks(tmp_path: Path) -> list[RealDesk]:
    """Three desks, and a ward of three officers."""
    return group(tmp_path, 3, *a_ward_of(3))


def take(desk: RealDesk, row: int) -> None:
    """End a posting, and put the officer into a post elsewhere in the same step."""
    ends = update(posting).where(posting.c.id == row).values(to_day=DAY.isoformat())
    new = (desk.number << 40) + 1
    there = a_posting(new, post_id=200 + row % 2, person_id=row - 300, from_day=DAY)
    desk.edit(ends, insert(posting).values(encoded(there)))


def found(desk: RealDesk) -> tuple[Pair, ...]:
    """Its clashes."""
    with session.writing(desk.engine) as connection:
        assert count(connection) == len(pairs(connection))
        return pairs(connection)


def test_the_clash_is_the_same_on_every_desk_and_the_earlier_taking_stands(
    desks: list[RealDesk],
) -> None:
    two, three, four = desks
    take(three, 411)
    take(two, 410)
    assert [found(desk) for desk in desks] == [(), (), ()]
    exchange_all(desks, Random(3))
    told = [
        [(p.kind, p.owner, p.stands, p.displaced, p.id, p.mark) for p in found(desk)]
        for desk in desks
    ]
    assert told[0] == told[1] == told[2]
    (pair,) = found(four)
    assert (pair.kind, pair.owner) == (WARD_GAP, a_ward(1).id)
    assert (pair.stands, pair.displaced) == (410, 411)  # the clock of desk 2 is behind
    assert [one.until for one in pair.takings] == [None, None]
    assert [len(one.instead) for one in pair.takings] == [1, 1]
    assert pair.id == '["ward",410,411]'
    back = update(posting).where(posting.c.id == 411).values(to_day=None)
    four.edit(back)
    assert found(four) == ()
    exchange_all(desks, Random(4))
    assert [found(desk) for desk in desks] == [(), (), ()]


def test_a_desk_that_knew_of_the_other_breaks_a_rule_and_makes_no_clash(
    desks: list[RealDesk],
) -> None:
    two, three, _ = desks
    take(two, 410)
    three.takes(two.sends(three.knows()))
    take(three, 411)
    exchange_all(desks, Random(5))
    assert found(three) == ()


def test_what_only_ends_later_than_before_is_no_taking(desks: list[RealDesk]) -> None:
    two, three, _ = desks
    two.edit(update(posting).where(posting.c.id == 410).values(to_day=DAY.isoformat()))
    exchange_all(desks, Random(6))
    longer = update(posting).where(posting.c.id == 410).values(to_day="2017-09-01")
    two.edit(longer)
    take(three, 411)
    exchange_all(desks, Random(7))
    assert found(two) == found(three) == ()


def remove(desk: RealDesk, row: int) -> None:
    """Take a posting away."""
    desk.edit(delete(posting).where(posting.c.id == row))


def put_off(desk: RealDesk, row: int) -> None:
    """Let a posting begin later."""
    desk.edit(update(posting).where(posting.c.id == row).values(from_day=DAY.isoformat()))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize(
    ("mine", "theirs"), [(remove, remove), (put_off, put_off), (remove, take), (put_off, remove)]
)
def test_whatever_took_the_officer_the_clash_is_the_same_on_every_desk(
    desks: list[RealDesk], mine, theirs, order: tuple[int, int]
) -> None:
    acts = ((desks[0], mine, 410), (desks[1], theirs, 411))
    for at in order:
        desk, act, row = acts[at]
        act(desk, row)
    assert [found(desk) for desk in desks] == [(), (), ()]
    exchange_all(desks, Random(sum(order) + order[0]))
    told = [[(p.kind, p.owner, p.stands, p.displaced, p.takings) for p in found(d)] for d in desks]
    assert told[0] == told[1] == told[2]
    (pair,) = found(desks[2])
    assert (pair.stands, pair.displaced) == (410, 411)


@pytest.mark.parametrize("act", [remove, put_off])
def test_whoever_knew_of_the_other_made_no_clash_however_it_took(
    desks: list[RealDesk], act
) -> None:
    two, three, _ = desks
    act(two, 410)
    three.takes(two.sends(three.knows()))
    act(three, 411)
    exchange_all(desks, Random(5))
    assert [found(desk) for desk in desks] == [(), (), ()]


def test_a_posting_that_only_begins_sooner_or_whose_end_stays_is_no_taking(
    desks: list[RealDesk],
) -> None:
    two, three, _ = desks
    two.edit(update(posting).where(posting.c.id == 410).values(from_day="2015-01-01"))
    take(three, 411)
    exchange_all(desks, Random(7))
    assert [one.kind for one in (*found(two), *found(three))] == [CLOSED_POST] * 2
