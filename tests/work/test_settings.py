"""Settings: kept in the profile, safe against bad files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bcu_desk.work.settings import SETTINGS, Settings


def test_defaults_hold_until_something_is_set(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for setting in SETTINGS:
        assert settings[setting.name] == setting.default
    settings.set("theme", "dark")
    settings.set("recent_files", ("a.bcu", "b.bcu"))
    again = Settings(tmp_path)
    assert again.text("theme") == "dark"
    assert again["recent_files"] == ("a.bcu", "b.bcu")


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "pink"), ("text_size", "big"), ("recent_files", "a"), ("rail_folded", 1)],
)
def test_a_value_that_does_not_fit_is_a_bug(tmp_path: Path, name: str, value: object) -> None:
    with pytest.raises(ValueError, match=name):
        Settings(tmp_path).set(name, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["{", "[]", '"x"', "7", '{"format": 0}', '{"format": 99}', '{"theme": "dark"}', "\xff"]
)
def test_a_bad_file_is_kept_aside_and_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(text.encode("latin-1"))
    settings = Settings(tmp_path)
    assert settings["theme"] == "system"
    assert "settings.bad.json" in settings.trouble
    assert (tmp_path / "settings.bad.json").read_bytes() == text.encode("latin-1")
    assert not path.exists()


def test_unknown_and_unfitting_values_are_left_out(tmp_path: Path) -> None:
    told = {"format": 1, "theme": "pink", "later": 1, "last_page": "coverage"}
    (tmp_path / "settings.json").write_text(json.dumps(told))
    settings = Settings(tmp_path)
    assert (settings["theme"], settings["last_page"], settings.trouble) == (
        "system",
        "coverage",
        "",
    )


def test_setting_the_same_again_writes_nothing(tmp_path: Path) -> None:
    Settings(tmp_path).set("theme", "system")
    assert not (tmp_path / "settings.json").exists()
