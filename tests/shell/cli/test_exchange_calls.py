"""Exchange by the command line alone: three profiles, three files, one stick."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bcu_desk.shell.cli.calls import call


class Hands:
    """A person at one computer, with a profile of their own."""

    def __init__(
        self, folder: Path, name: str, patch: pytest.MonkeyPatch, out: pytest.CaptureFixture[str]
    ) -> None:
        self.profile, self.file, self.stick = (
            folder / name,
            folder / f"{name}.bcu",
            folder / "stick",
        )
        self.stick.mkdir(exist_ok=True)
        self._patch, self._out = patch, out

    def say(self, *words: object, code: int = 0) -> dict:
        """Make a call; gives the document."""
        self._patch.setenv("BCU_DESK_PROFILE", str(self.profile))
        told = call([*map(str, words), "--json"])
        printed = self._out.readouterr().out
        assert told == code, printed
        return json.loads(printed)

    def surname(self) -> str:
        rows = self.say("show", self.file, "people")["rows"]
        return next(row["name"] for row in rows if row["collar"] == "412KD")


@pytest.fixture
def people(
    tmp_path: Path,
    file: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[Hands, Hands]:
    """Two people: the first has the small file and lets the second in."""
    one, two = (Hands(tmp_path, name, monkeypatch, capsys) for name in ("one", "two"))
    one.file = Path(file)
    card, join = one.stick / "two.bcucard", one.stick / "two.bcujoin"
    shown = two.say("desk", "card", card, "--name", "Ilford")
    invited = one.say("desk", "invite", one.file, card, join)
    joined = two.say("desk", "accept", join, two.file)
    assert invited["words"] == shown["words"]
    assert (joined["number"], joined["lead_words"]) == (2, invited["lead_words"])
    return one, two


def test_a_card_without_a_name_is_called_as_its_file(people: tuple[Hands, Hands]) -> None:
    _, two = people
    assert two.say("desk", "card", two.stick / "Romford.bcucard")["name"] == "Romford"


def test_changes_go_there_and_back(people: tuple[Hands, Hands]) -> None:
    one, two = people
    fields = {"record": "person", "key": "412KD", "changes": {"surname": "Okafor"}}
    two.say("run", two.file, "correct", json.dumps(fields))
    sent = two.say("send", two.file, two.stick)
    assert (sent["changes"], sent["to"]) == (1, [1])
    look = one.say("receive", one.file, sent["file"])
    assert (look["state"], look["applied"], look["changed"]) == ("new", False, {"person": 1})
    assert "Tembo" in one.surname()
    assert one.say("receive", one.file, sent["file"], "--apply")["applied"] is True
    assert "Okafor" in one.surname()
    assert one.say("receive", one.file, sent["file"])["state"] == "nothing_new"
    assert one.say("receive", one.file, code=1)["refused"]["code"] == "no_files_named"
    assert one.say("receive", one.file, "--take-back")["taken_back"] == Path(sent["file"]).name
    assert "Tembo" in one.surname()
    assert one.say("receive", one.file, sent["file"], "--apply")["state"] == "new"
    rows = one.say("desk", "list", one.file)["rows"]
    assert [(row["number"], row["name"], row["role"]) for row in rows] == [
        (1, "Desk 01", "lead"),
        (2, "Ilford", "member"),
    ]


def test_both_sides_count_the_changes_that_people_made(people: tuple[Hands, Hands]) -> None:
    one, two = people
    fields = {"record": "person", "key": "412KD", "changes": {"surname": "Okafor"}}
    two.say("run", two.file, "correct", json.dumps(fields))
    sent = two.say("send", two.file, two.stick)
    assert (sent["changes"], sent["made_here"], sent["names"]) == (1, 1, ["Desk 01"])
    assert one.say("receive", one.file, sent["file"], "--apply")["changes"] == 1
    assert one.say("show", one.file, "imports")["rows"][0]["changes"] == 1
    word = one.say("send", one.file, one.stick, "--to", 2)
    assert word["changes"] == 0
    heard = two.say("receive", two.file, word["file"], "--apply")
    assert (heard["state"], heard["changes"]) == ("new", 0)
    assert two.say("show", two.file, "imports")["rows"][0]["changes"] == 0


def test_a_desk_is_retired(people: tuple[Hands, Hands]) -> None:
    one, two = people
    assert "Ilford" in one.say("desk", "retire", one.file, 2)["step"]
    refused = one.say("send", one.file, one.stick, code=1)["refused"]
    assert refused["code"] == "nobody_to_send_to"
    refused = two.say("desk", "retire", two.file, 1, code=7)["refused"]
    assert refused["code"] == "only_the_lead"


def test_a_desk_is_withdrawn_by_its_name(people: tuple[Hands, Hands]) -> None:
    one, two = people
    refused = one.say("desk", "revoke", one.file, "Barking", code=1)["refused"]
    assert refused["code"] == "unknown_desk_name"
    assert one.say("desk", "second", one.file, "ilford")["step"].startswith("Ilford may take")
    assert one.say("desk", "revoke", one.file, "Ilford")["step"] == "Ilford is revoked"
    card, join = one.stick / "back.bcucard", one.stick / "back.bcujoin"
    two.say("desk", "card", card)
    assert one.say("desk", "readmit", one.file, card, join, "Ilford")["number"] == 2


def test_a_damaged_file_is_told_and_changes_nothing(people: tuple[Hands, Hands]) -> None:
    one, two = people
    sent = Path(two.say("send", two.file, two.stick)["file"])
    sent.write_bytes(sent.read_bytes()[:-9])
    before = one.file.read_bytes()
    refused = one.say("receive", one.file, sent, "--apply", code=3)["refused"]
    assert refused["code"] == "exchange_damaged"
    assert "Copy it again" in refused["message"]
    assert one.file.read_bytes() == before


def test_the_same_in_words(people: tuple[Hands, Hands], capsys: pytest.CaptureFixture[str]) -> None:
    one, two = people
    two.say("send", two.file, two.stick / "a.bcusync")
    one.say("info", one.file)
    assert call(["receive", str(one.file), str(two.stick / "a.bcusync")]) == 0
    assert "add --apply" in capsys.readouterr().out
    assert call(["desk", "list", str(one.file)]) == 0
    assert "Ilford" in capsys.readouterr().out
    two.say("desk", "card", two.stick / "again.bcucard", "--name", "Barking")
    assert call(["desk", "card", str(two.stick / "again.bcucard"), "--name", "Barking"]) == 1
    assert "again.bcucard" in capsys.readouterr().err


def test_a_receipt_and_a_request_by_the_command_line(people: tuple[Hands, Hands]) -> None:
    one, two = people
    receipt = two.say("send", two.file, two.stick / "r.bcusync", "--receipt")
    assert (receipt["purpose"], receipt["changes"]) == ("receipt", 0)
    assert one.say("receive", one.file, receipt["file"], "--apply")["state"] == "receipt"
    request = two.say("send", two.file, two.stick / "q.bcusync", "--request", "--most", 5)
    found = one.say("receive", one.file, request["file"], "--apply")
    assert (found["state"], found["asked"][0]["desk"]) == ("request", 2)


def test_keys_are_changed_and_a_desk_is_revoked(people: tuple[Hands, Hands]) -> None:
    one, two = people
    assert one.say("info", one.file)["keys"].endswith("(only you can read it)")
    assert two.say("desk", "rotate", two.file, code=1)["refused"]["code"] == "no_card_named"
    card = two.stick / "keys.bcucard"
    words = two.say("desk", "rotate", two.file, card)["words"]
    assert one.say("desk", "renew", one.file, card)["words"] == words
    assert one.say("desk", "rotate", one.file)["step"] == "Desk 01 has new keys"
    sent = one.say("send", one.file, one.stick)["file"]
    assert two.say("receive", two.file, sent, "--apply")["state"] == "new"
    back = two.say("send", two.file, two.stick)["file"]
    assert one.say("receive", one.file, back, "--apply")["state"] in ("new", "receipt")
    assert one.say("desk", "revoke", one.file, 2)["step"] == "Ilford is revoked"


def test_the_lead_is_handed_on_or_taken_and_partners_get_an_export(
    people: tuple[Hands, Hands],
) -> None:
    one, two = people
    assert two.say("desk", "take-lead", two.file, code=7)["refused"]["code"] == "not_the_second"
    named = one.say("desk", "second", one.file, 2)["step"]
    assert named == "Ilford may take the lead if the lead desk is lost"
    sent = one.say("send", one.file, one.stick)["file"]
    assert two.say("receive", two.file, sent, "--apply")["applied"] is True
    assert two.say("desk", "take-lead", two.file)["step"].startswith("Ilford leads the group")
    assert one.say("desk", "lead", one.file, 2)["step"] == "Ilford leads the group"
    out = one.stick / "partners.json"
    told = one.say(
        "send", one.file, out, "--borough", "Havering", "--no-names", "--recipient", "The council"
    )
    assert (told["marking"], told["purpose"]) == ("OFFICIAL", "export")
    newest = one.say("show", one.file, "exports")["rows"][0]
    assert (newest["purpose"], newest["recipient"]) == ("export", "The council")


def test_desks_are_named_as_the_list_shows_them(people: tuple[Hands, Hands]) -> None:
    one, _ = people
    sent = one.say("send", one.file, one.stick / "n.bcusync", "--to", "ILFORD")
    assert sent["to"] == [2]
    out = one.stick / "none.bcusync"
    refused = one.say("send", one.file, out, "--to", "Romford", code=1)["refused"]
    assert refused["code"] == "unknown_desk_name"
    assert "01 Desk 01, 02 Ilford" in refused["message"]
    assert not out.exists()


def test_who_withdraws_a_desk_is_told_to_send_a_file(
    people: tuple[Hands, Hands], capsys: pytest.CaptureFixture[str]
) -> None:
    one, _ = people
    one.say("info", one.file)
    assert call(["desk", "revoke", str(one.file), "2"]) == 0
    assert "Send a file to every desk" in capsys.readouterr().out


def test_a_receipt_and_a_request_at_once_are_wrong_usage(people: tuple[Hands, Hands]) -> None:
    one, _ = people
    out = one.stick / "both.bcusync"
    told = one.say("send", one.file, out, "--receipt", "--request", code=2)
    assert "not allowed with" in told["refused"]["message"]
    assert not out.exists()


def test_a_folder_is_no_exchange_file_and_a_missing_one_takes_no_file(
    people: tuple[Hands, Hands],
) -> None:
    one, two = people
    refused = one.say("receive", one.file, one.stick, code=1)["refused"]
    assert refused["code"] == "empty_folder"
    assert ".bcusync" in refused["message"]
    gone = one.stick / "gone"
    refused = two.say("desk", "card", gone / "c.bcucard", "--name", "Ilford", code=1)["refused"]
    assert refused["code"] == "no_folder"
    card = one.stick / "two.bcucard"
    refused = one.say("desk", "invite", one.file, card, gone / "j.bcujoin", code=1)["refused"]
    assert refused["code"] == "no_folder"
    assert len(one.say("desk", "list", one.file)["rows"]) == 2
    export = ("send", one.file, gone / "e.bcusync", "--no-names")
    assert one.say(*export, code=1)["refused"]["code"] == "no_folder"
    backup = one.say("backup", one.file, gone / "b.bcu", code=1)["refused"]
    assert backup["code"] == "no_folder"
    assert not gone.exists()


def test_a_copy_made_before_a_file_is_applied_is_told(people: tuple[Hands, Hands]) -> None:
    one, two = people
    fields = {"record": "person", "key": "412KD", "changes": {"surname": "Okafor"}}
    two.say("run", two.file, "correct", json.dumps(fields))
    sent = two.say("send", two.file, two.stick)["file"]
    assert two.say("info", two.file)["copies"] == ""
    one.say("receive", one.file, sent, "--apply")
    told = one.say("info", one.file)["copies"]
    assert told.startswith("1 kept in ")
    assert told.endswith(".bcu")


@pytest.mark.parametrize("most", ["0", "-1", "nan", "inf", "ten", "1e-9", ""])
def test_parts_of_a_size_that_cannot_be_are_wrong_usage(
    people: tuple[Hands, Hands], most: str
) -> None:
    one, _ = people
    out = one.stick / "parts.bcusync"
    told = one.say("send", one.file, out, f"--most={most}", code=2)["refused"]
    assert (told["code"], "megabytes is wanted" in told["message"]) == ("wrong_usage", True)
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--no-names", "--to", "2"),
        ("--borough", "Havering", "--most", "5"),
        ("--no-names", "--receipt"),
        ("--recipient", "The council"),
        ("--marking", "OFFICIAL", "--to", "2"),
    ],
)
def test_words_for_partners_and_for_desks_do_not_mix(
    people: tuple[Hands, Hands], words: tuple[str, ...]
) -> None:
    one, _ = people
    out = one.stick / "mixed.bcusync"
    told = one.say("send", one.file, out, *words, code=2)["refused"]
    assert "for partners" in told["message"]
    assert not out.exists()


def test_a_folder_that_is_not_there_is_not_taken_for_a_name(people: tuple[Hands, Hands]) -> None:
    one, two = people
    gone = f"{one.stick / 'gone'}/"
    for more in ((), ("--no-names",)):
        refused = one.say("send", one.file, gone, *more, code=1)["refused"]
        assert refused["code"] == "no_folder"
    join = one.stick / "two.bcujoin"
    refused = two.say("desk", "accept", join, gone + "new.bcu", code=1)["refused"]
    assert refused["code"] == "no_folder"
    assert not Path(gone).exists()


def test_where_nothing_is_old_enough_tidying_says_so(
    people: tuple[Hands, Hands], capsys: pytest.CaptureFixture[str]
) -> None:
    one, _ = people
    assert one.say("desk", "tidy", one.file)["changes"] == 0
    assert call(["desk", "tidy", str(one.file)]) == 0
    assert "nothing to let go of yet" in capsys.readouterr().out


def test_a_call_without_its_verb_is_told_which_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        call(["desk"])
    assert ended.value.code == 2
    assert "take-lead" in capsys.readouterr().err


def test_the_list_of_desks_reads_the_same_by_its_call_and_as_a_question(
    people: tuple[Hands, Hands], capsys: pytest.CaptureFixture[str]
) -> None:
    one, _ = people
    one.say("info", one.file)
    assert call(["desk", "list", str(one.file)]) == 0
    listed = capsys.readouterr().out
    assert call(["show", str(one.file), "desks"]) == 0
    assert capsys.readouterr().out == listed
    assert "this desk" in listed


def test_a_look_names_what_goes(
    people: tuple[Hands, Hands], capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = people
    person = {"collar": "900KD", "rank": "PC", "forename": "Ben", "surname": "Roe", "bcu": "EA"}
    two.say("run", two.file, "add_person", json.dumps({**person, "from": "2017-01-09"}))
    came = two.say("send", two.file, two.stick / "a.bcusync")["file"]
    one.say("receive", one.file, came, "--apply")
    two.say("run", two.file, "undo")
    gone = two.say("send", two.file, two.stick / "b.bcusync")["file"]
    one.say("info", one.file)
    assert call(["receive", str(one.file), gone]) == 0
    told = capsys.readouterr().out
    assert "  removed: 1 person" in told
    assert "    person 900KD Roe\n" in told
    assert "1 removal among them" in told


def test_what_waits_for_an_earlier_part_is_told_until_that_comes(
    people: tuple[Hands, Hands],
) -> None:
    one, two = people
    for surname in ("Okafor", "Bello"):
        fields = {"record": "person", "key": "412KD", "changes": {"surname": surname}}
        two.say("run", two.file, "correct", json.dumps(fields))
        two.say("send", two.file, two.stick / f"{surname}.bcusync")
    parts = two.say("send", two.file, two.stick / "p.bcusync", "--most", "0.0036")["files"]
    assert len(parts) > 1
    found = one.say("receive", one.file, parts[-1], "--apply")
    assert (found["state"], one.say("info", one.file)["waiting"]) == ("waiting", 1)
    assert "Tembo" in one.surname()
    one.say("receive", one.file, *parts[:-1], "--apply")
    assert ("Bello" in one.surname(), one.say("info", one.file)["waiting"]) == (True, 0)
