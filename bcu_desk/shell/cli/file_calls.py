"""Calls on desk files as a whole: new, info, backup, restore, verify."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import LONDON
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.cli.membership.places import refuse_missing_folder
from bcu_desk.shell.cli.words.desk_words import held_up_lines, withdrawn_lines
from bcu_desk.shell.cli.words.moments import in_london_words
from bcu_desk.store import backup as copies
from bcu_desk.store import verify as checks
from bcu_desk.store.backup import KeptCopy
from bcu_desk.store.unusable import NOT_A_DESK
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.opening import Program
from bcu_desk.work.sentences import sentence
from bcu_desk.work.state_of_file import note_backup, state_of_file


def new(program: Program, given: argparse.Namespace) -> Answer:
    """Make a desk file with a sample."""
    path = Path(given.file)
    refuse_missing_folder(path)
    wanted = NewFile(kind=given.sample, seed=given.seed, scale=given.scale)
    try:
        create_file(path, wanted, program.clock)
    except FileExistsError:
        raise Refused("file_exists", file=str(path)) from None
    document = {"file": str(path), "sample": given.sample, "seed": given.seed}
    return Answer(document, f"Made {path.name} with sample “{given.sample}”. Next: bcu-desk {path}")


def info(program: Program, given: argparse.Namespace) -> Answer:
    """What a desk file is and holds."""
    desk = program.open(Path(given.file), read_only=True)
    state = state_of_file(desk)
    shelf = KeyShelf.of(program.profile)
    kept = copies.kept_copies(shelf.copies, Path(given.file).stem)
    document = {
        **asdict(state),
        "last_backup": _newest(state.last_backup, kept),
        "keys": shelf.kept_in(state.group, state.desk_number),
        "copies": _copies(shelf.copies, kept),
    }
    told = [(name, value) for name, value in document.items() if name != "held_up"]
    lines = [f"{name.replace('_', ' '):16}{_words(value)}" for name, value in told]
    lines += held_up_lines(state.held_up, state.desk_number)
    lines += withdrawn_lines(state.status)
    return Answer(document, "\n".join(lines))


def _newest(told: str | None, kept: Sequence[KeptCopy]) -> str | None:
    """When the file was last copied, by a call or into this profile; UTC text, or None."""
    found = [datetime.fromisoformat(told)] if told else []
    for one in kept[:1]:
        found.append(datetime.strptime(one.wall, "%Y%m%dT%H%M").replace(tzinfo=LONDON))
    return f"{max(found).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if found else None


def _copies(folder: Path, kept: Sequence[KeptCopy]) -> str:
    """What copies this profile keeps of a file, as are made before an exchange file is applied."""
    if not kept:
        return ""
    newest = kept[0].path.name
    return f"{len(kept)} kept in {folder}, the newest {newest}"


def _words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in value.items())
    return "none" if value is None or value == "" else in_london_words(str(value))


def backup(program: Program, given: argparse.Namespace) -> Answer:
    """Copy a desk file, check the copy and put it in place."""
    refuse_missing_folder(Path(given.out))
    try:
        made = copies.back_up(Path(given.file), Path(given.out))
    except FileExistsError:
        raise Refused("file_exists", file=given.out) from None
    note_backup(Path(given.file), program.clock)
    return Answer(_document(asdict(made)), f"Copied and checked: {given.out}")


def restore(_program: Program, given: argparse.Namespace) -> Answer:
    """Put a checked copy in a desk file's place; the replaced file is kept."""
    refuse_missing_folder(Path(given.file))
    made = copies.restore(Path(given.backup), Path(given.file))
    return Answer(_document(asdict(made)), f"Restored {given.file} from {given.backup}")


def verify(_program: Program, given: argparse.Namespace) -> Answer:
    """Check a desk file through and through; exit code 3 where something is wrong."""
    report = checks.verify(Path(given.file))
    faults = [
        {"code": fault.code, "message": sentence(fault.code, dict(fault.facts))}
        for fault in report.faults
    ]
    document = _document({**asdict(report), "rows": dict(report.rows), "faults": faults})
    document["whole"] = report.whole
    words = [str(fault["message"]) for fault in faults] or [f"{given.file} is whole."]
    return Answer(document, "\n".join(words), 0 if report.whole else NOT_A_DESK)


def _document(fields: dict[str, object]) -> dict[str, object]:
    """A report's fields as JSON values."""
    return {
        name: str(value) if isinstance(value, Path) else value for name, value in fields.items()
    }
