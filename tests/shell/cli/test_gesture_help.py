"""The help of one gesture or query: its fields in words, and an example that can be run."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bcu_desk.shell import offers
from bcu_desk.shell.cli.words.gesture_help import example_of, examples, gesture_help
from bcu_desk.work import wire
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Query
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.small import VIEW

FLEET = (
    "book", "book_series", "move_booking", "cancel_booking", "approve_booking", "mark_off_road",
    "back_on_road", "issue_keys", "return_vehicle", "lend", "give_back", "join_waiting_list",
)  # fmt: skip
ASKED = ("vehicles", "resources", "bookings", "free", "use", "loans", "waiting", "due")
KINDS = {"commands": offers.commands(), "queries": offers.queries()}
GIVEN = [(listed, name) for listed in KINDS for name in examples()[listed]]


@pytest.mark.parametrize(("listed", "name"), GIVEN)
def test_an_example_has_fields_that_its_gesture_takes(listed: str, name: str) -> None:
    kind = KINDS[listed][name]
    made = wire.made(kind, examples()[listed][name])
    assert isinstance(made, kind)


@pytest.mark.parametrize(("listed", "name"), GIVEN)
def test_every_field_of_what_has_an_example_is_told(listed: str, name: str) -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(KINDS[listed][name])}
    assert fields <= set(examples()["fields"])


def test_the_whole_fleet_has_examples() -> None:
    assert set(FLEET) <= set(examples()["commands"])
    assert set(ASKED) <= set(examples()["queries"])


def test_the_examples_of_queries_are_answered(made_sample: Path) -> None:
    with Desk(made_sample, Clock(), read_only=True).reader() as reader:
        for name, fields in examples()["queries"].items():
            query = wire.made(KINDS["queries"][name], fields)
            assert isinstance(query, Query)
            assert isinstance(query.rows(reader, View(VIEW.on)), tuple)


def test_the_help_tells_types_what_is_needed_and_what_counts_if_none_is_given() -> None:
    lines = gesture_help("commands", "book", KINDS["commands"]["book"]).splitlines()
    assert lines[0].startswith("book: Book a shared resource")
    told = {line.split()[0]: line for line in lines if line.startswith("  ")}
    assert "text, needed: a registration" in told["vehicle"]
    assert "time, needed" in told["start"]
    assert "number, 1 if none: how many" in told["amount"]
    assert told["pending"].split(maxsplit=1)[1].startswith("true or false: ")
    assert all(len(line) <= 100 for line in lines if "bcu-desk" not in line)
    assert f"  {example_of('commands', 'book')}" in lines


def test_what_has_no_fields_and_no_example_says_less() -> None:
    told = gesture_help("commands", "undo", msgspec.defstruct("Undo", []))
    assert "Fields" not in told
    assert "Example" not in told
    assert "JSON\n" not in told
    assert example_of("commands", "undo") is None
