"""Segments that were opened: what they tell without their changes, and with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.store import session
from bcu_desk.store.exchange import held
from bcu_desk.store.exchange.sealed.segments import Segment
from bcu_desk.work.exchange import reading
from bcu_desk.work.exchange.opened import Opened, authors
from tests.work.exchange.stations import Station, three


def own_segments(station: Station) -> tuple[Segment, ...]:
    """What a station has sealed of its own."""
    with station.desk.reader() as reader:
        found = held.beyond(reader.connection, Knowledge())
    return tuple(one for one in found if one.header.desk == 1)


def test_a_segment_tells_the_same_whether_its_changes_are_in_memory_or_not(
    tmp_path: Path,
) -> None:
    first, two, _ = three(tmp_path)
    two.rename("Known", "413KD")
    first.receive(two.send(1, name="back.bcusync"))
    first.rename("Okafor")
    first.send(2, name="out.bcusync")
    segment = own_segments(first)[-1]
    kept, lean = (Opened.of(segment, Knowledge(), keep=keep) for keep in (True, False))
    assert lean.kept is None
    assert list(kept) == list(lean)
    assert len(kept) == len(lean) == len(list(lean))
    assert next(iter(lean)) in lean
    assert (kept.told, kept.needs, kept.stretch()) == (lean.told, lean.needs, lean.stretch())
    assert list(lean.arrived().items) == list(kept)
    assert kept.needs.of(FeedId(2, 1)) > 0
    (author,) = authors([lean])
    assert (author.name, author.changes) == ("PS Test", sum(lean.told.values()))


def test_what_was_known_before_is_not_counted(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    first.rename("Okafor")
    first.send(2, name="out.bcusync")
    segment = own_segments(first)[-1]
    every = Knowledge({segment.header.feed: segment.header.last})
    none = Opened.of(segment, every, keep=False)
    assert (dict(none.told), none.of_desks, none.parked, authors([none])) == ({}, (), 0, ())
    assert len(none) > 0


def test_a_file_too_large_for_memory_is_taken_in_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_AT_ONCE", 0)
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(2, name="out.bcusync")
    look = two.receive(sent, apply=False)
    assert (look.changes, look.changed) == (two.receive(sent).changes, {"person": 1})
    assert two.digest() == first.digest()
    with session.writing(session.engine_of(two.desk.path, write=True)) as connection:
        assert connection.exec_driver_sql("SELECT capture, merging FROM log_state").one() == (1, 0)
