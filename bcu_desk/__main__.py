"""The program's start: a call on the command line, or the window."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Sequence

from bcu_desk.shell.cli.calls import CALLS, call

WINDOWED = ("self-test",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    faulthandler.enable()
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = [word for word in given if word != "--json"]
    if not _for_window(words):
        return call(given)
    if words[:1] == ["self-test"]:
        from bcu_desk.shell.self_test import self_test  # noqa: PLC0415 - loads Qt

        return self_test(as_json="--json" in given)
    from bcu_desk.shell.app import run  # noqa: PLC0415 - loads Qt

    return run(words)


def _for_window(words: Sequence[str]) -> bool:
    """Whether the window is asked for: no call, and at most a file."""
    if words[:1] == ["self-test"]:
        return len(words) == 1
    return len(words) <= 1 and not any(word.startswith("-") or word in CALLS for word in words)


if __name__ == "__main__":
    sys.exit(main())
