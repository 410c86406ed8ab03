"""A desk's keys."""

from __future__ import annotations

import pyrage
from pyrage import x25519

from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys


def test_what_a_desk_signed_holds_for_its_purpose_only() -> None:
    keys = DeskKeys.make()
    signature = keys.sign("segment", b"told")
    assert keys.public.signed("segment", b"told", signature)
    assert not keys.public.signed("manifest", b"told", signature)
    assert not keys.public.signed("segment", b"told.", signature)
    assert not DeskKeys.make().public.signed("segment", b"told", signature)


def test_a_key_that_is_none_signs_nothing() -> None:
    keys = DeskKeys.make()
    broken = PublicKeys(b"short", keys.public.opens)
    assert not broken.signed("segment", b"told", keys.sign("segment", b"told"))


def test_the_public_parts_belong_to_the_private_ones() -> None:
    keys = DeskKeys.make()
    again = DeskKeys(keys.signs, keys.opens)
    assert again.public == keys.public
    assert again.public.fingerprint == keys.public.fingerprint
    assert len({DeskKeys.make().public.fingerprint for _ in range(5)}) == 5
    recipient = x25519.Recipient.from_str(keys.public.opens)
    sealed = pyrage.encrypt(b"for you", [recipient])
    assert pyrage.decrypt(sealed, [x25519.Identity.from_str(keys.opens)]) == b"for you"
