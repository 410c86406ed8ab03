"""A file that is there is written over only when the call says so."""

from __future__ import annotations

from pathlib import Path


def test_an_export_leaves_a_file_alone_unless_told_to_replace_it(
    say, file: str, tmp_path: Path
) -> None:
    out = tmp_path / "people.csv"
    out.write_text("mine", "utf-8")
    words = ("export", file, str(out), "--tables", "people")
    code, told = say(*words)
    assert (code, told["refused"]["code"]) == (1, "out_exists")
    assert "--replace" in told["refused"]["message"]
    assert out.read_text("utf-8") == "mine"
    assert say(*words, "--replace")[0] == 0
    assert out.read_text("utf-8") != "mine"
