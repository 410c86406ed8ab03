"""What a list says where nothing is in it."""

from __future__ import annotations

from collections.abc import Mapping

from bcu_desk.work.sentences import sentence

NOTHING = "Nothing found."
_NONE: Mapping[str, str] = {
    "imports": "Nothing was received here yet. Next: bcu-desk receive FILE IN",
    "exports": "Nothing was sent from here yet. Next: bcu-desk send FILE OUT",
}


def none_of(query: str) -> str:
    """The line for a question without rows."""
    return sentence("no_group", {}) if query == "desks" else _NONE.get(query, NOTHING)
