"""What is to settle, at a terminal: read, and settled by what was read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bcu_desk.shell.cli.calls import call
from bcu_desk.shell.cli.words.open_words import clash_words, conflict_words, short_id, whole_id

WHOLE = ('["person",100,"surname"]', '["booking",7,""]', '["posting",11,12]')


@pytest.mark.parametrize(
    ("whole", "short"),
    list(zip(WHOLE, ("person:100:surname", "booking:7", "posting:11:12"), strict=True)),
)
def test_an_id_is_short_and_comes_back_whole(whole: str, short: str) -> None:
    assert (short_id(whole), whole_id(short), whole_id(whole)) == (short, whole, whole)
    assert whole_id(None) is None


class Desk:
    """A desk at the command line: a profile and a file."""

    def __init__(self, folder: Path, name: str, patch: pytest.MonkeyPatch) -> None:
        self.file = str(folder / f"{name}.bcu")
        self._profile, self._patch = str(folder / name), patch

    def do(self, *words: str) -> None:
        """Make a call that is carried out."""
        self._patch.setenv("BCU_DESK_PROFILE", self._profile)
        assert call(words) == 0

    def rename(self, surname: str) -> None:
        """Give the officer another surname."""
        fields = {"record": "person", "key": "412KD", "changes": {"surname": surname}}
        self.do("run", self.file, "correct", json.dumps(fields))


def test_a_conflict_is_read_and_settled_by_its_short_id(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = (Desk(tmp_path, name, monkeypatch) for name in ("one", "two"))
    one.file = file
    card, join, sent = (str(tmp_path / name) for name in ("c.card", "j.join", "s.bcusync"))
    two.do("desk", "card", card, "--name", "Ilford")
    one.do("desk", "invite", one.file, card, join)
    two.do("desk", "accept", join, two.file)
    one.rename("Okafor")
    two.rename("Bello")
    two.do("send", two.file, sent)
    one.do("receive", one.file, sent, "--apply")
    capsys.readouterr()
    one.do("show", one.file, "conflicts")
    told = capsys.readouterr().out
    assert (
        "person:100:surname  conflict: person 412KD Bello: surname, since 2017-01-23T06:00" in told
    )
    assert "  it was: Tembo" in told
    keep, take = (
        line.strip() for line in told.splitlines() if "Desk 01" in line or "Ilford" in line
    )
    assert (keep[:5], take[:5]) == ("keep:", "take:")
    assert f"bcu-desk run {one.file} settle" in told
    choice = take.split(": ")[0]
    settle = {"clash": "person:100:surname", "choice": choice}
    one.do("run", one.file, "settle", json.dumps(settle))
    capsys.readouterr()
    one.do("show", one.file, "conflicts")
    assert capsys.readouterr().out.startswith("No conflict is open")


def test_a_clash_says_which_choice_upholds_which() -> None:
    sides = [
        {"key": "11", "words": "EA-01-0011", "when": "9:00 to 10:00", "desk": "Ilford"},
        {"key": "12", "words": "EA-02-0012", "when": "", "desk": "Barking"},
    ]
    row = {
        "id": '["booking",11,12]', "kind": "double_booking", "subject": "vehicle EY15 OTB",
        "since": "2017-07-03T14:00:00Z", "told": sides, "decisions": [],
    }  # fmt: skip
    assert clash_words([row], "a.bcu").splitlines()[:4] == [
        "booking:11:12  double booking: vehicle EY15 OTB, since 2017-07-03T15:00",
        "  uphold:11: EA-01-0011, 9:00 to 10:00 (Ilford), as it stands now",
        "  uphold:12: EA-02-0012 (Barking)",
        "  allow: both stay",
    ]
    apart = {"desk": 2, "name": "Ilford", "words": "Allow both", "actor": "PS Kaur", "wall": ""}
    told = clash_words([{**row, "decisions": [apart]}], "a.bcu")
    assert "  take:2: Allow both (Ilford by PS Kaur" in told
    assert "  keep: as it is" in told


def test_a_record_that_one_desk_deleted_is_kept_or_deleted() -> None:
    kept = {"desk": 2, "name": "Ilford", "words": "changed note to Swapped", "wall": ""}
    gone = {"desk": 3, "name": "Barking", "words": "deleted", "wall": "2017-07-03T14:00:00Z"}
    row = {
        "id": '["absence",7,""]', "kind": "edit_or_delete", "subject": "absence of 412KD",
        "since": "2017-07-03T14:00:00Z", "base": None, "cell": "",
        "told": [{**kept, "actor": ""}, {**gone, "actor": "PS Kaur"}],
    }  # fmt: skip
    assert conflict_words([row], "a.bcu").splitlines()[:3] == [
        "absence:7  edit or delete: absence of 412KD, since 2017-07-03T15:00",
        "  keep: changed note to Swapped (Ilford), as shown now",
        "  delete: deleted (Barking by PS Kaur at 2017-07-03T15:00)",
    ]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("possible_duplicate", ["  allow: they are two, and the second gets a key of its own"]),
        (
            "closed_post",
            ["  keep: the posting ends with the post", "  allow: both stay as they are"],
        ),
        ("double_value", ["  allow: both stay"]),
    ],
)
def test_a_clash_tells_the_choices_of_its_kind(kind: str, told: list[str]) -> None:
    member = {"key": "7", "words": "412KD Tembo", "when": "from 9 Jan", "desk": "Ilford"}
    row = {
        "id": '["closed",7]', "kind": kind, "subject": "post EA-D1", "told": [member],
        "since": "2017-01-23T06:00:00Z", "decisions": [],
    }  # fmt: skip
    lines = clash_words([row], "lead.bcu").split("\n\n")[0].splitlines()
    assert lines[0].startswith("closed:7  ")
    assert lines[1].startswith("  uphold:7: 412KD Tembo, from 9 Jan (Ilford)")
    assert lines[2:] == told
