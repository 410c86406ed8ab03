"""Keys and marks in a profile."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.work.exchange.keys.shelf import KeyShelf


def test_a_desk_that_waits_to_join_has_the_same_keys_each_time(tmp_path: Path) -> None:
    assert KeyShelf(tmp_path).pending() == KeyShelf(tmp_path).pending()


def test_keys_that_a_desk_took_are_not_given_to_the_next(tmp_path: Path) -> None:
    shelf = KeyShelf(tmp_path)
    first = shelf.pending()
    assert shelf.adopt("group", 2) == first
    assert shelf.keys("group", 2) == first
    assert shelf.pending() != first


def test_only_the_owner_can_read_keys(tmp_path: Path) -> None:
    KeyShelf(tmp_path).adopt("group", 2)
    (kept,) = (tmp_path / "exchange").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_without_keys_nothing_is_signed(tmp_path: Path) -> None:
    shelf = KeyShelf(tmp_path)
    for verb in (lambda: shelf.keys("group", 2), lambda: shelf.set_mark("group", 2, 1, 5)):
        with pytest.raises(Refused, match="no_keys"):
            verb()
    assert shelf.mark("group", 2) == (1, 0)


def test_the_mark_never_goes_back_within_an_incarnation(tmp_path: Path) -> None:
    shelf = KeyShelf(tmp_path)
    shelf.adopt("group", 2)
    shelf.set_mark("group", 2, 1, 9)
    shelf.set_mark("group", 2, 1, 4)
    assert shelf.mark("group", 2) == (1, 9)
    shelf.set_mark("group", 2, 2, 1)
    assert shelf.mark("group", 2) == (2, 1)


def test_keys_that_were_spoilt_are_told(tmp_path: Path) -> None:
    shelf = KeyShelf(tmp_path)
    shelf.adopt("group", 2)
    (kept,) = (tmp_path / "exchange").iterdir()
    kept.write_text("{}")
    with pytest.raises(Refused, match="keys_damaged"):
        shelf.keys("group", 2)


def test_new_keys_wait_until_they_are_changed_to(tmp_path: Path) -> None:
    shelf = KeyShelf(tmp_path)
    old = shelf.adopt("group", 2)
    shelf.set_mark("group", 2, 1, 9)
    fresh = shelf.next_keys("group", 2)
    assert fresh != old
    assert shelf.next_keys("group", 2) == fresh
    assert shelf.keys("group", 2) == replace(old, before=(fresh.opens,))
    changed = shelf.change_keys("group", 2)
    assert (changed.public, changed.before) == (fresh.public, (old.opens,))
    assert (shelf.keys("group", 2), shelf.mark("group", 2)) == (changed, (1, 9))
    assert shelf.kept_in("group", 2).endswith("(only you can read it)")
    assert shelf.kept_in("group", 7) == ""


def test_keys_that_were_given_wait_still_until_the_desk_has_its_file(tmp_path: Path) -> None:
    shelf = KeyShelf(tmp_path)
    first = shelf.adopt("group", 2)
    fresh = shelf.pending()
    given = shelf.give("group", 2)
    assert (given.signs, given.before) == (fresh.signs, (first.opens,))
    assert (shelf.give("group", 2), shelf.pending()) == (given, fresh)
    shelf.let_go_of_pending()
    assert shelf.pending() != fresh
