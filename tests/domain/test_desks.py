"""Desks of a group."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.desks import ACTIVE, MEMBER, RETIRED, REVOKED, GroupDesk

ROMFORD = GroupDesk(id=3, name="Romford", role=MEMBER, signs="00", opens="age1")


def test_an_active_desk_is_taken_at_its_word() -> None:
    assert ROMFORD.status == ACTIVE
    assert ROMFORD.active
    assert ROMFORD.takes(9, 10**9)


def test_of_a_desk_that_was_withdrawn_only_what_it_said_before_is_taken() -> None:
    for status in (RETIRED, REVOKED):
        gone = replace(ROMFORD, status=status, last_incarnation=2, last_number=412)
        assert not gone.active
        assert gone.takes(1, 500)
        assert gone.takes(2, 412)
        assert not gone.takes(2, 413)
        assert not gone.takes(3, 1)


def test_of_a_desk_withdrawn_from_the_start_nothing_is_taken() -> None:
    assert not replace(ROMFORD, status=REVOKED).takes(1, 1)
