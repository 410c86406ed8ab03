"""A desk's card, and the words that two people compare."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.work.exchange.membership.cards import read_card, spoken, write_card


def test_a_card_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "Romford.bcucard"
    made = write_card(path, "Romford", DeskKeys.make())
    assert read_card(path) == made
    assert json.loads(path.read_text())["words"] == made.words
    with pytest.raises(Refused, match="file_exists"):
        write_card(path, "Romford", DeskKeys.make())


def test_six_words_can_be_said_and_differ_from_key_to_key() -> None:
    told = {spoken(DeskKeys.make().public.fingerprint) for _ in range(50)}
    assert len(told) == 50
    assert all(len(words.split()) == 6 for words in told)
    assert all(len(word) == 5 for words in told for word in words.split())


def test_every_bit_of_the_first_twelve_bytes_is_said() -> None:
    whole = "00" * 32
    for bit in range(96):
        other = (1 << (255 - bit)).to_bytes(32, "big").hex()
        assert spoken(other) != spoken(whole)


@pytest.mark.parametrize("field", ["name", "signs", "opens", "signature", "bcu_desk_card"])
def test_a_card_that_was_changed_is_no_card(tmp_path: Path, field: str) -> None:
    path = tmp_path / "Romford.bcucard"
    write_card(path, "Romford", DeskKeys.make())
    told = json.loads(path.read_text())
    told[field] = "00" if field != "bcu_desk_card" else "x"
    path.write_text(json.dumps(told))
    with pytest.raises(Refused, match="not_a_card"):
        read_card(path)


@pytest.mark.parametrize("told", [b"", b"{}", b"\xff" * 40, b"[" * 9000, b"x" * 20_000])
def test_what_is_no_card_is_told(tmp_path: Path, told: bytes) -> None:
    path = tmp_path / "odd.bcucard"
    path.write_bytes(told)
    with pytest.raises(Refused, match="not_a_card"):
        read_card(path)
