"""Only the call that is made is loaded."""

from __future__ import annotations

import pytest

from bcu_desk.shell.cli.names import DRAWN
from bcu_desk.shell.drawn.calls import MODULES, drawn_call, prepared


def test_every_call_that_draws_can_be_loaded() -> None:
    assert tuple(MODULES) == DRAWN
    assert all(callable(prepared(["--json", name])) for name in DRAWN)


def test_wrong_words_end_as_any_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn_call(["brief", "--json"]) == 2
    assert "wrong_usage" in capsys.readouterr().out
