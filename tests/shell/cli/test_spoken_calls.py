"""Joining by a passphrase on the command line: two people, two profiles, one trip."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bcu_desk.shell.cli.calls import call
from bcu_desk.shell.cli.membership import spoken_calls
from bcu_desk.work.exchange.membership import spoken
from tests.work.exchange.quick_lock import quickly_locked


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "locked", quickly_locked)


class Hands:
    """A person at a computer of their own."""

    def __init__(self, profile: Path, patch: pytest.MonkeyPatch, out: pytest.CaptureFixture[str]):
        self.profile, self._patch, self._out = profile, patch, out

    def say(self, *told: object, code: int = 0, line: str = "") -> dict[str, Any]:
        """Make a call with a line on standard input; gives the document."""
        found: dict[str, Any] = json.loads(self.words(*told, "--json", code=code, line=line))
        return found

    def words(self, *told: object, code: int = 0, line: str = "") -> str:
        """The same; gives the words that people read."""
        self._patch.setenv("BCU_DESK_PROFILE", str(self.profile))
        self._patch.setattr(sys, "stdin", io.StringIO(line))
        found = call([*map(str, told)])
        printed = self._out.readouterr()
        assert found == code, printed
        return printed.out


@pytest.fixture
def people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[Hands, Hands]:
    """The lead and the newcomer."""
    one, two = (Hands(tmp_path / name, monkeypatch, capsys) for name in ("one", "two"))
    return one, two


def test_one_trip_and_both_work_on(people: tuple[Hands, Hands], file: str, tmp_path: Path) -> None:
    one, two = people
    join, there = tmp_path / "two.bcujoin", tmp_path / "two.bcu"
    invited = one.say("desk", "invite", file, join, "--spoken", "Ilford")
    assert len(invited["passphrase"].split()) == 5
    said = invited["passphrase"].upper().replace(" ", ", ")
    joined = two.say("desk", "accept", join, there, "--passphrase", said)
    assert (joined["number"], joined["lead_words"]) == (2, invited["lead_words"])
    first = tmp_path / "first.bcusync"
    two.say("send", there, first)
    one.say("receive", file, first, "--apply")
    back = tmp_path / "back.bcusync"
    one.say("send", file, back)
    two.say("receive", there, back, "--apply")
    rows = two.say("desk", "list", there)["rows"]
    assert [row["name"] for row in rows][1:] == ["Ilford"]
    second = tmp_path / "second.bcusync"
    two.say("send", there, second)
    one.say("receive", file, second, "--apply")


def test_the_words_may_come_as_a_line(
    people: tuple[Hands, Hands], file: str, tmp_path: Path
) -> None:
    one, two = people
    join, there = tmp_path / "two.bcujoin", tmp_path / "two.bcu"
    invited = one.say("desk", "invite", file, join, "--spoken", "Ilford")
    refused = two.say("desk", "accept", join, there, line="", code=1)["refused"]
    assert refused["code"] == "no_passphrase"
    two.say("desk", "accept", join, there, line=f"{invited['passphrase']}\nmore")
    assert there.exists()


def test_a_wrong_passphrase_ends_with_6_and_writes_nothing(
    people: tuple[Hands, Hands], file: str, tmp_path: Path
) -> None:
    one, two = people
    join, there = tmp_path / "two.bcujoin", tmp_path / "two.bcu"
    one.say("desk", "invite", file, join, "--spoken", "Ilford")
    refused = two.say("desk", "accept", join, there, "--passphrase", "babab", code=6)["refused"]
    assert refused["code"] == "wrong_passphrase"
    assert "letter by letter" in refused["message"]
    assert not there.exists()


def test_the_passphrase_is_said_once_and_how_to_withdraw(
    people: tuple[Hands, Hands], file: str, tmp_path: Path
) -> None:
    one, _ = people
    told = one.words("desk", "invite", file, tmp_path / "a.bcujoin", "--spoken", "A")
    assert told.count("Its passphrase") == 1
    one.say("desk", "revoke", file, 2)
    rows = one.say("desk", "list", file)["rows"]
    assert rows[1]["status"] == "revoked"


@pytest.mark.parametrize("more", [(), ("card", "--spoken", "Ilford")])
def test_it_takes_either_a_card_or_a_name(
    people: tuple[Hands, Hands], file: str, tmp_path: Path, more: tuple[str, ...]
) -> None:
    one, _ = people
    words = ("desk", "invite", file, *more[:1], tmp_path / "a.bcujoin", *more[1:])
    assert one.say(*words, code=1)["refused"]["code"] == "no_card_or_name"


def test_a_terminal_asks_without_showing_it(
    people: tuple[Hands, Hands], file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = people
    join = tmp_path / "a.bcujoin"
    one.say("desk", "invite", file, join, "--spoken", "Ilford")
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(spoken_calls, "getpass", lambda asked: f"typed {asked[:14]}")
    assert spoken_calls.passphrase_for(join, None) == "typed The passphrase"
    monkeypatch.setattr(sys, "stdin", None)
    assert not spoken_calls.passphrase_for(join, None)
