"""What a list says where nothing is in it."""

from __future__ import annotations

import pytest

from bcu_desk.shell.cli.calls import call
from bcu_desk.shell.cli.words.nothing import none_of


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("desk", "list"), "This file stands alone: no desk exchanges with it yet."),
        (("show", "desks"), "This file stands alone"),
        (("show", "conflicts"), "No conflict is open: desks differ in nothing."),
        (("show", "clashes"), "No clash is open."),
        (("show", "imports"), "Nothing was received here yet."),
        (("show", "exports"), "Nothing was sent from here yet."),
    ],
)
def test_a_file_that_stands_alone_says_so(
    file: str, capsys: pytest.CaptureFixture[str], words: tuple[str, str], told: str
) -> None:
    first, second = words
    rest = (second, file) if first == "desk" else (file, second)
    assert call([first, *rest]) == 0
    assert capsys.readouterr().out.startswith(told)


def test_any_other_list_is_just_empty() -> None:
    assert none_of("bookings") == "Nothing found."
