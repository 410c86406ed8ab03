"""A damaged exchange file is refused by a real desk, and its file is left as it was, to the byte.

That *every* flipped bit and *every* cut is refused is tested where files are read
(tests/store/exchange/sealed/test_flips.py); here one of each stretch of a few bytes goes all the
way, with everything that a desk does before it reads, and after it has refused.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from tests.work.exchange.stations import three

STRETCH = 20


def _damaged(told: bytes) -> Iterator[bytes]:
    """One bit of each stretch is another; then the file is cut within each."""
    draw = random.Random(20170109)
    for first in range(0, len(told), STRETCH):
        at = draw.randrange(first * 8, min(first + STRETCH, len(told)) * 8)
        changed = bytearray(told)
        changed[at // 8] ^= 1 << at % 8
        yield bytes(changed)
        yield told[: draw.randrange(first, min(first + STRETCH, len(told)))]


def test_a_damaged_file_changes_no_byte_of_a_desk_s_file(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    whole = first.send(2).file
    odd = tmp_path / "odd.bcusync"
    before = two.desk.path.read_bytes()
    for at, told in enumerate(_damaged(whole.read_bytes())):
        odd.write_bytes(told)
        with pytest.raises(Refused, match=r"exchange_(damaged|impossible_size)"):
            two.receive(odd)
        assert two.desk.path.read_bytes() == before, f"number {at} left something"
    assert two.receive(whole).state == "new"
