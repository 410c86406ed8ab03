"""The profile folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from bcu_desk.work.profile import profile_folder


def test_the_environment_can_name_the_folder(tmp_path: Path) -> None:
    folder = profile_folder({"BCU_DESK_PROFILE": str(tmp_path / "new" / "one")})
    assert folder.is_dir()


def test_otherwise_it_is_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(tmp_path / "system"))
    assert profile_folder({}) == tmp_path / "system"
