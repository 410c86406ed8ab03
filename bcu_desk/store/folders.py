"""Where the program's own read-only folders are, from source and in a frozen build."""

from __future__ import annotations

import sys
from pathlib import Path


def program_folder() -> Path:
    """The folder that holds `resources` and `migrations`."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]


def resources() -> Path:
    """The folder of icons, themes, maps, reference data, texts and help."""
    return program_folder() / "resources"


def migrations() -> Path:
    """The folder of Alembic's environment and scripts."""
    return program_folder() / "migrations"
