"""Exchange files made by hand, and read as a desk reads them."""

from __future__ import annotations

import msgspec

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.store.exchange.sealed import bundle as exchange
from bcu_desk.store.exchange.sealed.bundle import Bundle, Manifest, read_bundle
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import Feed, Item, Segment, seal

ROMFORD, ILFORD, STRANGER = DeskKeys.make(), DeskKeys.make(), DeskKeys.make()
PLACE = Feed("EA", FeedId(3, 1), "0001", {"person": ("id", "name")})
KNOWN = Knowledge({FeedId(3, 1): 2, FeedId(4, 1): 7})


def segment(first: int = 1) -> Segment:
    """One change of desk 3, sealed."""
    item = Item(first, 1, 100, "insert", "person", 12, 0b11, (12, "A person who is not"))
    return seal(PLACE, (item,), (), b"", ROMFORD)


def manifest_of(segments: tuple[Segment, ...], sealed: list[bytes], **changed: object) -> Manifest:
    """What desk 3 says of a file for desk 4."""
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


def a_file(count: int = 2, **changed: object) -> bytes:
    """A file of so many segments."""
    every = tuple(segment(first) for first in range(1, count + 1))
    sealed = [exchange.sealed_for(one, (ILFORD.public, ROMFORD.public)) for one in every]
    return exchange.bundle(manifest_of(every, sealed, **changed), sealed, ROMFORD)


def read(told: bytes) -> Bundle:
    """As a desk reads it: the file, the sender's signature, the segments."""
    found = read_bundle(told)
    found.check(ROMFORD.public)
    for one in found.segments(ILFORD):
        one.check(ROMFORD.public)
        one.open()
    return found
