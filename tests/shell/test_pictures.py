"""The call that draws pictures: sizes, themes, scales."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.shell import pictures


def test_each_theme_gets_a_folder_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[object, ...]] = []

    def drawn(*wanted: object) -> list[Path]:
        asked.append(wanted)
        return [Path(f"{wanted[1]}/home.png")]

    monkeypatch.setattr(pictures, "draw_pages", drawn)
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    words = ["a.bcu", str(tmp_path), "--theme", "light,dark", "--size", "800x600", "--scale", "1.5"]
    assert pictures.main(words) == 0
    light, dark = (tmp_path / f"{theme}-800x600-1.5" for theme in ("light", "dark"))
    assert asked == [
        (Path("a.bcu"), light, "light", (800, 600)),
        (Path("a.bcu"), dark, "dark", (800, 600)),
    ]
    assert capsys.readouterr().out.splitlines() == [f"{light}/home.png", f"{dark}/home.png"]
