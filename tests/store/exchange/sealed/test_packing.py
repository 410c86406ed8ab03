"""Bytes from another desk."""

from __future__ import annotations

import msgspec
import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.packing import decoded


def test_what_it_should_be_is_read() -> None:
    assert decoded(tuple[int, str], msgspec.msgpack.encode((3, "Romford"))) == (3, "Romford")


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"\xc1",
        msgspec.msgpack.encode(("3", "Romford")),
        msgspec.msgpack.encode((3, "Romford"))[:-1],
        msgspec.msgpack.encode((3, "Romford")) + b"\0",
        b"\x92\x03\xa1\xff",
        b"\x91" * 100_000 + b"\x00",
    ],
)
def test_anything_else_is_refused(told: bytes) -> None:
    with pytest.raises(Refused, match="exchange_damaged"):
        decoded(tuple[int, str], told)
