"""The call that lists the packs that were made."""

from __future__ import annotations

import argparse
from pathlib import Path

from bcu_desk.features.briefing.queries import Packs
from bcu_desk.shell.cli.answers import Answer, table
from bcu_desk.work import wire
from bcu_desk.work.opening import Program
from bcu_desk.work.view import View

NONE = "No pack was made from this file yet. Next: bcu-desk brief FILE OUT.pdf --marking …"


def packs(program: Program, given: argparse.Namespace) -> Answer:
    """The book of packs, the newest first."""
    desk = program.open(Path(given.file), read_only=True)
    with desk.reader() as reader:
        rows = Packs().rows(reader, View(desk.clock.today()))
    return Answer({"packs": wire.plain(rows)}, table(rows) if rows else NONE)
