"""A desk that was withdrawn returns, and what it had never sent is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import session
from bcu_desk.store.exchange import held
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.membership import cards, group, joining, rotating
from bcu_desk.work.exchange.membership.beyond import let_count
from bcu_desk.work.exchange.tidying import tidy
from bcu_desk.work.unit import Unit
from tests.builders import NOON, a_booking
from tests.work.exchange.stations import Station, join, three


class RemoveBooking(Command, frozen=True, kw_only=True):
    """Delete the bookings."""

    def run(self, unit: Unit) -> str:
        """Each of them."""
        for one in unit.every(Booking):
            unit.remove(one)
        return "Remove"


class AddBooking(Command, frozen=True, kw_only=True):
    """Book the vehicle from one hour on that is free."""

    def run(self, unit: Unit) -> str:
        """Under an own id."""
        number = unit.new_id()
        start = NOON + 120 * len(unit.every(Booking))
        times = {"start_minute": start, "end_minute": start + 60}
        unit.add(a_booking(number, reference=f"R{number}", **times))
        return "Book"


def back(
    first: Station, two: Station, old: Path | None, number: int = 2, how: str = "again"
) -> tuple[Station, int]:
    """The desk makes a card, is let in again, and has a file of its own."""
    name = two.desk.actor
    card = cards.write_card(first.stick / f"{name} {how}.bcucard", name, two.shelf.pending())
    join, new = first.stick / f"{name} {how}.bcujoin", two.desk.path.with_name(f"{name} {how}.bcu")
    made = joining.readmit(first.desk, first.shelf, number, card, join)
    assert (made.number, joining.returns(join)) == (number, True)
    joined = joining.accept(join, new, two.shelf, two.desk.clock, old)
    desk = Desk(new, two.desk.clock, actor=name)
    return Station(desk, two.shelf, two.stick), joined.unsent


def test_what_a_desk_never_sent_comes_back_beside_what_others_did(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    two.rename("Known to all", "413KD")
    sent = two.send(name="a.bcusync")
    first.receive(sent)
    third.receive(sent)
    two.rename("Never sent")
    two.rename("Sent too late", "413KD")
    late = two.send(1, name="late.bcusync")
    group.withdraw(first.desk, 2)
    first.rename("Done meanwhile")
    third.receive(first.send(3, name="b.bcusync"))
    with pytest.raises(Refused, match="exchange_withdrawn"):
        first.receive(late)
    again, unsent = back(first, two, two.desk.path)
    assert unsent == 2
    told = again.send(name="c.bcusync")
    found = first.receive(told)
    assert (found.state, found.conflicts) == ("new", 1)
    third.receive(first.send(name="list.bcusync"), told)
    again.receive(first.send(2, name="d.bcusync"))
    assert {one.surname("413KD") for one in (first, third, again)} == {"Sent too late"}
    assert {one.surname() for one in (first, third, again)} <= {"Never sent", "Done meanwhile"}
    assert len({one.digest() for one in (first, third, again)}) == 1
    again.rename("And on")
    assert first.receive(again.send(1, name="e.bcusync")).conflicts == 0


def test_who_did_it_is_known_though_the_desk_returns_twice(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    two.rename("Never sent")
    group.withdraw(first.desk, 2)
    again, _ = back(first, two, two.desk.path)
    again.rename("Nor this", "413KD")
    group.withdraw(first.desk, 2)
    last, unsent = back(first, again, again.desk.path, how="once more")
    assert unsent == 2
    last.rename("And on")
    third.receive(first.send(3, name="list.bcusync"))
    third.receive(last.send(name="all.bcusync"))
    with third.desk.reader() as reader:
        asked = "SELECT cells, actor, label FROM feed_item NATURAL JOIN feed_step WHERE desk = 2"
        found = reader.connection.exec_driver_sql(f"{asked} AND kind = 'update' ORDER BY number")
        told = [(cells, actor, label) for cells, actor, label in found]
    assert told == [
        ('{"surname":"Never sent"}', "Ilford", "Rename 412KD to Never sent"),
        ('{"surname":"Nor this"}', "Ilford", "Rename 413KD to Nor this"),
        ('{"surname":"And on"}', "Ilford", "Rename 412KD to And on"),
    ]


def test_two_that_had_heard_one_another_while_withdrawn_both_return_with_what_they_did(
    tmp_path: Path,
) -> None:
    first, two, third = three(tmp_path)
    two.rename("From Ilford")
    third.receive(two.send(3, name="a.bcusync"))
    third.rename("Built on it", "413KD")
    for number in (2, 3):
        group.withdraw(first.desk, number)
    two_again, _ = back(first, two, two.desk.path)
    third_again, unsent = back(first, third, third.desk.path, 3)
    assert unsent == 1
    assert first.receive(third_again.send(1, name="b.bcusync")).state == "new"
    assert first.receive(two_again.send(1, name="c.bcusync")).state == "new"
    assert (first.surname(), first.surname("413KD")) == ("From Ilford", "Built on it")


def test_new_keys_that_the_lead_listed_in_between_are_no_hindrance(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    card = rotating.ask_for_new_keys(two.desk, two.shelf, tmp_path / "new.bcucard")
    rotating.list_new_keys(first.desk, card)
    listed = first.send(2, name="list.bcusync")
    group.withdraw(first.desk, 2)
    two.receive(listed)
    two.rename("By the new keys")
    two.send(name="never arrives.bcusync")
    two.rename("And on", "413KD")
    again, _ = back(first, two, two.desk.path)
    assert first.receive(again.send(1, name="c.bcusync")).state == "new"
    assert (first.surname(), first.surname("413KD")) == ("By the new keys", "And on")


def _next_number(station: Station) -> int:
    with station.desk.reader() as reader:
        asked = "SELECT next_number FROM log_state"
        return int(reader.connection.exec_driver_sql(asked).scalar() or 0)


@pytest.mark.parametrize("lost", [False, True])
def test_a_desk_that_returns_gives_no_number_of_a_row_twice(tmp_path: Path, *, lost: bool) -> None:
    first, two, _ = three(tmp_path)
    two.desk.do(AddBooking())
    first.receive(two.send(1, name="a.bcusync"))
    two.desk.do(AddBooking())
    group.withdraw(first.desk, 2)
    again, _ = back(first, two, None if lost else two.desk.path)
    assert _next_number(again) > _next_number(two)
    again.desk.do(AddBooking())


def test_a_desk_that_lost_its_file_returns_with_what_the_lead_holds(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    with pytest.raises(Refused, match="desk_is_active"):
        back(first, two, None)
    group.withdraw(first.desk, 2)
    with pytest.raises(Refused, match="not_its_file"):
        _back_wrong(first, two)
    assert tidy(first.desk).changes == 0


def _back_wrong(first: Station, two: Station) -> None:
    first.stick.joinpath("Ilford again.bcucard").unlink()
    back(first, two, first.desk.path)


def a_desk_lost_whose_stick_only_one_took_in(
    folder: Path, *, revoke: bool
) -> tuple[Station, Station, Station]:
    """Of the third, which is lost, only the second took in more; then it was retired itself."""
    first, two, third = three(folder)
    third.rename("Only Ilford holds this")
    two.receive(third.send(2, name="stick.bcusync"))
    two.rename("Built on it", "413KD")
    group.withdraw(first.desk, 2)
    if revoke:
        group.withdraw(first.desk, 3, revoke=True)
    return first, two, third


def a_desk_that_heard(folder: Path) -> Station:
    """The second, which heard by way of the third that the lead retired it; it went on."""
    first, two, third = three(folder)
    two.rename("Never sent")
    group.withdraw(first.desk, 2)
    listed = first.send(3, name="list.bcusync")
    third.receive(listed)
    _pass_on_word(third, two)
    return two


def _pass_on_word(one: Station, to: Station) -> None:
    """Somebody's file brings the lead's word to the desk that it is about."""
    with session.Reader(session.engine_of(one.desk.path, write=False)) as reader:
        found = held.every(reader.connection)
    with session.writing(session.engine_of(to.desk.path, write=True)) as connection:
        held.keep_waiting(connection, (each for each in found if each.header.desk == 1))
    to.receive()


def test_what_it_alone_held_of_another_desk_comes_along(tmp_path: Path) -> None:
    first, two, third = a_desk_lost_whose_stick_only_one_took_in(tmp_path, revoke=False)
    again, unsent = back(first, two, two.desk.path)
    assert unsent == 1
    assert (again.surname(), again.surname("413KD")) == ("Only Ilford holds this", "Built on it")
    assert first.receive(again.send(1, name="b.bcusync")).waiting == 0
    assert (first.surname(), first.surname("413KD")) == ("Only Ilford holds this", "Built on it")
    third.rename("And on")
    assert first.receive(third.send(1, name="c.bcusync")).conflicts == 0
    again.receive(first.send(2, name="d.bcusync"))
    third.receive(first.send(3, name="e.bcusync"))
    assert len({one.digest() for one in (first, again, third)}) == 1


def test_of_a_revoked_desk_it_comes_along_and_waits_for_the_leads_word(tmp_path: Path) -> None:
    first, two, _ = a_desk_lost_whose_stick_only_one_took_in(tmp_path, revoke=True)
    fourth = join(first, "Barking")
    again, _ = back(first, two, two.desk.path)
    assert again.surname("413KD") == "Built on it"  # its own waits for nothing
    found = first.receive(again.send(name="b.bcusync"))
    assert [(one.desk, one.taken) for one in found.beyond] == [(3, False)]
    assert (first.surname("413KD"), first.surname()) != ("Built on it", "Only Ilford holds this")
    let_count(first.desk, 3)
    first.receive()
    told = first.send(name="counts.bcusync")
    for one in (again, fourth):
        one.receive(told)
    assert {one.surname() for one in (first, again, fourth)} == {"Only Ilford holds this"}
    first.receive(again.send(1, name="c.bcusync"))
    assert len({one.digest() for one in (first, again)}) == 1


def test_a_row_that_was_deleted_unsent_and_is_used_since_is_put_back(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    two.desk.do(AddBooking())
    first.receive(two.send(1, name="a.bcusync"))
    two.desk.do(RemoveBooking())
    group.withdraw(first.desk, 2)
    again, unsent = back(first, two, two.desk.path)
    assert unsent == 1
    first.receive(again.send(1, name="b.bcusync"))
    assert first.digest() == again.digest()


def test_what_waits_of_a_lost_desk_goes_on_by_any_way_to_the_lead(tmp_path: Path) -> None:
    first, two, _ = a_desk_lost_whose_stick_only_one_took_in(tmp_path, revoke=True)
    fourth = join(first, "Barking")
    again, _ = back(first, two, two.desk.path)
    fourth.receive(first.send(4, name="list.bcusync"))
    fourth.receive(again.send(4, name="only to four.bcusync"))
    found = first.receive(fourth.send(1, name="passed on.bcusync"))
    assert [(one.desk, one.taken) for one in found.beyond] == [(3, False)]


def test_what_no_desk_would_take_stays_in_the_old_file(tmp_path: Path) -> None:
    first, two, _ = a_desk_lost_whose_stick_only_one_took_in(tmp_path, revoke=False)
    with session.writing(session.engine_of(two.desk.path, write=True)) as connection:
        changed = "UPDATE segment SET signature = zeroblob(64) WHERE desk = 3"
        assert connection.exec_driver_sql(changed).rowcount
    again, _ = back(first, two, two.desk.path)
    assert first.receive(again.send(1, name="b.bcusync")).missing
