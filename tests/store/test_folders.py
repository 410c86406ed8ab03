"""Where the program's own folders are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bcu_desk.store import folders


def test_from_source_the_folders_lie_beside_the_package() -> None:
    assert (folders.resources() / "text" / "refusals").is_dir()
    assert (folders.migrations() / "versions").is_dir()


def test_a_frozen_build_brings_them_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert folders.resources() == tmp_path / "resources"
