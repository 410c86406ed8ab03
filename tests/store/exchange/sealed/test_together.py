"""Cells that a check of their table spans are those of one desk."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from bcu_desk.store.exchange.sealed.together import groups, together
from bcu_desk.store.tables import SYNCED
from tests.builders import a_booking
from tests.store.exchange.desks import exchange_all, group


def test_start_and_end_stand_together_and_what_no_check_spans_stands_alone() -> None:
    assert together("booking", "end_minute") == {"start_minute", "end_minute"}
    assert together("posting", "from_day") == {"from_day", "to_day"}
    assert together("booking", "purpose") == {"purpose"}
    for noun in SYNCED:
        told = [cell for one in groups(noun) for cell in one]
        assert len(told) == len(set(told)), noun


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("start_minute = end_minute - 5", "end_minute = start_minute + 5"),
        ("end_minute = start_minute + 5", "start_minute = end_minute - 5"),
    ],
)
def test_a_start_and_an_end_of_two_desks_make_no_row_that_the_file_refuses(
    tmp_path: Path, mine: str, theirs: str
) -> None:
    desks = group(tmp_path, 3, a_booking())
    before = desks[0].rows("booking")[0]
    for desk, cells in zip(desks, (mine, theirs), strict=False):
        desk.edit(text(f"UPDATE booking SET {cells}"))
    said = {tuple(one.rows("booking")[0][name] for name in _TIMES) for one in desks[:2]}
    exchange_all(desks, Random(1))
    assert len({one.digest() for one in desks}) == 1
    shown = desks[2].rows("booking")[0]
    assert tuple(shown[name] for name in _TIMES) in said
    assert tuple(before[name] for name in _TIMES) not in said
    (open_cells,) = [found[0] for found in desks[2].contested().values()]
    assert open_cells == sorted(_TIMES)


_TIMES = ("start_minute", "end_minute")
