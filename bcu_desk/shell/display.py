"""Whether a display answers, asked before Qt: where none does, Qt ends the program."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping

PATIENCE_SECONDS = 3.0
X_PORT = 6000
_NAME = re.compile(r"(?P<host>[^:]*):(?P<number>\d+)(\.\d+)?")


def answers(environment: Mapping[str, str]) -> bool:
    """Whether the X display that is named takes connections; True where Qt uses another.

    A name of a form that is not known here is left to Qt.
    """
    name = environment.get("DISPLAY", "")
    if environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM", "xcb") != "xcb":
        return True
    found = _NAME.fullmatch(name)
    if found is None:
        return True
    number = int(found["number"])
    if found["host"] in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server has its socket
        return any(_takes(socket.AF_UNIX, at) for at in (f"\0{path}", path))
    return _reached(found["host"], X_PORT + number)


def _takes(family: int, address: str) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.settimeout(PATIENCE_SECONDS)
        return tried.connect_ex(address) == 0


def _reached(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), PATIENCE_SECONDS).close()
    except OSError:
        return False
    return True
