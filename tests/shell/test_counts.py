"""The counts of the frame, with and without the features that can tell them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.shell import offers
from bcu_desk.shell.counts import breaches, counts
from bcu_desk.work import wire
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON, START, Rename


def test_clashes_bcus_and_steps_are_counted(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Okoro"))
    with desk.reader() as reader:
        found = counts(reader, View(START), offers.queries())
    assert found.bcus == (("EA", "East Area"),)
    assert (found.conflicts, found.received) == (0, None)
    assert (found.clashes, found.undo, found.redo) == (0, "Rename 412KD to Okoro", None)


def test_rules_broken_on_the_day_are_counted(made_sample: Path) -> None:
    monday = View(date(2017, 1, 23))
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        found = counts(reader, monday, offers.queries())
        both = breaches(reader, monday, offers.queries())
        one = breaches(reader, View(monday.on, ("EA",)), offers.queries())
    broken = [row for row in both if getattr(row, "severity", "") == "breach"]
    assert found.breaches == len(broken) > len(one) > 0
    assert {row.rule for row in both if row not in broken} == {"R13"}
    assert found.bcus == (("CN", "Central North"), ("EA", "East Area"))


def test_a_lawful_acting_appointment_is_watched_and_no_breach(sample_file: Path) -> None:
    queries, monday = offers.queries(), View(date(2017, 1, 23))
    desk = Desk(sample_file, Clock(NOON))
    with desk.reader() as reader:
        before = counts(reader, monday, queries)
        spare = next(
            row.collar
            for row in wire.made(queries["people"], {}).rows(reader, monday)
            if row.rank == "CI" and not row.posts
        )
    acting = {"post": "EA-S2", "person": spare, "from": "2017-01-23", "to": "2017-02-20"}
    appoint = offers.commands()["appoint"]
    desk.do(wire.made(appoint, {**acting, "standing": "acting", "replace": True}))
    with desk.reader() as reader:
        assert counts(reader, monday, queries).breaches == before.breaches
        assert {row.severity for row in breaches(reader, monday, queries)} >= {"notice"}


def test_a_program_without_features_still_counts_what_the_file_tells(desk: Desk) -> None:
    with desk.reader() as reader:
        found = counts(reader, View(START), {})
        assert breaches(reader, View(START), {}) == ()
    assert (found.breaches, found.bcus, found.undo) == (None, (), None)
