"""What a spoken passphrase opens, and what it costs to try."""

from __future__ import annotations

import re
from time import monotonic

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.passphrase import MOST_WORK, as_spoken, locked, unlocked
from bcu_desk.store.unusable import WrongKey
from tests.work.exchange.quick_lock import quickly_locked

WORDS = "babab dodod fifif gugug hahah"


def with_work(sealed: bytes, work: int) -> bytes:
    """The file, claiming that it takes so much."""
    return re.sub(rb"(-> scrypt \S+) \d+", rb"\g<1> %d" % work, sealed)


def test_what_was_locked_is_opened_by_the_words_and_by_no_others() -> None:
    sealed = locked(b"told", WORDS)
    found = re.search(rb"-> scrypt \S+ (\d+)\n", sealed)
    assert found is not None
    assert 14 <= int(found[1]) <= MOST_WORK
    assert unlocked(sealed, WORDS) == b"told"
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        unlocked(sealed, f"{WORDS} h")


def test_only_letters_count() -> None:
    assert as_spoken(" BABAB, dodod-fifif\ngugughahah. ") == WORDS
    assert unlocked(quickly_locked(b"told", WORDS), WORDS.upper().replace(" ", "")) == b"told"


def test_each_wrong_word_is_answered_alike() -> None:
    sealed = quickly_locked(b"told", WORDS)
    for wrong in ("", WORDS[:-5], "zabab" + WORDS[5:], WORDS[:-1] + "j", "ÄÖÜ ß"):
        with pytest.raises(WrongKey) as told:
            unlocked(sealed, wrong)
        assert (told.value.code, told.value.facts) == ("wrong_passphrase", {})


@pytest.mark.parametrize("work", [MOST_WORK + 1, 30, 63, 99])
def test_work_without_sense_is_refused_before_it_is_begun(work: int) -> None:
    begun = monotonic()
    with pytest.raises(Refused, match="join_too_much_work"):
        unlocked(with_work(quickly_locked(b"told", WORDS), work), WORDS)
    assert monotonic() - begun < 0.5


def test_what_was_not_locked_so_is_damaged() -> None:
    sealed = quickly_locked(b"told", WORDS)
    for odd in (b"", sealed[:40], with_work(sealed, 0), sealed.replace(b"scrypt", b"X25519")):
        with pytest.raises(Refused, match="exchange_damaged"):
            unlocked(odd, WORDS)
