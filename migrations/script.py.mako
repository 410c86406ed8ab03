"""${message}.

Name the file YYYYMMDD_HHMM_slug.py and give it the slug as its revision. Import nothing of the
program: write the statements out. Rows are never dropped; columns and tables are added.
"""

from __future__ import annotations

from alembic import op

revision = "${up_revision}"
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema and set the schema's number."""
    ${upgrades if upgrades else 'op.get_bind().exec_driver_sql("PRAGMA user_version = N")'}


def downgrade() -> None:
    """There is no way back: the old content is kept beside the file."""
    raise NotImplementedError
