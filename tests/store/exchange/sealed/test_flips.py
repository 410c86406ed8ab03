"""Exchange files of which one bit is another, or that were cut: every one of them is refused.

The archive is held together by checksums and by being written in one way only, so that a flipped
bit seldom comes as far as the signatures. So the parts inside are flipped too, with everything
around them put right again, as somebody would do who meant harm.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import msgspec
import pyrage
import pytest
from pyrage import x25519

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed import bundle as exchange
from bcu_desk.store.exchange.sealed.bundle import Bundle, read_bundle
from tests.store.exchange.sealed.files import ILFORD, ROMFORD, a_file, manifest_of, read, segment

TOLD = a_file()
SMALL = a_file(1)
FOUND = read_bundle(SMALL)
ONE = segment()
Wrap = Callable[[bytes], bytes]


def flipped(told: bytes) -> Iterator[bytes]:
    """With each bit another, one at a time."""
    for at in range(len(told) * 8):
        changed = bytearray(told)
        changed[at // 8] ^= 1 << at % 8
        yield bytes(changed)


def cut(told: bytes) -> Iterator[bytes]:
    """Of every smaller length."""
    return (told[:length] for length in range(len(told)))


def refusals(every: Iterator[bytes], wrap: Wrap = bytes) -> set[str]:
    """The codes with which files are refused; one that is taken, or another error, fails."""
    codes = set()
    for at, one in enumerate(every):
        try:
            read(wrap(one))
        except Refused as refused:
            codes.add(refused.code)
        else:
            pytest.fail(f"number {at} was taken")
    return codes


def with_manifest(told: bytes) -> bytes:
    """A file that says something else of itself."""
    return exchange._archive(told, FOUND.signature, FOUND.sealed)


def with_signature(told: bytes) -> bytes:
    """A file with another signature."""
    return exchange._archive(FOUND.told, told, FOUND.sealed)


def with_sealed(told: bytes) -> bytes:
    """A file with another thing where the segment was, listed as what it is and signed."""
    member = msgspec.structs.replace(
        exchange.member_of(ONE, told), first=ONE.header.first, last=ONE.header.last
    )
    return exchange.bundle(manifest_of((), [], members=(member,)), [told], ROMFORD)


def with_segment(told: bytes) -> bytes:
    """A file with another thing inside what is sealed for its reader."""
    return with_sealed(pyrage.encrypt(told, [_reader()]))


def _reader() -> x25519.Recipient:
    return x25519.Recipient.from_str(ILFORD.public.opens)


PARTS = {
    "manifest": (FOUND.told, with_manifest, {"exchange_damaged", "exchange_newer"}),
    "signature": (FOUND.signature, with_signature, set()),
    "sealed": (next(iter(FOUND.sealed.values())), with_sealed, {"exchange_not_for_us"}),
    "segment": (
        msgspec.msgpack.encode((ONE.head, ONE.signature, ONE.payload)),
        with_segment,
        {"exchange_damaged"},
    ),
}
by_part = pytest.mark.parametrize("part", PARTS)


def test_no_bit_of_a_file_can_be_another() -> None:
    assert refusals(flipped(TOLD)) <= {"exchange_damaged", "exchange_impossible_size"}


def test_no_file_can_be_cut_or_grow() -> None:
    assert refusals(cut(TOLD)) == {"exchange_damaged"}
    more = (b"\0", b"x" * 30, TOLD)
    assert refusals(TOLD + one for one in more) == {"exchange_damaged"}
    assert refusals(one + TOLD for one in more) == {"exchange_damaged"}


@by_part
def test_no_bit_inside_can_be_another_though_all_around_it_is_put_right(part: str) -> None:
    told, wrap, others = PARTS[part]
    assert isinstance(read_or_refused(wrap(told)), Bundle)
    codes = refusals(flipped(told), wrap)
    assert codes <= {"exchange_tampered", *others}


@by_part
def test_nothing_inside_can_be_cut_though_all_around_it_is_put_right(part: str) -> None:
    told, wrap, others = PARTS[part]
    assert refusals(cut(told), wrap) <= {"exchange_tampered", "exchange_damaged", *others}


def read_or_refused(told: bytes) -> Bundle | str:
    """What a file says, or why it is refused."""
    try:
        return read(told)
    except Refused as refused:
        return refused.code


def test_what_chance_makes_of_a_file_is_refused_in_the_same_way() -> None:
    draw = random.Random(7)
    assert all(code.startswith("exchange_") for code in refusals(by_chance(draw, TOLD, 4_000)))


@by_part
def test_what_chance_makes_of_what_is_inside_is_refused_in_the_same_way(part: str) -> None:
    told, wrap, _ = PARTS[part]
    draw = random.Random(f"{part} 7")
    codes = refusals(by_chance(draw, told, 1_000), wrap)
    assert all(code.startswith("exchange_") for code in codes)


def by_chance(draw: random.Random, told: bytes, count: int) -> Iterator[bytes]:
    """With a few stretches replaced by others, shorter or longer."""
    for _ in range(count):
        changed = bytearray(told)
        for _ in range(draw.randint(1, 6)):
            at = draw.randrange(len(changed))
            changed[at : at + draw.randint(0, 9)] = draw.randbytes(draw.randint(0, 9))
        if changed != told:
            yield bytes(changed)
