"""A start that one desk gave and an end that another gave: decided together, on every desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.commands.settle import Settle
from bcu_desk.features.sync.queries.conflicts import Conflicts
from bcu_desk.features.sync.rules import once
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit
from tests.builders import a_booking
from tests.features.sync.asking import asked
from tests.work.exchange.stations import Station, three


class Move(Command, frozen=True, kw_only=True):
    """Move the start or the end of the booking by minutes."""

    start: int = 0
    end: int = 0

    def run(self, unit: Unit) -> str:
        """Move it."""
        (one,) = unit.every(Booking)
        times = {"start_minute": one.start_minute + self.start}
        unit.change(one, **times, end_minute=one.end_minute + self.end)
        return "Move"


class Book(Command, frozen=True):
    """The booking that both move."""

    def run(self, unit: Unit) -> str:
        """Add it."""
        unit.add(a_booking())
        return "Book"


def times(station: Station) -> tuple[int, int]:
    """When the booking lasts."""
    with station.desk.reader() as reader:
        (one,) = reader.every(Booking)
        return one.start_minute, one.end_minute


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Station, Station, Station]:
    """One desk moves the start behind the end that another gives; the third hears of both."""
    first, two, third = three(tmp_path)
    first.desk.do(Book())
    begun = first.send(name="begun.bcusync")
    two.receive(begun)
    third.receive(begun)
    start, end = times(first)
    two.desk.do(Move(start=end - start - 10))
    first.desk.do(Move(end=start - end + 10))
    sent = two.send(name="two.bcusync"), first.send(name="first.bcusync")
    third.receive(*sent)
    first.receive(sent[0])
    two.receive(sent[1])
    return first, two, third


def test_the_row_is_that_of_one_desk_and_both_cells_are_open(apart) -> None:
    assert len({times(one) for one in apart}) == 1
    assert [row.cell for row in asked(apart[2], Conflicts())] == ["start", "end"]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("desk", [1, 2])
def test_either_cell_decides_both(apart, at: int, desk: int) -> None:
    first, two, third = apart
    row = asked(third, Conflicts())[at]
    third.desk.do(Settle(clash=row.id, choice=f"take:{desk}"))
    decided = third.send(name="decided.bcusync")
    assert [one.receive(decided).conflicts for one in (first, two)] == [0, 0]
    assert len({times(one) for one in apart}) == 1
    assert asked(third, Conflicts()) == ()
    assert len({one.digest() for one in apart}) == 1


def test_what_does_not_go_together_is_refused_in_words(apart) -> None:
    start, end = asked(apart[2], Conflicts())
    with pytest.raises(Refused, match="settled_unlawful"):
        apart[2].desk.do(Settle(clash=end.id, choice="value", value="2016-01-01T00:00"))
    apart[2].desk.do(Settle(clash=start.id, choice="keep"))
    with pytest.raises(Refused, match="settled_already"):
        apart[2].desk.do(Settle(clash=end.id, choice="keep"))


def test_decisions_for_a_whole_record_settle_such_cells_once(apart) -> None:
    start, end = asked(apart[2], Conflicts())
    asked_for = [(start.id, "keep"), (end.id, "keep"), ('["ward",[1,2]]', "allow")]
    assert list(once(asked_for)) == [asked_for[0], asked_for[2]]
