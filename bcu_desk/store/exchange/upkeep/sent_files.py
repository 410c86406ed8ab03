"""What this desk wrote for others, and to whom: a book of its own, in no step and never sent."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from bcu_desk.store.books import sent_file


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file that was written: `purpose` is changes, receipt, request or export.

    `files` are its parts by name, `recipient` to whom it goes, `told` how many changes (of an
    export: rows) it tells; `wall` is UTC text.
    """

    wall: str
    actor: str
    purpose: str
    files: tuple[str, ...]
    recipient: str
    marking: str
    told: int


def note(connection: Connection, one: SentFile) -> None:
    """Write into the book that a file was written."""
    values = {name: getattr(one, name) for name in SentFile.__slots__}
    connection.execute(insert(sent_file).values({**values, "files": json.dumps(one.files)}))


def sent_files(connection: Connection) -> tuple[SentFile, ...]:
    """Every file that was written, the last one first."""
    found = connection.execute(select(sent_file).order_by(sent_file.c.id.desc())).mappings()
    return tuple(
        SentFile(
            **{name: row[name] for name in SentFile.__slots__ if name != "files"},
            files=tuple(json.loads(row["files"])),
        )
        for row in found
    )
