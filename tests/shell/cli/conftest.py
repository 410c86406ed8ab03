"""What tests of the command line stand on: a small file, a profile, a call with --json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bcu_desk.shell.cli.calls import call
from tests.builders import a_booking, a_file, a_posting

Said = tuple[int, dict[str, object]]


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The small desk file."""
    return str(a_file(tmp_path / "small.bcu", a_posting(), a_booking()))


@pytest.fixture(autouse=True)
def _own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BCU_DESK_PROFILE", str(tmp_path / "profile"))
    monkeypatch.setenv("BCU_DESK_NOW", "2017-01-23T06:00")


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]):
    """Make a call with --json; gives the exit code and the one document printed."""

    def made(*words: str) -> Said:
        code = call([*words, "--json"])
        printed = capsys.readouterr()
        assert printed.err == ""
        assert printed.out.count("\n") == 1
        return code, json.loads(printed.out)

    return made
