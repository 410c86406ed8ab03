"""Options may stand anywhere among the words of a call."""

from __future__ import annotations

import pytest

from bcu_desk.shell.cli.parser import WrongUsage, read_call


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["receive", "a.bcu", "--apply", "x", "y"],
            {"file": "a.bcu", "inputs": ["x", "y"], "apply": True},
        ),
        (
            ["run", "a.bcu", "correct", "--reason", "typo", "{}"],
            {"file": "a.bcu", "name": "correct", "reason": "typo", "fields": "{}"},
        ),
        (
            ["run", "--reason=typo", "a.bcu", "correct", "-"],
            {"file": "a.bcu", "name": "correct", "reason": "typo", "fields": "-"},
        ),
        (
            ["show", "a.bcu", "--json", "people", "--on", "2017-01-23", "{}"],
            {"name": "people", "on": "2017-01-23", "fields": "{}", "json": True},
        ),
        (
            ["desk", "invite", "a.bcu", "--spoken", "Ilford", "j.join"],
            {"file": "a.bcu", "card": None, "out": "j.join", "spoken": "Ilford"},
        ),
        (
            ["send", "a.bcu", "x", "--to", "2", "Ilford", "--most", "5"],
            {"out": "x", "to": ["2", "Ilford"], "most": 5.0},
        ),
        (
            ["suggest", "a.bcu", "cover", "--most", "3", "--same-borough"],
            {"file": "a.bcu", "what": "cover", "most": 3},
        ),
        (["receive", "a.bcu", "--", "-x"], {"inputs": ["-x"], "apply": False}),
    ],
)
def test_what_is_no_option_is_read_in_its_order(words: list[str], told: dict[str, object]) -> None:
    given = vars(read_call(words))
    assert {name: given[name] for name in told} == told


@pytest.mark.parametrize("words", [["run", "a.bcu", "correct", "--reason"], ["show", "--on"]])
def test_an_option_without_its_value_is_wrong_usage(words: list[str]) -> None:
    with pytest.raises(WrongUsage, match="expected one argument"):
        read_call(words)
