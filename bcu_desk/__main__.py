"""The program's start: a call on the command line, or the window."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from bcu_desk.shell.cli.names import CALL_NAMES, DRAWN, FAILED
from bcu_desk.shell.display import answers
from bcu_desk.work.sentences import sentence

READERS = {  # files of others, each read in a process of its own
    "--read-boundaries": "bcu_desk.features.wards.rules.reading.worker",
    "--read-workbook": "bcu_desk.features.spreadsheets.rules.reading.worker",
}
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    with contextlib.suppress(io.UnsupportedOperation, RuntimeError):
        faulthandler.enable()
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if len(given) == 1 and given[0] in READERS:
        return int(import_module(READERS[given[0]]).main())
    words = [word for word in given if word != "--json"]
    if words == ["self-test"]:
        from bcu_desk.shell.self_test import self_test  # noqa: PLC0415 - loads Qt

        return self_test(as_json="--json" in given)
    if words[:1] and words[0] in DRAWN:
        return _drawn(given)
    if for_window(given):
        return _window(words)
    with loading():
        from bcu_desk.shell.cli.calls import call  # noqa: PLC0415 - the window needs no call
    return call(given)


def _drawn(given: Sequence[str]) -> int:
    """Draw the chart, the map or a pack, or say in a sentence what is missing here for it."""
    try:
        with loading():
            from bcu_desk.shell.drawn.calls import prepared  # noqa: PLC0415 - only these need it

            drawn = prepared(given)
    except ImportError as error:
        return _say("cannot_draw", {"problem": str(error)})
    return drawn()


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """No search for garbage: what is loaded stays, and the search takes a fifth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def for_window(given: Sequence[str]) -> bool:
    """Whether the window is asked for: no call, and at most a file."""
    if not given:
        return True
    word = given[0]
    if len(given) > 1 or word.startswith("-") or word in CALL_NAMES:
        return False
    return word.lower().endswith(".bcu") or os.path.sep in word or Path(word).exists()


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be shown at all: on Linux Qt ends the program where none can."""
    return platform != "linux" or any(environment.get(name) for name in SCREENS)


def _window(words: Sequence[str]) -> int:
    """Open the window, or say in a sentence why it can't be."""
    if not has_screen(os.environ):
        return _no_screen("neither DISPLAY nor WAYLAND_DISPLAY is set")
    if sys.platform == "linux" and not answers(os.environ):
        return _no_screen(f"the display {os.environ['DISPLAY']} does not answer")
    try:
        with loading():
            from bcu_desk.shell.frame import painted_frame  # noqa: PLC0415 - loads Qt

            _, window = painted_frame(words)
            from bcu_desk.shell.app import run  # noqa: PLC0415 - the rest, behind the frame
    except ImportError as error:
        return _no_screen(str(error))
    except OSError as error:
        facts = {"folder": str(error.filename), "problem": str(error.strerror)}
        return _say("no_profile", facts)
    return run(words, window)


def _no_screen(problem: str) -> int:
    return _say("no_screen", {"problem": problem})


def _say(code: str, facts: Mapping[str, str]) -> int:
    sys.stderr.write(sentence(code, facts) + "\n")
    return FAILED


def _speak_utf8() -> None:
    """Names in any script can be read and printed, whatever the console is set to."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="strict")


if __name__ == "__main__":
    sys.exit(main())
