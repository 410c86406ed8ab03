"""The program tries itself."""

from __future__ import annotations

import json

import pytest

from bcu_desk.shell import self_test as module
from bcu_desk.shell.self_test import self_test


@pytest.fixture
def without_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the pages out: they are drawn in tests of their own."""
    monkeypatch.setattr(module, "_pages", lambda *_: "none")


@pytest.mark.usefixtures("without_pages")
def test_all_is_well_in_a_sound_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert self_test() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "ok     make the sample",
        "ok     verify the file",
        "ok     export a workbook",
        "ok     copy and check",
        "ok     draw each page",
    ]


def test_what_fails_is_named_and_the_rest_is_still_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> str:
        raise RuntimeError("coverage: not shown")

    monkeypatch.setattr(module, "_pages", broken)
    assert self_test(as_json=True) == 1
    tried = json.loads(capsys.readouterr().out)["tried"]
    assert [one["ok"] for one in tried] == [True, True, True, True, False]
    assert tried[-1]["told"] == "RuntimeError: coverage: not shown"
