"""Letting a desk in by a passphrase that is spoken on the telephone, and joining with one."""

from __future__ import annotations

import sys
from dataclasses import asdict
from getpass import getpass
from pathlib import Path

from bcu_desk.shell.cli.answers import Answer
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import joining
from bcu_desk.work.opening import Program

_LONGEST = 1_000  # characters of a line that may hold five words


def invite(program: Program, file: Path, name: str, out: Path) -> Answer:
    """Let a desk of that name in; the passphrase is told here and kept nowhere."""
    made = joining.invite_spoken(program.open(file), KeyShelf.of(program.profile), name, out)
    return Answer(
        {**asdict(made), "file": str(out)},
        f"{made.name} is desk {made.number:02d}; its join file: {out}\n"
        f"Its passphrase, to be spoken on the telephone: {made.passphrase}\n"
        "It is kept nowhere. Do not write it on what carries the file.\n"
        f"This desk's words: {made.lead_words}\n"
        "Compare them on the same call once the file is opened there.\n"
        f"If it never joins: bcu-desk desk revoke {file} {made.number}",
    )


def passphrase_for(join: Path, given: str | None) -> str:
    """The passphrase of a join file that asks for one: as given, typed, or the first line read."""
    if given is not None or not joining.asks_passphrase(join):
        return given or ""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        return getpass("The passphrase, five words: ")
    return sys.stdin.readline(_LONGEST)
