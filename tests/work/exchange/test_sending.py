"""What is sent, and to whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.bundle import read_file
from tests.work.exchange.stations import join, lead, three


def test_a_file_that_stands_alone_has_nobody_to_send_to(tmp_path: Path) -> None:
    first = lead(tmp_path)
    with pytest.raises(Refused, match="no_group"):
        first.send()
    join(first, "Ilford")
    assert first.send().to == (2,)


def test_only_what_the_readers_lack_is_sent(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.receive(two.send(1, name="a.bcusync"))
    first.rename("Okafor")
    sent = first.send(2, name="b.bcusync")
    assert sent.changes == 1
    two.receive(sent)
    first.receive(two.send(1, name="c.bcusync"))
    again = first.send(2, name="d.bcusync")
    assert (again.changes, read_file(again.file).manifest.purpose) == (0, "receipt")
    assert two.receive(again).state == "nothing_new"
    assert first.send(3, name="e.bcusync").changes > 0


def test_the_file_says_from_whom_to_whom_and_how_it_is_marked(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send()
    told = read_file(sent.file).manifest
    assert (told.desk, told.to, told.purpose) == (1, (2, 3), "changes")
    assert told.marking == "OFFICIAL-SENSITIVE"
    assert sent.file.name == "BCU_01-Desk-01_to_02-03_2016-12-30T1000.bcusync"
    assert b"Okafor" not in sent.file.read_bytes()


def test_no_file_is_written_over_and_no_desk_made_up(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send()
    before = sent.file.read_bytes()
    with pytest.raises(Refused, match="file_exists"):
        first.send()
    assert sent.file.read_bytes() == before
    for number, code in ((9, "unknown_desk"), (1, "nobody_to_send_to")):
        with pytest.raises(Refused, match=code):
            first.send(number)


def test_without_this_profiles_keys_nothing_is_sent(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.shelf = two.shelf
    with pytest.raises(Refused, match="no_keys"):
        first.send()
