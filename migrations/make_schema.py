"""Write out the schema of a new file: its statements for a migration, and its fingerprint.

    python migrations/make_schema.py [OUT.sql]

Run it after a change of tables or triggers. Until the first release OUT is
`versions/20170109_0900_first_schema.sql`, the default. After it that file stays as it is for
ever, OUT is a scratch file to copy from, and a new script says only what changes. The newest
entry of `RELEASES` in `bcu_desk/store/identify.py` gets the fingerprint; tests tie all three.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bcu_desk.store.change_log import StepHead
from bcu_desk.store.create import FirstFacts, create
from bcu_desk.store.identify import fingerprint_of

FIRST = Path(__file__).parent / "versions" / "20170109_0900_first_schema.sql"
IDENTIFY = Path(__file__).resolve().parents[1] / "bcu_desk" / "store" / "identify.py"


def schema_of_new_file() -> tuple[str, str]:
    """The statements of a new file as one script, and its schema's fingerprint."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.bcu"
        facts = FirstFacts("key", 1, "Desk", "none", "", "2017-01-09T09:00:00Z")
        head = StepHead("start", "new", "New file", "maker", "2017-01-09T09:00:00Z")
        create(path, facts, (), head)
        with closing(sqlite3.connect(path)) as opened:
            found = opened.execute(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                " AND name <> 'alembic_version' ORDER BY type = 'trigger', type = 'index',"
                " CASE type WHEN 'index' THEN name END, rowid"
            )
            return "\n\n".join(f"{tidy(row[0])};" for row in found) + "\n", fingerprint_of(opened)


def tidy(sql: str) -> str:
    """A statement without blanks at the ends of its lines, tabs as spaces."""
    return "\n".join(line.replace("\t", "  ").rstrip() for line in sql.strip().splitlines())


def put_fingerprint(found: str) -> None:
    """Write a fingerprint into the newest release that the program knows."""
    text = IDENTIFY.read_text(encoding="utf-8")
    last = list(re.finditer(r'^        "([0-9a-f]*)",$', text, re.MULTILINE))[-1]
    IDENTIFY.write_text(text[: last.start(1)] + found + text[last.end(1) :], encoding="utf-8")


if __name__ == "__main__":
    script, fingerprint = schema_of_new_file()
    Path(sys.argv[1] if len(sys.argv) > 1 else FIRST).write_text(script, encoding="utf-8")
    put_fingerprint(fingerprint)
    sys.stdout.write(f"{fingerprint}\n")
