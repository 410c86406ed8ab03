"""Three desks by the command line alone, each with a profile and a wrong clock of its own."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.shell.cli.calls import call
from tests.builders import a_booking, a_file
from tests.store.exchange.unseen.test_wards import a_ward_of
from tests.work.exchange.stations import digest_of

CLOCKS = {"lead": "2017-01-23T06:00", "ilford": "2018-02-01T09:00", "dagenham": "2016-06-01T22:00"}


class Person:
    """Somebody at one computer."""

    def __init__(
        self,
        folder: Path,
        name: str,
        patch: pytest.MonkeyPatch,
        out: pytest.CaptureFixture[str],
    ) -> None:
        self.name, self.file, self.stick = name, folder / f"{name}.bcu", folder / "stick"
        self._profile, self._patch, self._out = folder / f"profile of {name}", patch, out

    def say(self, verb: str, *words: object, code: int = 0) -> dict:
        """Make a call on the own file; gives the document."""
        self._patch.setenv("BCU_DESK_PROFILE", str(self._profile))
        self._patch.setenv("BCU_DESK_NOW", CLOCKS[self.name])
        told = call([*verb.split(), *map(str, words), "--json"])
        printed = self._out.readouterr().out
        assert told == code, printed
        return json.loads(printed)

    def run(self, gesture: str, **fields: object) -> None:
        """Run a gesture."""
        self.say("run", self.file, gesture, json.dumps(fields))

    def send(self, name: str, *to: int) -> Path:
        """Write a file onto the stick."""
        words = ("--to", *to) if to else ()
        return Path(self.say("send", self.file, self.stick / name, *words)["file"])

    def take(self, *files: Path) -> dict:
        """Take files in."""
        return self.say("receive", self.file, *files, "--apply", "--removes")

    def open_items(self) -> tuple[set[str], list[tuple[str, str]]]:
        """The conflicts by id, and the clashes with what stands of each."""
        conflicts = self.say("show", self.file, "conflicts")["rows"]
        clashes = self.say("show", self.file, "clashes")["rows"]
        return {one["id"] for one in conflicts}, [(one["id"], one["shown"]) for one in clashes]


@pytest.fixture
def people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[Person, Person, Person]:
    """The lead lets two in; the second hears of the third by a file."""
    (tmp_path / "stick").mkdir()
    lead, two, three = (Person(tmp_path, name, monkeypatch, capsys) for name in CLOCKS)
    a_file(lead.file, a_booking(), *a_ward_of(3))
    for one in (two, three):
        card, join = one.stick / f"{one.name}.bcucard", one.stick / f"{one.name}.bcujoin"
        one.say("desk card", card, "--name", one.name.capitalize())
        lead.say("desk invite", lead.file, card, join)
        one.say("desk accept", join, one.file)
    two.take(lead.send("list.bcusync"))
    return lead, two, three


def test_files_in_any_order_end_alike_and_every_difference_is_shown_until_decided(
    people: tuple[Person, Person, Person],
) -> None:
    lead, two, three = people
    two.run("end_posting", post="EA-W0", on="2017-03-01")
    three.run("end_posting", post="EA-W1", on="2017-03-01")
    for one, start in ((two, "2017-01-24T09:00"), (three, "2017-01-24T11:00")):
        end = start.replace(":00", ":45")
        one.run("move_booking", booking="EA-01-0500", start=start, end=end)
    two.send("lost.bcusync")
    only = two.send("by hand.bcusync", 3)  # the lead gets it by way of the third desk
    cut = two.stick / "cut.bcusync"
    cut.write_bytes(only.read_bytes()[:-9])
    assert three.say("receive", three.file, cut, code=3)["refused"]["code"] == "exchange_damaged"
    assert three.take(only)["state"] == "new"
    assert three.take(only)["state"] == "nothing_new"
    assert lead.say("receive", lead.file, only, code=1)["refused"]["code"] == "exchange_not_for_us"
    carried = three.send("carried.bcusync")
    assert {one["desk"] for one in lead.take(carried)["authors"]} == {2, 3}
    two.take(carried)
    found = [one.open_items() for one in people]
    assert found[0] == found[1] == found[2]
    conflicts, clashes = found[0]
    assert len(conflicts) == 2
    assert [(json.loads(name)[0], shown.split()[-1]) for name, shown in clashes] == [
        ("ward", "leaves")
    ]

    assert [json.loads(name)[2] for name in sorted(conflicts)] == ["end_minute", "start_minute"]
    lead.run("settle", clash=min(conflicts), choice="keep")  # both: they stand together
    row = json.loads(clashes[0][0])[1]
    lead.run("settle", clash=clashes[0][0], choice=f"uphold:{row}")
    decided = lead.send("decided.bcusync")
    for one in (three, two):
        one.take(decided)
    assert [one.open_items() for one in people] == [(set(), [])] * 3
    assert len({digest_of(one.file) for one in people}) == 1


def test_the_lead_dies_with_edits_that_only_the_third_desk_holds_and_nothing_is_lost(
    people: tuple[Person, Person, Person],
) -> None:
    lead, two, three = people
    lead.say("desk second", lead.file, 2)
    named = lead.send("named.bcusync")
    two.take(named)
    three.take(named)
    lead.run("end_posting", post="EA-W0", on="2017-03-01")
    three.take(lead.send("only to three.bcusync", 3))
    three.run("end_posting", post="EA-W1", on="2017-04-01")
    lead.file.unlink()
    assert two.say("desk take-lead", two.file)["step"].endswith("is retired")
    brought = three.send("from three.bcusync")
    (beyond,) = two.say("receive", two.file, brought)["beyond"]
    assert (beyond["desk"], beyond["status"], beyond["taken"]) == (1, "retired", True)
    assert two.take(brought)["state"] == "new"
    three.take(two.send("from two.bcusync", 3))
    assert digest_of(two.file) == digest_of(three.file)
    with closing(sqlite3.connect(two.file)) as opened:
        ended = {day for (day,) in opened.execute("SELECT to_day FROM posting")}
    assert ended >= {"2017-03-01", "2017-04-01"}
    listed = two.say("desk list", two.file)["rows"]
    assert [(one["number"], one["role"], one["status"]) for one in listed] == [
        (1, "member", "retired"), (2, "lead", "active"), (3, "member", "active"),
    ]  # fmt: skip


def test_what_a_revoked_desk_told_another_waits_until_the_lead_allows_it(
    people: tuple[Person, Person, Person],
) -> None:
    lead, two, three = people
    two.run("end_posting", post="EA-W0", on="2017-03-01")
    three.take(two.send("only to three.bcusync", 3))
    lead.say("desk revoke", lead.file, 2)
    brought = three.send("from three.bcusync", 1)
    (beyond,) = lead.take(brought)["beyond"]
    assert (beyond["status"], beyond["taken"]) == ("revoked", False)
    refused = three.say("desk allow", three.file, 2, code=1)["refused"]
    assert refused["code"] == "nothing_beyond"
    lead.say("desk allow", lead.file, 2)
    three.take(lead.send("allowed.bcusync", 3))
    assert digest_of(lead.file) == digest_of(three.file)
