"""Which processes of this computer still run, so that a dead one's leavings can be taken."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NO_SUCH_PROCESS = 87
_STILL_ACTIVE = 259
_QUERY_LIMITED = 0x1000

if sys.platform == "win32":  # pragma: no cover - Windows only
    import ctypes
    from ctypes import wintypes

    def is_running(pid: int) -> bool:
        """Whether a process of this number runs on this computer."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_QUERY_LIMITED, False, pid)
        if not handle:
            return ctypes.get_last_error() != _NO_SUCH_PROCESS
        code = wintypes.DWORD()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == _STILL_ACTIVE

else:

    def is_running(pid: int) -> bool:
        """Whether a process of this number runs on this computer; a zombie does not."""
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return _state(pid) != "Z"


def started(pid: int) -> str:
    """A mark of when a process began, so that a number given twice is told apart.

    Clock ticks since the computer's start, where the system tells them (Linux); else ''.
    """
    parts = _stat(pid)
    return parts[19] if len(parts) > 19 else ""


def _state(pid: int) -> str:
    parts = _stat(pid)
    return parts[0] if parts else ""


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the name, which may itself hold spaces."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return told.rpartition(")")[2].split()
