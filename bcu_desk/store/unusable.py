"""A file or disk that can't be used, and the exit code that a command line call ends with."""

from __future__ import annotations

from bcu_desk.domain.refusals import Fact

NOT_A_DESK = 3
IN_USE = 4
DISK = 5
WRONG_KEY = 6


class Unusable(Exception):
    """The desk file can't be read or written; nothing of it was changed.

    `code` names the sentence in `resources/text/refusals/store.json`, `facts` fill its gaps and
    `exit_code` is CONTRACT's: 3 not a desk file, damaged, tampered with or too new; 4 in use by
    another program; 5 disk full, read-only or an I/O error; 6 wrong passphrase or key.
    """

    exit_code: int = DISK

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, Fact] = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code}({told})"


class NotADesk(Unusable):
    """Not a desk file, damaged, tampered with, or made by a newer program."""

    exit_code = NOT_A_DESK


class InUse(Unusable):
    """Another program holds the file and did not give way in time."""

    exit_code = IN_USE


class DiskFault(Unusable):
    """The disk is full, can't be written or fails."""

    exit_code = DISK


class WrongKey(Unusable):
    """The passphrase that was given opens nothing; which part of it is wrong can't be told."""

    exit_code = WRONG_KEY
