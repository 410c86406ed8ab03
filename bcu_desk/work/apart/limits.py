"""What a process that reads the files of others may take: set by itself, before it reads."""

from __future__ import annotations

import sys
from importlib import import_module

CAN_LIMIT = sys.platform != "win32"


def limit(*, memory: int, seconds: int, answer: int) -> None:
    """Cap memory, time and what can be written, where the system can; no core is dumped."""
    if not CAN_LIMIT:
        return
    resource = import_module("resource")
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, answer),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))
