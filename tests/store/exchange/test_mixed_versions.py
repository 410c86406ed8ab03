"""Older and newer programs exchange; after an update a desk says what the others say."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from bcu_desk.store.exchange.upkeep import parking
from tests.store.exchange.versions import (
    NEW,
    NOUN,
    ROWS,
    Mixed,
    desks_in,
    main,
    make_newer,
    older_program,
    values_of,
)


@pytest.mark.parametrize("seed", range(60))
def test_a_history_of_mixed_versions_ends_alike_on_every_desk(tmp_path: Path, seed: int) -> None:
    assert Mixed(tmp_path / "desks", seed).run() == []


def test_an_update_that_takes_nothing_up_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parking, "take_up", lambda *_, **__: 0)
    found = [Mixed(tmp_path / f"{seed}", seed).run() for seed in (0, 1)]
    assert any("the desks say different things" in one for one in found)


def test_an_older_desk_keeps_and_sends_on_what_it_does_not_know(tmp_path: Path) -> None:
    newer, older, third = desks_in(tmp_path / "desks", {1})
    newer.edit(text(f"UPDATE {NOUN} SET {NEW} = 'v1', ordered_by = 'v2' WHERE id = {ROWS[0]}"))
    told = newer.sends()
    with older_program():
        older.takes(told)
        (row,) = [one for one in older.rows(NOUN) if one["id"] == ROWS[0]]
        assert (row["ordered_by"], NEW in row) == ("v2", False)
        sent = older.sends(third.knows())
    third.takes(sent)
    assert third.digest() == newer.digest()
    assert values_of(older.path) == {"v1", "v2"}
    make_newer(older.path)
    assert older.digest() != newer.digest()


def test_no_history_is_none_wrong(tmp_path: Path) -> None:
    assert main(0, folder=tmp_path) == 0
