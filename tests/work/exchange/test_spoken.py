"""Joining by a passphrase that is spoken on the telephone: one trip, and keys of its own after."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.unusable import WrongKey
from bcu_desk.store.verify import verify
from bcu_desk.work.clock import Clock
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import group, joining, spoken
from tests.builders import NOON
from tests.work.exchange.quick_lock import quickly_locked
from tests.work.exchange.speaking import NAME, accepted, invited, listed
from tests.work.exchange.stations import group_of, three


@pytest.fixture(autouse=True)
def _quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the work that a passphrase costs small, but where a test is for just that."""
    if "slowly" not in request.fixturenames:
        monkeypatch.setattr(spoken, "locked", quickly_locked)


@pytest.fixture
def slowly() -> None:
    """Ask for the work that people's files have."""


@pytest.mark.usefixtures("slowly")
def test_a_desk_joins_in_one_trip_and_all_take_what_it_says(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.rename("Before")
    told, join = invited(first)
    assert re.fullmatch(r"([a-z]{5} ){4}[a-z]{5}", told.passphrase)
    new = accepted(first, told, join)
    assert new.surname() == "Before"
    assert verify(new.desk.path).whole
    new.rename("By the new desk")
    sent = new.send(name="first.bcusync")
    assert two.receive(sent).state == "new"
    assert first.receive(sent).state == "new"
    assert (first.surname(), two.surname()) == ("By the new desk",) * 2
    two.rename("And back", "413KD")
    assert new.receive(two.send(4, name="back.bcusync")).state == "new"
    third.receive(sent)
    assert new.surname("413KD") == "And back"
    assert third.surname() == "By the new desk"


def test_words_count_however_they_were_written_down(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    told, join = invited(first)
    written = told.passphrase.upper().replace(" ", ",  ", 2) + ".\n"
    accepted(first, replace(told, passphrase=written), join)


def test_a_wrong_passphrase_makes_nothing(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    told, join = invited(first)
    shelf, new = KeyShelf(tmp_path / "other"), tmp_path / "new.bcu"
    with pytest.raises(WrongKey, match="wrong_passphrase") as wrong:
        joining.accept(join, new, shelf, Clock(NOON), passphrase=told.passphrase[:-1])
    assert wrong.value.exit_code == 6
    with pytest.raises(Refused, match="no_passphrase"):
        joining.accept(join, new, shelf, Clock(NOON), passphrase=" ")
    assert not (tmp_path / "other").exists()
    assert not list(tmp_path.glob("new*"))
    assert told.passphrase.encode() not in join.read_bytes()
    assert told.passphrase.encode() not in first.desk.path.read_bytes()


def test_every_truncation_and_each_changed_byte_is_refused_before_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, _ = three(tmp_path)
    _, join = invited(first)
    whole, odd = join.read_bytes(), tmp_path / "odd.bcujoin"
    shelf, new = KeyShelf(tmp_path / "other"), tmp_path / "new.bcu"

    def refused(told: bytes) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_bytes", lambda _: told)
            with pytest.raises(Refused, match="exchange_"):
                joining.accept(odd, new, shelf, Clock(NOON), passphrase="babab babab")

    odd.write_bytes(whole)
    for length in range(len(whole)):
        refused(whole[:length])
    for at in (*range(0, 1_200, 5), *range(len(whole) - 500, len(whole))):
        refused(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert not new.exists()


def test_accepted_on_two_computers_it_is_found_out_and_nothing_is_lost(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    told, join = invited(first)
    here, there = accepted(first, told, join, "here"), accepted(first, told, join, "there")
    here.rename("Here")
    for number in range(3):
        there.rename(f"There {number}")
    first.receive(here.send(name="here.bcusync"))
    before = first.digest()
    theirs = there.send(name="there.bcusync")
    with pytest.raises(Refused, match="exchange_forked"):
        first.receive(theirs)
    two.receive(theirs)
    with pytest.raises(Refused, match="exchange_forked"):
        two.receive(first.send(2, name="word.bcusync"))
    with pytest.raises(Refused, match="exchange_other_keys"):
        there.receive(first.send(4, name="for four.bcusync"))
    assert first.digest() == before
    assert (here.surname(), there.surname(), two.surname()) == ("Here", "There 2", "There 2")
    third.receive(first.send(3, name="third.bcusync"))
    assert third.surname() == "Here"


def test_where_it_has_sent_files_it_is_not_accepted_again(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    told, join = invited(first)
    new = accepted(first, told, join)
    new.send(name="a.bcusync")
    again = tmp_path / "again.bcu"
    with pytest.raises(Refused, match="joined_already"):
        joining.accept(join, again, new.shelf, Clock(NOON), passphrase=told.passphrase)
    assert not again.exists()


def test_one_that_was_withdrawn_before_it_accepted_is_heard_by_nobody(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    told, join = invited(first)
    assert group.withdraw(first.desk, 4, revoke=True).label == f"{NAME} is revoked"
    two.receive(first.send(2, name="word.bcusync"))
    new = accepted(first, told, join)
    new.rename("Too late")
    sent = new.send(name="late.bcusync")
    for station in (first, two):
        with pytest.raises(Refused, match="exchange_withdrawn"):
            station.receive(sent)
        assert station.surname() != "Too late"
    assert listed(first) != new.shelf.next_keys(group_of(first), 4).public


def test_a_name_or_file_that_is_taken_lets_nobody_in(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    invited(first)
    with pytest.raises(Refused, match="file_exists"):
        invited(first)
    with pytest.raises(Refused, match="desk_name_taken"):
        joining.invite_spoken(first.desk, first.shelf, "ILFORD", tmp_path / "a.bcujoin")
    with pytest.raises(Refused, match="only_the_lead"):
        joining.invite_spoken(two.desk, two.shelf, "Other", tmp_path / "a.bcujoin")
    assert not (tmp_path / "a.bcujoin").exists()


def test_a_pending_card_goes_on_waiting(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    told, join = invited(first)
    shelf = KeyShelf(tmp_path / "profile-new")
    card = shelf.pending().public
    new = tmp_path / "new.bcu"
    joining.accept(join, new, shelf, Clock(NOON), passphrase=told.passphrase)
    assert shelf.pending().public == card
