"""The profile folder: settings, logs and recent files of this person on this computer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import platformdirs


def profile_folder(environment: Mapping[str, str]) -> Path:
    """The folder; `BCU_DESK_PROFILE` names another. It is made where it is missing."""
    told = environment.get("BCU_DESK_PROFILE")
    folder = Path(told) if told else Path(platformdirs.user_data_dir("BCU Desk", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
