"""A ward that two desks left below its target: told in words, settled by a gesture."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bcu_desk.domain.assignments import Posting
from bcu_desk.features.sync.commands.settle import Settle
from bcu_desk.features.sync.queries.clashes import Clashes, ClashRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON, START
from tests.features.sync.asking import MONDAY
from tests.store.exchange.desks import RealDesk, exchange_all, group
from tests.store.exchange.unseen.test_wards import a_ward_of, put_off, remove, take


def clashes(one: RealDesk) -> tuple[ClashRow, ...]:
    """What its file tells."""
    with Desk(one.path, Clock(NOON)).reader() as reader:
        return Clashes().rows(reader, MONDAY)


@pytest.fixture
def desks(tmp_path: Path) -> list[RealDesk]:
    """Desks that all know that two of them took somebody from one ward."""
    made = group(tmp_path, 3, *a_ward_of(3))
    take(made[0], 410)
    take(made[1], 411)
    exchange_all(made, Random(8))
    return made


def test_upholding_one_puts_the_other_back_on_every_desk(desks: list[RealDesk]) -> None:
    (row,) = clashes(desks[2])
    assert (row.kind, row.subject) == ("ward_gap", "ward Ward 1")
    assert [one.words for one in row.told] == ["W0 Ward0 leaves", "W1 Ward1 leaves"]
    assert [one.when for one in row.told] == ["on Wed 1 Mar 2017"] * 2
    assert [one.desk for one in row.told] == ["desk 02", "desk 03"]
    desk = Desk(desks[2].path, Clock(NOON))
    done = desk.do(Settle(clash=row.id, choice=f"uphold:{row.told[0].key}"))
    assert done.label == "Put an officer back whose ward fell below its target"
    exchange_all(desks, Random(9))
    assert [clashes(one) for one in desks] == [(), (), ()]
    with Desk(desks[0].path, Clock(NOON)).reader() as reader:
        held = {one.id: one.to_day for one in reader.every(Posting) if one.person_id == 111}
    assert held == {411: None}
    desk.undo()


def test_both_may_be_allowed_and_the_ward_stays_as_it_is(desks: list[RealDesk]) -> None:
    (row,) = clashes(desks[2])
    done = Desk(desks[2].path, Clock(NOON)).do(Settle(clash=row.id, choice="allow"))
    assert done.label == "Allow both to leave a ward below its target"
    exchange_all(desks, Random(10))
    assert [clashes(one) for one in desks] == [(), (), ()]


@pytest.mark.parametrize(
    ("act", "words", "when"),
    [
        (remove, "W1 Ward1 does not come", "was to begin on Mon 9 Jan 2017"),
        (put_off, "W1 Ward1 begins later", "on Wed 1 Mar 2017, not on Mon 9 Jan 2017"),
    ],
)
def test_a_posting_that_was_removed_or_put_off_is_put_back_too(
    tmp_path: Path, act, words: str, when: str
) -> None:
    made = group(tmp_path, 3, *a_ward_of(3))
    remove(made[0], 410)
    act(made[1], 411)
    exchange_all(made, Random(8))
    (row,) = clashes(made[2])
    assert (row.told[1].words, row.told[1].when) == (words, when)
    with Desk(made[2].path, Clock(NOON)).reader() as reader:
        before = {one.id: one for one in reader.every(Posting)}
    Desk(made[2].path, Clock(NOON)).do(Settle(clash=row.id, choice="uphold:410"))
    exchange_all(made, Random(9))
    assert [clashes(one) for one in made] == [(), (), ()]
    with Desk(made[0].path, Clock(NOON)).reader() as reader:
        held = {one.id: one for one in reader.every(Posting)}
    assert (held[411].from_day, held[411].to_day) == (START, None)
    assert held.keys() >= before.keys()
