"""The first schema: every table, index and trigger as the .sql file of the same name has them.

Imports nothing of the program, so that it works the same for ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from alembic import op

revision = "first_schema"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x42435544
SCHEMA = 1


def upgrade() -> None:
    """Make the schema in an empty file."""
    connection = op.get_bind()
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    for statement in statements(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")):
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: the old content is kept beside the file."""
    raise NotImplementedError


def statements(text: str) -> Iterator[str]:
    """The statements of a script; a trigger's body counts as part of its statement."""
    gathered = ""
    for line in text.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered.strip().removesuffix(";")
            gathered = ""
