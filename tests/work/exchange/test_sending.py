"""What is sent, and to whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed import segments
from bcu_desk.store.exchange.sealed.bundle import read_file
from bcu_desk.work.exchange.sending import send
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
    assert two.receive(again).state == "receipt"
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


def test_a_stick_that_is_not_there_is_told(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    with pytest.raises(Refused, match="no_folder"):
        first.send(name="gone/file.bcusync")
    assert not (first.stick / "gone").exists()


def test_without_this_profiles_keys_nothing_is_sent(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.shelf = two.shelf
    with pytest.raises(Refused, match="no_keys"):
        first.send()


def test_a_receipt_says_what_is_held_and_is_tiny(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    sent = two.send(1, purpose="receipt", name="r.bcusync")
    assert sent.file.stat().st_size < 3_000
    assert (sent.purpose, sent.changes) == ("receipt", 0)
    assert first.send(2, name="before.bcusync").changes > 0
    found = first.receive(sent)
    assert (found.state, found.changes) == ("receipt", 0)
    assert first.send(2, name="after.bcusync").changes == 0


def test_whoever_has_what_is_asked_for_can_send_it(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(name="a.bcusync")
    two.receive(sent)
    late = two.send(3, name="late.bcusync")
    first.receive(two.send(1, purpose="receipt", name="r.bcusync"))
    asked = third.send(purpose="request", name="q.bcusync")
    found = two.receive(asked)
    assert (found.state, found.asked[0].desk, found.asked[0].name) == ("request", 3, "Dagenham")
    answer = two.send(3, name="answer.bcusync")
    assert third.receive(answer).state == "new"
    assert third.surname() == "Okafor"
    assert third.receive(late).state == "nothing_new"


def test_a_request_names_what_is_missing(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(name="a.bcusync"))
    third.receive(two.send(3, purpose="receipt", name="r.bcusync"))
    told = read_file(third.send(purpose="request", name="q.bcusync").file).manifest
    assert 1 in {desk for desk, _, _, _ in told.wants}


def test_parts_for_mail_come_in_any_order(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(segments, "MOST_ITEMS", 2)
    first, two, _ = three(tmp_path)
    for n in range(6):
        first.rename(f"Edit {n}")
    with pytest.raises(Refused, match="part_too_small"):
        first.send(2, most=2_200)
    sent = first.send(2, most=7_000)
    assert len(sent.files) > 1
    assert all(path.stat().st_size <= 7_000 for path in sent.files)
    assert sent.files[0].name.endswith(f"_1-of-{len(sent.files)}.bcusync")
    assert {read_file(path).manifest.part[1] for path in sent.files} == {len(sent.files)}
    for path in sent.files[::-1]:
        found = two.receive(path)
    assert (found.waiting, two.surname()) == (0, "Edit 5")


def test_sending_tells_how_far_it_is_and_can_be_stopped_anywhere(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    told: list[tuple[int, str]] = []
    before = first.digest()

    def stop_at(number: int) -> Callable[[int, str], None]:
        def going(share: int, words: str) -> None:
            told.append((share, words))
            if len(told) == number:
                raise Stopped

        return going

    for number in range(1, 5):
        told.clear()
        with pytest.raises(Stopped):
            send(first.desk, first.shelf, first.stick / "out.bcusync", going=stop_at(number))
        assert not (first.stick / "out.bcusync").exists()
    told.clear()
    made = send(first.desk, first.shelf, first.stick / "out.bcusync", going=stop_at(0))
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert (first.digest(), two.receive(made).changes > 0) == (before, True)
