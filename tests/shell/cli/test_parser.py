"""The calls and their arguments."""

from __future__ import annotations

import pytest

from bcu_desk.shell.cli.parser import WrongUsage, make_parser


def test_a_call_is_read_with_its_arguments() -> None:
    given = make_parser().parse_args(
        ["check", "a.bcu", "--from", "2017-01-09", "--bcu", "EA", "--bcu", "CN", "--strict"]
    )
    assert (given.call, given.file, given.from_day) == ("check", "a.bcu", "2017-01-09")
    assert (given.bcu, given.strict, given.json) == (["EA", "CN"], True, False)


def test_what_is_left_out_has_a_sensible_value() -> None:
    given = make_parser().parse_args(["new", "a.bcu"])
    assert (given.sample, given.seed, given.scale) == ("none", 1, 1)
    given = make_parser().parse_args(["export", "a.bcu", "out.xlsx"])
    assert (given.marking, given.no_names, given.on) == (None, False, None)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["fly"],
        ["info"],
        ["new", "a.bcu", "--scale", "0"],
        ["new", "a.bcu", "--scale", "many"],
        ["new", "a.bcu", "--sample", "paris"],
        ["info", "a.bcu", "b.bcu"],
        ["info", "a.bcu", "--nonsense"],
    ],
)
def test_wrong_usage_says_what_and_knows_the_usage(words: list[str]) -> None:
    with pytest.raises(WrongUsage) as caught:
        make_parser().parse_args(words)
    assert caught.value.told
    assert caught.value.parser.format_usage().startswith("usage: bcu-desk")
