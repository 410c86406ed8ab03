"""Alembic's environment: the connection and its transaction are the caller's.

Imports nothing of the program, so that an old script works the same for ever.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
