"""What files bring, in words at a terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bcu_desk.domain.merge.knowledge import FeedId, Span
from bcu_desk.shell.cli.words.exchange_words import (
    received_words,
    sent_words,
    span_words,
)
from bcu_desk.work.exchange.received import Asked, Author, Received
from bcu_desk.work.exchange.sending import Sent
from bcu_desk.work.tables.nouns import counted

SPAN = Span(FeedId(3, 1), 4, 9)
NAMES = {1: "Stratford", 2: "Ilford", 3: "Barking"}


def _found(**told: object) -> Received:
    given: dict[str, object] = {
        "state": "new", "applied": False, "senders": ("Ilford",), "changes": 2, "new": {},
        "changed": {}, "removed": {}, "conflicts": 0, "clashes": 0, "waiting": 0, "missing": (),
    }  # fmt: skip
    return Received(**{**given, **told})


def test_what_is_removed_stands_first() -> None:
    found = _found(
        changes=12, removed={"booking": 12}, new={"off_road": 1}, much=True, clashes=1,
        authors=(Author("PS Kaur", 2, 12, 12),), builds_on=((1, 40),),
    )  # fmt: skip
    told = received_words(found, "a.bcu", NAMES).splitlines()
    assert told[0].startswith("IT REMOVES MUCH: 12 bookings")
    assert told[1:3] == ["  removed: 12 bookings", "  new: 1 off-road spell"]
    assert "  PS Kaur at Ilford: 12 changes, 12 removals among them" in told
    assert "  builds on earlier changes of Stratford up to 40" in told
    assert "12 changes, sent by Ilford" in told
    assert told[-1] == "Nothing was taken in yet: add --apply."
    assert "IT REMOVES" not in received_words(replace(found, applied=True), "a.bcu", NAMES)
    gone = replace(found, gone=tuple(("booking", n) for n in range(12)))
    told = received_words(gone, "a.bcu", NAMES, ("booking EA-1", "booking EA-2")).splitlines()
    assert told[2:5] == ["    booking EA-1", "    booking EA-2", "    and 10 more"]
    only_word = received_words(_found(changes=0), "a.bcu", NAMES)
    assert "No new changes, only word of what was taken in at Ilford" in only_word


def test_small_files_and_those_that_wait_say_what_is_next() -> None:
    assert "A receipt: what Ilford has" in received_words(_found(state="receipt"), "a.bcu", NAMES)
    noted = received_words(_found(state="receipt", applied=True), "a.bcu", NAMES)
    assert noted.endswith("Noted.")
    asked = _found(state="request", asked=(Asked(3, "Barking", (SPAN,)),))
    told = received_words(asked, "a.bcu", NAMES)
    assert "Barking asks for changes 4-9 of Barking. Answer: bcu-desk send a.bcu OUT --to 3" in told
    waits = received_words(_found(state="waiting", waiting=1, missing=(SPAN,)), "a.bcu", NAMES)
    assert "1 part waiting for changes 4-9 of Barking" in waits
    assert "--request" in waits
    unlisted = Span(FeedId(9, 1), 7, 7)
    kept = _found(state="waiting", applied=True, waiting=1, missing=(SPAN, unlisted))
    told = received_words(kept, "a.bcu", NAMES)
    assert "waiting for changes 4-9 of Barking, change 7 of desk 09" in told
    assert told.endswith("taken in by itself once what it waits for has come.")
    assert received_words(_found(state="nothing_new"), "a.bcu", NAMES).startswith("Nothing new")


def test_counts_and_spans() -> None:
    assert [counted(2, one) for one in ("clash", "change", "person", "authority")] == [
        "2 clashes", "2 changes", "2 people", "2 authorities",
    ]  # fmt: skip
    assert counted(1, "clash") == "1 clash"
    assert span_words(SPAN) == "changes 4-9 of desk 03"


def test_what_went_out_is_told_for_one_desk_and_for_several() -> None:
    files = (Path("a.bcusync"),)
    one = Sent(files, 1, (1,), "changes", ("Stratford",), 1)
    assert sent_words(one).startswith("1 change for Stratford:")
    three = Sent(files, 3, (1, 2, 3), "changes", tuple(NAMES.values()), 3)
    assert "3 changes for Stratford, Ilford and Barking:" in sent_words(three)
    passed_on = sent_words(replace(three, made_here=2))
    assert passed_on.startswith("3 changes, 2 of them made here, for Stratford")
    assert sent_words(replace(one, made_here=0)).startswith("1 change, made elsewhere, for")
    only_word = sent_words(Sent(files, 0, (2, 3), "changes", ("Ilford", "Barking")))
    assert only_word.startswith("No new changes, only word of what was taken in here, for Ilford")
    receipt = sent_words(Sent(files, 0, (2,), "receipt", ("Ilford",)))
    assert receipt.startswith("A receipt (what this desk has) for Ilford")
