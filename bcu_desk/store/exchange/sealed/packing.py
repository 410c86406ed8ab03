"""Bytes from another desk, read as what they should be or refused."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from bcu_desk.domain.refusals import Refused

S = TypeVar("S")


def decoded(kind: type[S], told: bytes) -> S:
    """Packed bytes as a value of this kind. Raises Refused `exchange_damaged`."""
    try:
        return msgspec.msgpack.decode(told, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refused("exchange_damaged") from error
