"""Alembic's scripts run on an open connection: all steps to a revision in one transaction.

Imported only where a file needs it, as Alembic takes 0.3 s. `transactional_ddl` and
BEGIN IMMEDIATE make it all or nothing; foreign keys are the caller's to switch off, as batch
changes on a parent would delete its children (TECH finding 2).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool


def climb(opened: sqlite3.Connection, scripts: Path, revision: str) -> None:
    """Bring an open file to a revision.

    The connection must have isolation_level None and foreign keys off. An error rolls all
    back; sqlite3.Error where a statement failed.
    """
    engine = create_engine("sqlite://", creator=lambda: opened, poolclass=StaticPool)
    config = config_of(scripts)
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            command.upgrade(config, revision)
        except DBAPIError as error:
            connection.rollback()
            raise (error.orig or error) from error
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def config_of(scripts: Path) -> Config:
    """Alembic's settings for a folder of scripts; no settings file is needed."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def heads(scripts: Path) -> tuple[str, ...]:
    """The newest revisions of a folder of scripts: one, unless branches were left unmerged."""
    return tuple(ScriptDirectory.from_config(config_of(scripts)).get_heads())
