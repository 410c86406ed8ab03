"""The calls of the command line by name, known without loading what carries them out."""

from __future__ import annotations

CALL_NAMES = (
    "new",
    "info",
    "backup",
    "restore",
    "verify",
    "check",
    "run",
    "show",
    "commands",
    "queries",
    "export",
    "chart",
    "map",
    "brief",
    "packs",
    "reply",
    "desk",
    "send",
    "receive",
    "import",
    "boundaries",
    "suggest",
)
DRAWN = ("chart", "map", "brief", "reply")  # these load Qt to draw with
REFUSED, WRONG_USAGE, FAILED = 1, 2, 5
