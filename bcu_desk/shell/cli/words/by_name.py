"""Gestures and queries by their own names: `bcu-desk book FILE …`, `bcu-desk book --help`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from bcu_desk.shell import offers
from bcu_desk.shell.cli.names import CALL_NAMES
from bcu_desk.shell.cli.words.gesture_help import gesture_help

HELP = frozenset({"-h", "--help"})
CALLS = {"run": "commands", "show": "queries"}


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """The call that runs a gesture or shows a query, where its name stands first.

    `book FILE JSON` is `run FILE book JSON`; anything else stays as it is.
    """
    words = list(arguments)
    for call, listed in CALLS.items():
        if words[:1] and words[0] not in CALL_NAMES and words[0] in _kinds(listed):
            name, *rest = (word for word in words if word != "--json")
            as_json = ["--json"] if "--json" in words else []
            return [call, *rest[:1], name, *rest[1:], *as_json]
    return words


def helped(arguments: Sequence[str]) -> str | None:
    """The help that is asked for of one gesture or query, or None."""
    if not HELP.intersection(arguments):
        return None
    first, *rest = arguments
    for call, listed in CALLS.items():
        kinds = _kinds(listed)
        asked = rest if first == call else [] if first in CALL_NAMES else [first]
        name = next((word for word in asked if word in kinds), None)
        if name is not None:
            return gesture_help(listed, name, kinds[name])
    return None


def _kinds(listed: str) -> Mapping[str, type[msgspec.Struct]]:
    return offers.commands() if listed == "commands" else offers.queries()
