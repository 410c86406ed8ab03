"""How clashes over values and records are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.features.sync.queries.clashes import Clashes
from tests.builders import A_POST, A_VEHICLE, a_desk
from tests.features.sync.asking import MONDAY
from tests.store.exchange.unseen.test_values import A_LINE, A_PATTERN, A_RULE, A_TARGET


@pytest.mark.parametrize(
    ("rows", "subject", "words"),
    [
        (
            (A_LINE, replace(A_LINE, id=9102, position=7)),
            "shift pattern of 412KD Tembo",
            ["early, place 7", "early, place 0"],
        ),
        (
            (A_RULE, replace(A_RULE, id=9201, bound=3, reading="Three")),
            "rule R7",
            ["3 at breach: Three", "2 at breach: Two"],
        ),
        (
            (
                replace(A_TARGET, ward_id=None),
                replace(A_TARGET, id=9002, ward_id=None, amount=4),
            ),
            "target of DWOs in every ward",
            ["4", "2"],
        ),
        (
            (replace(A_POST, id=9001, title="Another"),),
            "post EA-D1",
            ["DWO 1, Constable", "Another, Constable"],
        ),
        (
            (replace(A_VEHICLE, id=9001, title="Spare key"),),
            "vehicle BX16 KLM",
            ["kind IRV at Romford", "Spare key, kind IRV at Romford"],
        ),
    ],
)
def test_each_tells_what_it_is_about_and_both_sides(
    tmp_path: Path, rows: tuple[object, ...], subject: str, words: list[str]
) -> None:
    desk = a_desk(tmp_path, A_PATTERN, *rows)
    with desk.reader() as reader:
        (row,) = Clashes().rows(reader, MONDAY)
    assert row.subject == subject
    assert [one.words for one in row.told] == words
