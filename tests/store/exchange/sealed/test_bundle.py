"""Exchange files: what was written is read, and nothing else is."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import msgspec
import pytest

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed import bundle as exchange
from bcu_desk.store.exchange.sealed.bundle import Bundle, Manifest, read_bundle
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import Feed, Item, Segment, seal

ROMFORD, ILFORD, STRANGER = DeskKeys.make(), DeskKeys.make(), DeskKeys.make()
PLACE = Feed("EA", FeedId(3, 1), "0001", {"person": ("id", "name")})
KNOWN = Knowledge({FeedId(3, 1): 2, FeedId(4, 1): 7})


def segment(first: int = 1) -> Segment:
    item = Item(first, 1, 100, "insert", "person", 12, 0b11, (12, "A person who is not"))
    return seal(PLACE, (item,), (), b"", ROMFORD)


def manifest_of(segments: tuple[Segment, ...], sealed: list[bytes], **changed: object) -> Manifest:
    told = Manifest(
        format=exchange.FORMAT,
        features=("segments-1", "age-1"),
        group="EA",
        group_name="East Area",
        desk=3,
        incarnation=1,
        desk_name="Romford",
        to=(4,),
        purpose="changes",
        marking="OFFICIAL-SENSITIVE",
        knows=exchange.triples(KNOWN),
        needs=(),
        wants=(),
        part=(1, 1),
        members=tuple(
            exchange.member_of(one, part) for one, part in zip(segments, sealed, strict=True)
        ),
        schema="0001",
        program="0.1.0",
        made="2017-02-03T09:15:00Z",
    )
    return msgspec.structs.replace(told, **changed)


def a_file(**changed: object) -> bytes:
    segments = (segment(1), segment(2))
    sealed = [exchange.sealed_for(one, (ILFORD.public, ROMFORD.public)) for one in segments]
    return exchange.bundle(manifest_of(segments, sealed, **changed), sealed, ROMFORD)


def read(told: bytes) -> Bundle:
    """As a desk reads it: the file, the sender's signature, the segments."""
    found = read_bundle(told)
    found.check(ROMFORD.public)
    for one in found.segments(ILFORD):
        one.check(ROMFORD.public)
        one.open()
    return found


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


def test_no_bit_of_a_file_can_be_another() -> None:
    told = a_file()
    draw = random.Random(20170109)
    chosen = draw.sample(range(len(told) * 8), 1500)
    ends = [*range(60 * 8), *range((len(told) - 60) * 8, len(told) * 8)]
    for at in {*chosen, *ends}:
        changed = bytearray(told)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(Refused, match="exchange_"):
            read(bytes(changed))


def test_no_file_can_be_cut_or_grow() -> None:
    told = a_file()
    for length in [*range(0, len(told), 7), len(told) - 1]:
        with pytest.raises(Refused, match="exchange_"):
            read(told[:length])
    for more in (b"\0", b"x" * 30, told):
        with pytest.raises(Refused, match="exchange_"):
            read(told + more)
        with pytest.raises(Refused, match="exchange_"):
            read(more + told)


def test_what_chance_makes_of_a_file_is_refused_in_the_same_way() -> None:
    draw = random.Random(7)
    for _ in range(400):
        changed = bytearray(a_file() if draw.random() < 0.1 else TOLD)
        for _ in range(draw.randint(1, 6)):
            at = draw.randrange(len(changed))
            changed[at : at + draw.randint(0, 9)] = draw.randbytes(draw.randint(0, 9))
        if bytes(changed) != TOLD:
            with pytest.raises(Refused, match="exchange_"):
                read(bytes(changed))


TOLD = a_file()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"format": (2, 0)}, "exchange_newer"),
        ({"features": ("segments-1", "age-1", "lens-2")}, "exchange_newer"),
        ({"format": (1, 9)}, None),
    ],
)
def test_a_newer_format_is_told_as_such(changed: dict[str, object], code: str | None) -> None:
    told = a_file(**changed)
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
