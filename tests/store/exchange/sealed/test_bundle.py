"""Exchange files: what was written is read, and nothing else is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed import bundle as exchange
from bcu_desk.store.exchange.sealed.bundle import read_bundle
from tests.store.exchange.sealed.files import (
    ILFORD,
    KNOWN,
    ROMFORD,
    STRANGER,
    a_file,
    manifest_of,
    read,
    segment,
)

TOLD = a_file()


def test_a_file_says_what_it_is_and_opens_for_whom_it_is_for() -> None:
    found = read(a_file())
    assert exchange.knowledge(found.manifest.knows) == KNOWN
    assert [one.header.first for one in found.segments(ILFORD)] == [1, 2]
    assert [one.header.first for one in found.segments(ROMFORD)] == [1, 2]
    with pytest.raises(Refused, match="exchange_not_for_us"):
        found.segments(STRANGER)


def test_whoever_finds_it_can_read_what_it_is_and_nothing_more() -> None:
    told = a_file()
    with zipfile.ZipFile(io.BytesIO(told)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["mimetype", "README.txt"]
        assert b"BCU Desk" in archive.read("README.txt")
    assert b"A person who is not" not in told


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"format": (2, 0)}, "exchange_newer"),
        ({"features": ("segments-1", "age-1", "lens-2")}, "exchange_newer"),
        ({"format": (1, 9)}, None),
    ],
)
def test_a_newer_format_is_told_as_such(changed: dict[str, object], code: str | None) -> None:
    told = a_file(2, **changed)
    if code is None:
        assert read(told).manifest.format == (1, 9)
        return
    with pytest.raises(Refused, match=code):
        read(told)


def test_a_member_under_another_name_is_refused() -> None:
    one = segment(1)
    sealed = [exchange.sealed_for(one, (ILFORD.public,))]
    lying = exchange.member_of(segment(2), sealed[0])
    told = exchange.bundle(manifest_of((one,), sealed, members=(lying,)), sealed, ROMFORD)
    with pytest.raises(Refused, match="exchange_damaged"):
        read(told)


def test_archives_of_another_make_are_refused() -> None:
    found = read_bundle(TOLD)
    parts = {
        "mimetype": exchange.MIME.encode(),
        "README.txt": exchange.README.encode(),
        "manifest.msgpack": found.told,
        "manifest.sig": found.signature,
        **found.sealed,
    }
    for packed, names in (
        (zipfile.ZIP_DEFLATED, list(parts)),
        (zipfile.ZIP_STORED, [*parts][::-1]),
        (zipfile.ZIP_STORED, [*parts, "../evil.txt"]),
        (zipfile.ZIP_STORED, [*parts][:-1]),
    ):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", packed) as archive:
            for name in names:
                archive.writestr(name, parts.get(name, b"evil"))
        with pytest.raises(Refused, match="exchange_"):
            read(made.getvalue())


def test_a_file_is_never_written_over_and_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / f"BCU-EA{exchange.ENDING}"
    exchange.write_new(path, TOLD)
    assert exchange.read_file(path).manifest == read_bundle(TOLD).manifest
    with pytest.raises(FileExistsError):
        exchange.write_new(path, a_file())
    assert path.read_bytes() == TOLD
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_disk_that_gives_back_something_else_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"BCU-EA{exchange.ENDING}"
    monkeypatch.setattr(Path, "read_bytes", lambda _path: TOLD[:-1])
    with pytest.raises(Refused, match="exchange_not_read_back"):
        exchange.write_new(path, TOLD)


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.bcusync"
    with path.open("wb") as file:
        file.truncate(exchange.LARGEST + 1)
    with pytest.raises(Refused, match="exchange_impossible_size"):
        exchange.read_file(path)
