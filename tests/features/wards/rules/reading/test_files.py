"""Only plain files of a fair size are opened, and a .zip is unpacked with a limit."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading import files
from bcu_desk.features.wards.rules.reading.files import content_of
from tests.features.wards.files import shapefile_parts, zipped


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        content_of(path)
    return refused.value.code


def test_a_shapefile_is_read_with_its_parts_in_any_case_and_from_a_zip(tmp_path: Path) -> None:
    parts = shapefile_parts()
    for ending, content in parts.items():
        (tmp_path / f"wards.{ending.upper() if ending == 'prj' else ending}").write_bytes(content)
    assert content_of(tmp_path / "wards.shp") == ("shp", parts)
    (tmp_path / "all.zip").write_bytes(zipped(parts))
    assert content_of(tmp_path / "all.zip") == ("shp", parts)


def test_links_devices_folders_and_other_kinds_are_refused(tmp_path: Path) -> None:
    real = tmp_path / "real.geojson"
    real.write_text("{}", "utf-8")
    link = tmp_path / "link.geojson"
    link.symlink_to(real)
    (tmp_path / "folder.geojson").mkdir()
    os.mkfifo(tmp_path / "pipe.geojson")
    told = {name: refusal(tmp_path / f"{name}.geojson") for name in ("link", "folder", "pipe")}
    assert set(told.values()) == {"boundaries_no_file"}
    assert refusal(tmp_path / "absent.geojson") == "boundaries_unreadable"
    assert refusal(tmp_path / "wards.exe") == "boundaries_unknown_kind"
    (tmp_path / "none.json").touch()
    assert refusal(tmp_path / "none.json") == "boundaries_damaged"


def test_a_bomb_two_files_and_a_link_in_a_zip_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 100_000)
    path = tmp_path / "wards.zip"
    path.write_bytes(zipped({"geojson": b" " * 1_000_000}))
    assert path.stat().st_size < 10_000
    assert refusal(path) == "boundaries_too_large"
    path.write_bytes(zipped({"geojson": b"{}", "json": b"{}"}))
    assert refusal(path) == "boundaries_zip_unclear"
    path.write_bytes(zipped({"geojson": b"{}"})[:-30])
    assert refusal(path) == "boundaries_damaged"
    linked = zipfile.ZipInfo("wards.geojson")
    linked.external_attr = 0o120777 << 16
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr(linked, "/etc/passwd")
    path.write_bytes(held.getvalue())
    assert refusal(path) == "boundaries_no_file"
